"""What can be found by its words: the kinds of record, and which tables give each of them what is written there.

A new table is one more way in a record's `whole(...)`. A test finds columns of words that nobody gives to any record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table, Text, Time

from lado_desktop.models.tables import Base

TABLES: Final = Base.metadata.tables
SORT_KEY: Final = "sort_key"
PERSON: Final = ("name", SORT_KEY)
PAPER: Final = ("name", "note")
Columns = list[Column[Any]]


@dataclass(frozen=True)
class Step:
    """One link on the way from a record to what is said about it; `is_down` when the link is the new table's own."""

    table: Table
    link: Column[Any]
    is_down: bool


@dataclass(frozen=True)
class Part:
    """What one table gives to a record.

    `via` are the links that lead there from the record's own table: "contact_adult.contact_id contact_adult.person_id"
    goes down to the adults of a contact and up to the person each of them is. `names` count more than other words.
    Everything that is said there is given, unless `only` says which columns.
    """

    via: str = ""
    names: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None

    def steps(self, root: Table) -> Iterator[Step]:
        """The tables on the way from `root`."""
        here = root
        for address in self.via.split():
            table, _, name = address.partition(".")
            link = TABLES[table].c[name]
            is_down = TABLES[table] is not here
            here = TABLES[table] if is_down else next(iter(link.foreign_keys)).column.table
            yield Step(here, link, is_down)

    def table(self, root: Table) -> Table:
        """The table at the end of the way."""
        return [root, *(step.table for step in self.steps(root))][-1]

    def columns(self, root: Table) -> Columns:
        """The columns that are given, names first."""
        table = self.table(root)
        more = [c.name for c in table.columns if is_said(c)] if self.only is None else self.only
        return [table.c[name] for name in dict.fromkeys((*self.names, *more))]


@dataclass(frozen=True)
class Kind:
    """A kind of record: open while the column `open_until` is blank, and not to be found once `gone` is filled."""

    parts: tuple[Part, ...]
    open_until: str = ""
    gone: str = ""


def is_said(column: Column[Any]) -> bool:
    """Whether a column holds what somebody said: no link, number, time of day or bytes."""
    is_other = isinstance(column.type, Integer | Time | LargeBinary) and not isinstance(column.type, Boolean)
    return not (is_other or column.foreign_keys or column.name == "sha256")


def is_words(column: Column[Any]) -> bool:
    """Whether a column holds words somebody typed, and not a code, a day, or yes or no."""
    return column.name == "reference" or (isinstance(column.type, Text) and not column.nullable)


def is_code(column: Column[Any]) -> bool:
    """Whether a column holds a code of a value list."""
    return not (is_words(column) or isinstance(column.type, Boolean | Date))


def whole(*ways: str) -> tuple[Part, ...]:
    """Everything that is said in the tables at the end of these ways."""
    return tuple(Part(way) for way in ways)


def about(row: str, way: str = "") -> tuple[Part, ...]:
    """Person and setting a row is about: what they are called."""
    return Part(f"{way} {row}.person_id", PERSON, ()), Part(f"{way} {row}.setting_id", PERSON, ())


KINDS: Final[Mapping[str, Kind]] = {
    "person": Kind(
        (
            Part(names=("reference", *PERSON)),
            Part("person_name.person_id", PERSON),
            Part("person_merge.kept_id", (), ("reason",)),
            Part("role.person_id role.setting_id", (), PERSON),
            Part("document.person_id", (), PAPER),
            Part("person_child.person_id person_child.child_id", (), PERSON),
            *whole("person_child.person_id", "role.person_id", "entry.person_id"),
        ),
        gone="merged_into_id",
    ),
    "setting": Kind(
        (
            Part(names=PERSON),
            Part("setting_name.setting_id", PERSON),
            Part("setting_merge.kept_id", (), ("reason",)),
            Part("document.setting_id", (), PAPER),
            *whole("setting_contact.setting_id", "entry.setting_id"),
        ),
        gone="merged_into_id",
    ),
    "contact": Kind(
        (
            Part(names=("reference", "own_reference")),
            *about("contact_adult", "contact_adult.contact_id"),
            Part("contact_adult.contact_id contact_adult.person_id", (), ("date_of_birth",)),
            Part("document.contact_id", (), PAPER),
            *whole(
                "contact.referrer_id",
                "contact_adult.contact_id",
                "contact_category.contact_id",
                "contact_nature.contact_id",
                "contact_child.contact_id",
                "contact_child.contact_id contact_child.child_id",
                "threshold_decision.contact_id",
                "threshold_decision.contact_id threshold_limb.threshold_decision_id",
                "record_check.contact_id",
                "record_check.contact_id check_candidate.record_check_id",
                "transfer.contact_id",
                "entry.contact_id",
            ),
        ),
        open_until="disposal",
    ),
    "case": Kind(
        (
            Part(names=("reference",)),
            *about("case"),
            Part("case.person_id", (), ("date_of_birth",)),
            Part("contact.case_id", (), ("reference", "own_reference")),
            Part("document.case_id", (), PAPER),
            *whole(
                "allegation.case_id",
                "allegation.case_id allegation_category.allegation_id",
                "allegation.case_id allegation_limb.allegation_id",
                "allegation.case_id allegation_nature.allegation_id",
                "allegation.case_id allegation_outcome.allegation_id",
                "strand.case_id",
                "strand.case_id strand_outcome.strand_id",
                "case_child.case_id",
                "case_child.case_id case_child.child_id",
                "action.case_id",
                "review.case_id",
                "onward_referral.case_id",
                "case_link.case_id",
                "case_link.other_id",
                "parked_blank.case_id",
                "reopening.case_id",
                "transfer.case_id",
                "entry.case_id",
            ),
        ),
        open_until="closed_on",
    ),
    "meeting": Kind(
        (
            Part(names=("reference",)),
            Part("meeting_case.meeting_id meeting_case.case_id", ("reference",), ()),
            *about("case", "meeting_case.meeting_id meeting_case.case_id"),
            Part("action.meeting_id", (), ("text", "owner")),
            Part("document.meeting_id", (), PAPER),
            *whole(
                "attendance.meeting_id", "minutes_section.meeting_id", "decision.meeting_id", "distribution.meeting_id"
            ),
        )
    ),
    "action": Kind(
        (
            Part(names=("text",)),
            Part("action.case_id", (), ("reference",)),
            Part("action.case_id case.person_id", (), PERSON),
        ),
        open_until="done_on",
    ),
    "entry": Kind((Part(names=("text",)),)),
    "child": Kind((Part(names=PERSON),)),
    "referrer": Kind((Part(names=PERSON),)),
    "document": Kind((Part(names=("name",), only=("note", "kind", "added_on", "added_by")),), gone="removed_on"),
}
"""Those that stand on their own, and parts of them that one looks for by themselves."""

LEFT_OUT: Final[Mapping[str, str]] = {
    "access_reason": "who looked at a restricted record is evidence, not part of the work",
    "restriction": "why a record is restricted is not to be found by those it is kept from",
    "change": "the record of changes has its own page",
    "work": "the record of changes has its own page",
    "draft": "what is being typed stands in its form",
    "saved_view": "an arrangement of a list is no record",
    "meta": "facts about the tracker itself",
    "term": "value lists are found by the records that use them",
    "user": "those who sign in have their own page",
    "counter": "numbers given out",
    "import_batch": "an import is listed on its own page",
    "imported_row": "the row as it stood; what it says was brought in, or kept as notes, and is found there",
    "pattern_rule": "a threshold of the office",
    "pattern_dismissal": "patterns have their own page",
    "distinct_people": "two people told apart: both are found",
    "person_merge.before": "what a merge changed, kept to take it back",
    "person_merge.merged_by": "in the history of the person",
    "person_merge.unmerged_by": "in the history of the person",
    "setting_merge.before": "what a merge changed, kept to take it back",
    "setting_merge.merged_by": "in the history of the setting",
    "setting_merge.unmerged_by": "in the history of the setting",
    "document.media_type": "a technical name",
}
"""Tables and columns of words that no record is found by, and why."""
