"""Whatever is in the tracker: no figure without its records, no difference without its line."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from lado_desktop import vocab
from lado_desktop.services.counts import engine, profile, words
from lado_desktop.services.counts.facts import CaseFact, ContactFact, Facts, MeetingFact
from lado_desktop.services.counts.profile import Profile
from lado_desktop.services.counts.table import CountedTable, Counts
from tests.services.counts.made import plain

ENGLAND = vocab.load("england")
SHIPPED = [profile.load(name) for name in profile.names()]
DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
MAYBE_DAY = st.none() | DAYS


def codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*(term.code for term in ENGLAND.lists[name]), "local"])


def some_codes(name: str, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(codes(name), unique=True, max_size=most).map(tuple)


Fact = TypeVar("Fact", ContactFact, CaseFact, MeetingFact)
IDS = st.integers(1, 30)
NO_WORDS = st.just("")
TYPE, AGENCY, THRESHOLD = (st.none() | codes(name) for name in ("contact_type", "agency", "threshold"))
SECTORS, CATEGORIES = some_codes("sector"), some_codes("category")
CONTACT = st.builds(ContactFact, IDS, NO_WORDS, DAYS, TYPE, AGENCY, SECTORS, CATEGORIES, THRESHOLD, st.none() | IDS)
CASE = st.builds(
    CaseFact, IDS, NO_WORDS, DAYS, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY, MAYBE_DAY, some_codes("category"),
    st.lists(st.tuples(codes("outcome"), MAYBE_DAY), max_size=3).map(tuple), st.none() | codes("sector"), st.booleans(),
    st.none() | codes("threshold"),
)  # fmt: skip
MEETING = st.builds(
    MeetingFact, IDS, NO_WORDS, MAYBE_DAY, st.none() | codes("meeting_type"), st.integers(1, 9), st.booleans()
)


def distinct(each: st.SearchStrategy[Fact]) -> st.SearchStrategy[tuple[Fact, ...]]:
    return st.lists(each, unique_by=lambda fact: fact.id, max_size=12).map(tuple)


FACTS = st.builds(Facts, distinct(CONTACT), distinct(CASE), distinct(MEETING))
EDGES = st.lists(st.integers(1, 30), min_size=1, max_size=5, unique=True).map(sorted).map(tuple)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """One of those that ship, or a plain one with its switches set at random."""
    shipped = draw(st.none() | st.sampled_from(SHIPPED))
    if shipped:
        return shipped
    return plain(
        categories=draw(st.sampled_from(["every", "main"])),
        category_unit=draw(st.sampled_from(["case", "contact"])),
        cohort=draw(st.sampled_from(["initial_meeting", "closed", "received"])),
        threshold_met_only=draw(st.booleans()),
        met_without_decision=draw(st.sampled_from([(), ("referral", "consultation")])),
        end=draw(st.sampled_from(["concluded", "closed", "employer"])),
        bands=draw(st.sampled_from(["cumulative", "exclusive"])),
        edges=draw(EDGES),
        percent_of=draw(st.sampled_from(["base", "known", "threshold_met", "received"])),
        split_non_recent=draw(st.booleans()),
        year=draw(st.sampled_from(["fiscal", "calendar", "academic"])),
    )


@st.composite
def counted(draw: st.DrawFn) -> Counts:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return engine.count(draw(FACTS), draw(profiles()), start, end, draw(DAYS))


def explained(table: CountedTable) -> int:
    """What the printed lines say was counted more than once."""
    lines = [note.facts for note in table.notes if note.code.startswith("several_")]
    return sum((int(str(line["times"])) - 1) * int(str(line["count"])) for line in lines)


@settings(max_examples=150, deadline=None)
@given(counted())
def test_every_table_comes_to_its_base_and_every_figure_to_its_records(counts: Counts) -> None:
    for table in counts.tables:
        assert table.reconciles
        assert table.sum == sum(row.count for row in table.rows) == table.base + explained(table)
        assert len({member for row in table.rows for member in row.members}) == table.base
        assert len({row.code for row in table.rows}) == len(table.rows)
        for row in table.rows:
            assert len(set(row.members)) == row.count == len(table.members(row.code))
            if table.columns_kind:
                assert sum(row.counts) == row.count
                assert len(row.counts) == len(table.columns)


@settings(max_examples=100, deadline=None)
@given(counted())
def test_every_code_has_words_with_nothing_left_to_fill_in(counts: Counts) -> None:
    for table in counts.tables:
        for note in (*table.rule, *table.notes):
            sentence = words.sentence(note)
            assert "{" not in sentence
            assert sentence.endswith(".")
        assert all(row.label for row in table.rows)


@settings(max_examples=100, deadline=None)
@given(FACTS, EDGES, DAYS, DAYS, st.sampled_from(["received", "initial_meeting", "closed"]))
def test_cumulative_bands_never_fall(facts: Facts, edges: tuple[int, ...], one: date, other: date, cohort: str) -> None:
    start, end = sorted((one, other))
    chosen = plain(bands="cumulative", edges=edges, cohort=cohort, end="closed")
    table = engine.count(facts, chosen, start, end, end, table_ids=["time_to_conclude"]).tables[0]
    bands = [set(table.members(f"within_{months}")) for months in edges]
    assert all(shorter <= longer for shorter, longer in pairwise(bands))


@settings(max_examples=60, deadline=None)
@given(FACTS)
def test_months_and_quarters_say_what_the_year_says(facts: Facts) -> None:
    counts = engine.count(facts, plain(), date(2021, 4, 1), date(2022, 3, 31), date(2022, 3, 31))
    year = {row.code: set(row.members) for row in counts.table("contacts_by_route").rows}
    for table_id in ("contacts_by_month", "contacts_by_quarter"):
        assert {row.code: set(row.members) for row in counts.table(table_id).rows} == year
