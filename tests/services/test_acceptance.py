"""Two authorities' trackers come in, and the year's counts equal what the two authorities printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lado_desktop import paths
from lado_desktop.errors import Refused
from lado_desktop.services.access import Access
from lado_desktop.services.counts.table import Counts
from lado_desktop.services.desk import Desk
from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.services.importing import load_mapping

DATA = Path(__file__).parents[1] / "data"
PASSPHRASE = "gravel unhook pelican drowsy amber"
Brought = tuple[Desk, BroughtIn, dict[str, Any]]


def brought_in(access: Access, folder: Path, name: str, vocabulary: str) -> Brought:
    desk, _ = access.create(folder / name, PASSPHRASE, vocabulary)
    sheet = DATA / f"{name}.xlsx"
    mapping = load_mapping(paths.resources() / "mappings" / f"{name}.toml")
    reading = desk.imports.interpret(desk.imports.read(sheet), mapping)
    dry = desk.imports.bring_in(sheet, reading, mapping, is_dry_run=True)
    assert desk.contacts.ids() == []
    done = desk.imports.bring_in(sheet, reading, mapping, is_dry_run=False)
    assert (dry.rows_brought_in, dry.cases, dry.people) == (done.rows_brought_in, done.cases, done.people)
    return desk, done, json.loads((DATA / f"{name}.expected.json").read_text("utf-8"))


@pytest.fixture
def solihull(access: Access, tmp_path: Path) -> Brought:
    return brought_in(access, tmp_path, "solihull_2021_22", "solihull")


@pytest.fixture
def milton_keynes(access: Access, tmp_path: Path) -> Brought:
    return brought_in(access, tmp_path, "milton_keynes_2022_23", "milton_keynes")


def counted(desk: Desk, expected: dict[str, Any]) -> Callable[[str], dict[str, int]]:
    start, end = map(date.fromisoformat, expected["period"])
    as_at = date.fromisoformat(expected["as_at"]) if "as_at" in expected else None
    counts = desk.counts.count(start, end, as_at=as_at)
    assert all(table.reconciles for table in counts.tables), [t.id for t in counts.tables if not t.reconciles]
    return lambda table_id: rows(counts, table_id)


def rows(counts: Counts, table_id: str) -> dict[str, int]:
    return {row.label: row.count for row in counts.table(table_id).rows}


def without_empty(found: dict[str, int]) -> dict[str, int]:
    return {label: count for label, count in found.items() if count}


def test_solihull_comes_in_whole_and_counts_as_printed(solihull: Brought) -> None:
    desk, done, expected = solihull
    table = counted(desk, expected)

    assert (done.rows_in, done.rows_brought_in) == (expected["rows_in_sheet"], expected["rows_in_sheet"])
    assert sum(table("contacts_by_route").values()) == expected["contacts_received"]
    progress = list(table("progress").values())
    assert progress == [expected["progressed_to_initial_meeting"], expected["did_not_progress"]]
    assert list(table("initial_meetings").values()) == [expected["progressed_to_initial_meeting"]]
    assert without_empty(table("contacts_by_agency")) == expected["contacts_by_referring_agency"]
    assert table("categories") == expected["cases_by_category"]
    assert table("outcomes") == expected["cases_by_outcome"]
    assert table("time_to_conclude") == expected["time_to_conclude"]


def test_solihulls_double_counts_are_said_beside_the_table(solihull: Brought) -> None:
    desk, _, expected = solihull
    start, end = map(date.fromisoformat, expected["period"])
    counts = desk.counts.count(start, end, as_at=date.fromisoformat(expected["as_at"]))

    for table_id, key in (
        ("categories", "cases_with_more_than_one_category"),
        ("outcomes", "cases_with_more_than_one_outcome"),
    ):
        table = counts.table(table_id)
        members = [member for row in table.rows for member in row.members]
        several = {member for member in members if members.count(member) > 1}
        assert len(several) == expected[key]
        assert table.sum - table.base == expected[key]


def test_milton_keynes_comes_in_whole_and_counts_as_printed(milton_keynes: Brought) -> None:
    desk, done, expected = milton_keynes
    table = counted(desk, expected)

    assert (done.rows_in, done.rows_brought_in) == (expected["rows_in_sheet"], expected["rows_in_sheet"])
    assert table("contacts_by_route") == expected["contacts_by_route"]
    assert table("met_by_sector") == expected["threshold_met_by_sector"]
    assert table("meetings_by_type")["Managing Allegations Meetings"] == expected["managing_allegations_meetings"]
    assert table("outcomes") == expected["cases_by_outcome"]
    assert table("categories") == expected["cases_by_category"]


def test_milton_keynes_busiest_month_and_advice_to_schools(milton_keynes: Brought) -> None:
    desk, _, expected = milton_keynes
    start, end = map(date.fromisoformat, expected["period"])
    by_month = desk.counts.count(start, end).table("contacts_by_month")
    totals = [sum(row.counts[at] for row in by_month.rows) for at in range(len(by_month.columns))]
    busiest = max(range(len(totals)), key=totals.__getitem__)

    assert {by_month.columns[busiest]: totals[busiest]} == expected["contacts_in_busiest_month"]
    for period, key in (((start, end), "advice_to_schools"), ((date(2023, 3, 1), end), "advice_to_schools_in_march")):
        advice = desk.counts.count(*period).table("advice_by_sector")
        shares = {share.count: share.percent for share in advice.shares}
        assert shares[expected[key]["count"]] == expected[key]["percent"]


def test_the_same_file_is_not_taken_twice(solihull: Brought) -> None:
    desk, _, _ = solihull
    sheet = DATA / "solihull_2021_22.xlsx"
    mapping = load_mapping(paths.resources() / "mappings" / "solihull_2021_22.toml")
    reading = desk.imports.interpret(desk.imports.read(sheet), mapping)

    with pytest.raises(Refused) as refused:
        desk.imports.bring_in(sheet, reading, mapping, is_dry_run=False)

    assert refused.value.code == "already_brought_in"
    assert len(desk.contacts.ids()) == 239


def test_a_contact_that_came_in_with_a_decision_and_no_reasons_can_be_corrected(solihull: Brought) -> None:
    desk, _, _ = solihull
    for contact_id in desk.contacts.ids():
        assert desk.contacts.problems(desk.contacts.glance(contact_id)) == {}
    decided = next(draft for draft in map(desk.contacts.glance, desk.contacts.ids()) if draft.threshold.decision)
    assert decided.threshold.rationale == ""
    assert decided.id
    desk.contacts.save(replace(decided, notes="Rang back on Monday."))
    assert desk.contacts.glance(decided.id).notes == "Rang back on Monday."
    changed = replace(decided, threshold=replace(decided.threshold, relied_on="The referral form"))
    assert desk.contacts.problems(changed) == {"threshold.rationale": "rationale_missing"}
