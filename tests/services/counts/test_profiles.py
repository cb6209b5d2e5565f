"""Report profiles: the shipped ones read, a changed one is laid over its base, a broken one says where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lado_desktop import paths
from lado_desktop.errors import Refused
from lado_desktop.services.counts import engine, profile
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.tables import TABLES

SHIPPED = ("england", "milton_keynes", "nottinghamshire", "solihull", "somerset")


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of profiles in place of the shipped one, with the shipped vocabularies."""
    (tmp_path / "profiles").mkdir()
    (tmp_path / "vocabularies").symlink_to(paths.resources() / "vocabularies")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return tmp_path / "profiles"


def test_the_neutral_profile_comes_first() -> None:
    assert profile.names() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_counts_every_table_of_an_empty_tracker(name: str) -> None:
    counts = engine.count(Facts(), profile.load(name), date(2021, 4, 1), date(2022, 3, 31), date(2022, 3, 31))
    assert [table.id for table in counts.tables] == list(profile.load(name).tables or TABLES)
    assert {table.id for table in counts.tables} == set(TABLES)
    assert all(table.reconciles and table.base == 0 and table.rows for table in counts.tables)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_names_only_codes_and_tables_that_exist(name: str) -> None:
    shipped = profile.load(name)
    known = {term.code for terms in shipped.vocabulary.lists.values() for term in terms}
    known |= {term.code for terms in shipped.vocabulary.hidden.values() for term in terms}
    known |= {"not_recorded", "not_yet_concluded"}
    assert shipped.plans.keys() <= TABLES.keys()
    assert {code for plan in shipped.plans.values() for row in plan.rows for code in row.of} <= known


def test_a_switch_set_for_one_table_leaves_the_others_alone() -> None:
    somerset = profile.load("somerset")
    assert somerset.switches_for("outcomes").cohort == "closed"
    assert somerset.switches_for("time_to_conclude").cohort == "received"


def test_a_page_changes_only_what_it_names(pages: Path) -> None:
    (pages / "base.toml").write_text(
        '[switches]\ncategories = "main"\nedges = [2, 4]\n[labels]\nschools = "S"', "utf-8"
    )
    (pages / "own.toml").write_text('extends = "base"\ntitle = "Own"\n[switches]\nedges = [6]\n', "utf-8")
    own = profile.load("own")
    assert (own.title, own.switches.categories, own.switches.edges) == ("Own", "main", (6,))
    assert own.label("advice_by_sector", "schools") == "S"


@pytest.mark.parametrize(
    ("page", "position"),
    [
        ("title = 3", "title"),
        ("extends = ['england']", "extends"),
        ("extends = 'odd'", "extends"),
        ("tables = 'outcomes'", "tables"),
        ("switches = 3", "switches"),
        ("[switches]\ncategories = 'some'", "switches.categories"),
        ("[switches]\ncategories = []", "switches.categories"),
        ("[switches]\nsplit_non_recent = 1", "switches.split_non_recent"),
        ("[switches]\nedges = []", "switches.edges"),
        ("[switches]\nedges = [3, 1]", "switches.edges"),
        ("[switches]\nedges = [0, 1]", "switches.edges"),
        ("[switches]\nedges = [1.5]", "switches.edges"),
        ("[switches]\ncontact_types = [1]", "switches.contact_types"),
        ("[switches]\nspeed = 'high'", "switches.speed"),
        ("labels = 'none'", "labels"),
        ("[labels]\nschools = 3", "labels"),
        ("plan = 3", "plan"),
        ("[plan]\noutcomes = 3", "plan.outcomes"),
        ("[plan.outcomes]\ntitle = 3", "plan.outcomes.title"),
        ("[plan.outcomes]\nlabels = 3", "plan.outcomes.labels"),
        ("[plan.outcomes]\nrows = 3", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [3]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [{ label = 'x' }]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [{ code = 'a', colour = 'red' }]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [{ code = 'a' }, { code = 'a' }]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [{ code = 'a', of = ['x'] }, { code = 'b', of = ['x'] }]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nrows = [{ code = 'a', rest = true }, { code = 'b', rest = true }]", "plan.outcomes.rows"),
        ("[plan.outcomes]\nspeed = 3", "plan.outcomes.speed"),
        ("title = 3 4", "line 1"),
    ],
)
def test_a_malformed_page_is_refused_and_says_where(pages: Path, page: str, position: str) -> None:
    (pages / "odd.toml").write_text(page, "utf-8")
    with pytest.raises(Refused) as refused:
        profile.load("odd")
    assert refused.value.code == "profile_unreadable"
    assert position in str(refused.value.facts["position"])


def test_pages_that_extend_each_other_are_refused(pages: Path) -> None:
    (pages / "one.toml").write_text('extends = "two"', "utf-8")
    (pages / "two.toml").write_text('extends = "one"', "utf-8")
    with pytest.raises(Refused, match="profile_unreadable"):
        profile.load("one")


@pytest.mark.parametrize("name", ["atlantis", "../vocabularies/england", ""])
def test_a_name_that_does_not_ship_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="profile_unknown"):
        profile.load(name)


def test_a_profile_of_a_vocabulary_that_does_not_ship_is_refused(pages: Path) -> None:
    (pages / "odd.toml").write_text('vocabulary = "atlantis"', "utf-8")
    with pytest.raises(Refused, match="vocabulary_unknown"):
        profile.load("odd")
