"""Rows copied in a spreadsheet: understood with and without headings, mended, stored as one work, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.errors import Refused
from lado_desktop.services.desk import Desk
from lado_desktop.services.pasting import Pasting

COLUMNS = (
    ("reference", "Reference"),
    ("received_on", "Received"),
    ("about", "About"),
    ("setting", "Setting"),
    ("contact_type", "Type"),
)
HEADED = (
    "Date\tName of adult\tPlace of work\tType\tShoe size\n"
    "12/5/2026\tPetra Svanholt\tBrook House\tAdvice\t39\n13/5/2026\tOskar Lindqvane\t\tReferral\t\n"
)


@pytest.fixture
def pasting(desk: Desk) -> Pasting:
    return desk.pasting


def test_headings_of_a_foreign_sheet_are_understood(desk: Desk, pasting: Pasting) -> None:
    pasted = pasting.read(HEADED, COLUMNS)
    assert pasted.is_headed
    assert pasted.fields == ("received", "adult_name", "setting_name", "contact_type", "keep")
    first = pasting.look(pasted)[0]
    assert [cell.value for cell in first.cells] == [date(2026, 5, 12), "Petra Svanholt", "Brook House", "advice", None]
    assert pasting.store(pasted, {0, 1}) == 2
    rows = desk.contacts.rows(desk.contacts.ids())
    assert [(row.about, row.setting, row.contact_type) for row in rows] == [
        ("Oskar Lindqvane", "", "referral"),
        ("Petra Svanholt", "Brook House", "advice"),
    ]
    assert desk.contacts.open(rows[1].id).notes == "Shoe size: 39"


def test_without_headings_the_columns_of_the_list_say_what_stands_where(desk: Desk, pasting: Pasting) -> None:
    pasted = pasting.read("C26/0001\t1 May 2026\tPetra Svanholt\tBrook House\tAdvice\textra\n", COLUMNS)
    assert not pasted.is_headed
    assert pasted.fields == ("ignore", "received", "adult_name", "setting_name", "contact_type", "keep")
    pasting.store(pasted, {0})
    (row,) = desk.contacts.rows(desk.contacts.ids())
    assert (row.received_on, row.about, row.contact_type) == (date(2026, 5, 1), "Petra Svanholt", "advice")


def test_what_was_copied_from_the_list_comes_back_by_its_own_titles(pasting: Pasting) -> None:
    pasted = pasting.read("Type\tReceived\tAbout\nAdvice\t1 May 2026\tPetra\n", COLUMNS)
    assert (pasted.is_headed, pasted.fields) == (True, ("contact_type", "received", "adult_name"))


def test_without_any_date_contacts_are_received_today(desk: Desk, pasting: Pasting) -> None:
    pasted = pasting.read("Petra Svanholt\nOskar Lindqvane\n", (("about", "About"),))
    assert (pasted.is_dated, pasted.fields) == (False, ("adult_name",))
    assert pasting.store(pasted, {0, 1}) == 2
    assert {row.received_on for row in desk.contacts.rows(desk.contacts.ids())} == {desk.clock.today()}


def test_a_cell_that_is_not_understood_is_marked_and_can_be_mended(desk: Desk, pasting: Pasting) -> None:
    pasted = pasting.read(
        "Date\tName of adult\tType\n31/2/2026\tPetra\tAdvise\n1/5/2026\tOskar\tNo idea what\n", COLUMNS
    )
    first, second = pasting.look(pasted)
    assert (first.reason, first.cells[0].problem) == ("no_received", "date_unread")
    assert second.cells[2].problem == "unknown_value"
    mended = pasted.mended(0, 0, "28/2/2026").mended(1, 2, "Advice")
    first, second = pasting.look(mended)
    assert (first.reason, first.cells[0].value, second.cells[2].value) == ("", date(2026, 2, 28), "advice")


def test_a_column_becomes_what_a_person_says(pasting: Pasting) -> None:
    pasted = pasting.read(HEADED, COLUMNS).as_field(4, "own_reference")
    assert pasting.look(pasted)[0].cells[4].value == "39"


def test_rows_that_are_left_out_do_not_come_in_and_nothing_at_all_is_refused(desk: Desk, pasting: Pasting) -> None:
    pasted = pasting.read(HEADED, COLUMNS)
    assert pasting.store(pasted, {1}) == 1
    assert [row.about for row in desk.contacts.rows(desk.contacts.ids())] == ["Oskar Lindqvane"]
    with pytest.raises(Refused):
        pasting.store(pasted, set())


def test_five_hundred_rows_are_one_work_and_one_undo_takes_them_back(desk: Desk, pasting: Pasting) -> None:
    rows = "".join(f"{1 + n % 28}/4/2026\tPerson {n % 300}\tSetting {n % 20}\tAdvice\n" for n in range(500))
    pasted = pasting.read("Date\tName of adult\tPlace of work\tType\n" + rows, COLUMNS)
    assert pasting.store(pasted, range(500)) == 500
    assert len(desk.contacts.ids()) == 500
    undone = desk.undoing.undo()
    assert undone
    assert (undone.name, len(desk.contacts.ids()), desk.people.listing()) == ("paste_contacts", 0, [])
    assert pasting.store(pasted, range(500)) == 500


@pytest.mark.parametrize(
    "text", ['1/5/2026\t"half\tAdvice\n', "=1+1\t<b>x</b>\t@SUM(A1)\n", "1/5/2026\tÉmile ☃\t\u202eabc\n"]
)
def test_text_is_stored_as_it_was_copied(desk: Desk, pasting: Pasting, text: str) -> None:
    columns = (("own_reference", "Own reference"), ("about", "About"), ("handled_by", "Handled by"))
    pasted = pasting.read(text, columns)
    pasting.store(pasted, {0})
    (row,) = desk.contacts.rows(desk.contacts.ids())
    assert [row.own_reference, row.about, row.handled_by] == text.rstrip("\n").split("\t")


def test_nothing_copied_is_no_rows(pasting: Pasting) -> None:
    assert pasting.read("", COLUMNS).rows == ()
    assert pasting.read(" \n\t\n", COLUMNS).rows == ()
