"""A proposed mapping while a person corrects it: what is seen, what each correction changes, what is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping_file import dump, load
from lado_desktop.services.exchange.propose import propose
from lado_desktop.services.exchange.sheets import Sheet, Workbook, read_workbook
from lado_desktop.services.importing import label_lists
from lado_desktop.vocab import load as load_vocabulary
from tests.services.exchange import trackers

LISTS = label_lists(load_vocabulary("england"))
SHEET = Sheet(
    "Contacts",
    False,
    (
        ("Ref", "Date received", "Referring agency", "Adult", "Details", "Outcome"),
        ("A1", date(2026, 4, 2), "Police", "Oskar Lindqvane", "Said to have shouted.", "Substantiated"),
        ("A2", date(2026, 4, 3), "Police", "Petra Svanholt", "Said to have pushed.", None),
        ("A3", date(2026, 4, 9), "Dept of Odd Things", "Rowan Achterby", "Query only.", "Unfounded"),
    ),
)
MORE = Sheet(
    "Cases",
    True,
    (
        ("Ref", "Category of harm", "Date closed"),
        ("A1", "Physical", date(2026, 5, 5)),
        ("A3", "Emotional", date(2026, 5, 6)),
    ),
)


def correcting(*sheets: Sheet) -> tuple[Workbook, Correction]:
    workbook = Workbook(sheets or (SHEET,))
    return workbook, Correction(workbook, propose(workbook, LISTS), LISTS)


def fields(correction: Correction) -> dict[str, tuple[str, ...]]:
    return {column.heading: column.fields for column in correction.columns()}


def meanings(correction: Correction) -> dict[str, str | None]:
    return {text.text: text.code for text in correction.texts()}


def test_columns_texts_and_sheets_are_seen_as_proposed() -> None:
    _, correction = correcting()
    assert fields(correction)["Date received"] == ("received",)
    assert meanings(correction)["Police"] == "police"
    assert meanings(correction)["Dept of Odd Things"] is None
    assert [text.sureness for text in correction.texts() if text.code is None] == ["check"]
    assert [(one.name, one.role, one.records, one.heading_row) for one in correction.sheets()] == [
        ("Contacts", "contacts", 3, 1)
    ]
    assert not correction.is_changed


def test_a_corrected_column_is_read_as_its_new_field() -> None:
    workbook, correction = correcting()
    correction.set_fields("Contacts", "Details", ("advice",))
    assert fields(correction)["Details"] == ("advice",)
    assert correction.is_changed
    assert interpret(workbook, correction.mapping, LISTS).rows[0].values["advice"] == "Said to have shouted."


def test_a_column_that_becomes_a_field_of_codes_has_its_texts_proposed() -> None:
    _, correction = correcting()
    correction.set_fields("Contacts", "Outcome", ("keep",))
    assert "Substantiated" not in meanings(correction)
    correction.set_fields("Contacts", "Outcome", ("outcome",))
    assert meanings(correction)["Substantiated"] == "substantiated"


def test_a_text_means_what_the_person_says_whatever_else_is_corrected() -> None:
    workbook, correction = correcting()
    correction.set_meaning("referrer_agency", "Dept of Odd Things", "other")
    correction.set_fields("Contacts", "Details", ("advice",))
    assert meanings(correction)["Dept of Odd Things"] == "other"
    assert interpret(workbook, correction.mapping, LISTS).problems == ()
    correction.set_meaning("referrer_agency", "DEPT of odd things ", None)
    assert meanings(correction)["Dept of Odd Things"] is None


def test_a_sheet_that_was_left_out_gets_columns_when_it_is_used_again() -> None:
    workbook, correction = correcting()
    correction.set_role("Contacts", "ignore")
    assert correction.columns() == ()
    correction.set_role("Contacts", "contacts")
    assert fields(correction)["Adult"] == ("adult_name",)
    assert len(interpret(workbook, correction.mapping, LISTS).rows) == 3


def test_a_sheet_can_be_joined_by_the_columns_one_names() -> None:
    workbook, correction = correcting(SHEET, MORE)
    assert [one.is_hidden for one in correction.sheets()] == [False, True]
    correction.set_role("Cases", "joined")
    correction.set_join("Cases", "Ref", "Ref")
    rows = interpret(workbook, correction.mapping, LISTS).rows
    assert [row.values.get("category") for row in rows] == [("physical",), None, ("emotional",)]
    assert load(dump(correction.mapping)) == correction.mapping


def test_headings_can_be_said_to_stand_in_another_row() -> None:
    workbook, correction = correcting(Sheet("Contacts", False, (("a", "b", "c", "d", "e", "f"), *SHEET.rows)))
    correction.set_heading_row("Contacts", 1)
    assert correction.sheets()[0].headings == ("a", "b", "c", "d", "e", "f")
    correction.set_heading_row("Contacts", 2)
    assert correction.sheets()[0].records == 3
    assert len(interpret(workbook, correction.mapping, LISTS).rows) == 3


def test_a_rule_that_is_left_out_stays_left_out() -> None:
    _, correction = correcting()
    rules = correction.rules()
    correction.set_rule(0, is_used=False)
    correction.set_fields("Contacts", "Details", ("advice",))
    assert [used for _, used in correction.rules()] == [False] + [True] * (len(rules) - 1)
    assert correction.mapping.rules == tuple(rule for rule, _ in rules[1:])


def test_a_saved_mapping_is_kept_as_it_was_and_new_columns_are_to_be_checked() -> None:
    workbook, first = correcting()
    saved = first.mapping
    wider = Workbook((Sheet("Contacts", False, tuple((*row, "Shire Hall") for row in SHEET.rows)),))
    again = Correction(wider, propose(wider, LISTS), LISTS, saved)
    assert again.mapping == saved
    assert {column.heading: column.sureness for column in again.columns()} == {
        **dict.fromkeys(fields(first), "mapped"),
        "Shire Hall": "check",
    }
    assert workbook.sheets[0].name == "Contacts"


@pytest.mark.parametrize("name", ["somerset", "nottinghamshire", "months"])
def test_opening_an_untidy_tracker_for_correction_changes_nothing_of_the_proposal(name: str, tmp_path: Path) -> None:
    workbook = read_workbook(getattr(trackers, name)(tmp_path))
    proposal = propose(workbook, LISTS)
    correction = Correction(workbook, proposal, LISTS)
    assert correction.mapping == proposal.mapping
    assert {column.heading for column in correction.columns()} == {column.heading for column in proposal.columns}
    assert len(correction.sheets()) == len(workbook.sheets)


def test_sheets_of_the_same_headings_are_corrected_together(tmp_path: Path) -> None:
    workbook = read_workbook(trackers.months(tmp_path))
    correction = Correction(workbook, propose(workbook, LISTS), LISTS)
    column = next(one for one in correction.columns() if one.sheets > 1)
    correction.set_fields(column.sheet, column.heading, ("notes",))
    again = next(one for one in correction.columns() if one.heading == column.heading)
    assert (again.fields, again.sureness, again.sheets) == (("notes",), "corrected", column.sheets)
    used = [sheet for sheet in correction.mapping.sheets if sheet.role == "contacts"]
    told = [one.fields for sheet in used for one in sheet.columns if one.heading == column.heading]
    assert told
    assert set(told) == {("notes",)}
