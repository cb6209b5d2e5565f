"""The first day of a new user, through the real window: from nothing to the printed count, locked and opened again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from lado_desktop.ui.forms.meeting import HEADING, MeetingForm
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.meeting import MeetingPage
from lado_desktop.ui.pages.reports import ReportsPage
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.table import Table
from tests.ui.windows import Program, cells, go_to, here, key, office_of, pick, press, status, words
from tests.walks.steps import DATA, bring_in, figures, make_tracker, report, without_empty

EXPECTED: dict[str, Any] = json.loads((DATA / "solihull_2021_22.expected.json").read_text("utf-8"))
TABLES = {
    "contacts_by_agency": "contacts_by_referring_agency",
    "categories": "cases_by_category",
    "outcomes": "cases_by_outcome",
    "time_to_conclude": "time_to_conclude",
}
SAID = "The employer told us what the rota said that night."
DECISION = "The threshold is met for a review."
DEED = "Send the rota to the police"


def test_from_nothing_to_the_printed_count_and_back_after_locking(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.start()
    passphrase = make_tracker(program, window, tmp_path / "Solihull.lado", "Solihull")
    bring_in(program, window, DATA / "solihull_2021_22.xlsx", "239")
    its_rows_are_listed_and_narrowed(window)
    reference = a_contact_is_opened_changed_and_saved(window, qtbot)
    case = an_advice_contact_becomes_a_case(window)
    a_meeting_is_held(program, window)
    its_minutes_are_saved(program, window, tmp_path / "Minutes.pdf", case)
    the_counts_are_those_printed(program, window, tmp_path / "Counts.xlsx")
    it_is_locked(program, window, tmp_path / "Solihull.lado")
    everything_is_there_again(program, program.unlock(tmp_path / "Solihull.lado", passphrase), reference, case)


def its_rows_are_listed_and_narrowed(window: MainWindow) -> None:
    page = here(window)
    assert isinstance(page, ContactsPage)
    assert page.table.model.rowCount() == EXPECTED["rows_in_sheet"]
    assert status(window).startswith("239 contacts")
    key(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), "C21")
    page.table.flush()
    shown = page.table.model.rowCount()
    assert 0 < shown < 239
    assert status(window).startswith(f"{shown} of 239 contacts")
    key(window, Qt.Key.Key_Escape)
    page.table.flush()
    assert page.table.model.rowCount() == 239


def a_contact_is_opened_changed_and_saved(window: MainWindow, qtbot: QtBot) -> str:
    page = here(window)
    assert isinstance(page, ContactsPage)
    key(window, Qt.Key.Key_Down)
    page.table.select(page.table.model.id_at(0))
    key(window, Qt.Key.Key_Return)
    contact = here(window)
    assert isinstance(contact, ContactPage)
    notes = contact.form.fields["notes"].control
    notes.setFocus()
    assert isinstance(notes, QPlainTextEdit)
    notes.moveCursor(notes.textCursor().MoveOperation.End)
    QTest.keyClicks(notes, " Rang back on Monday.")
    assert "Not saved yet" in words(contact)
    key(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Not saved yet" not in words(contact)
    assert status(window) == f"Contact {contact.reference} saved"
    key(window, Qt.Key.Key_Escape)
    assert here(window) is page
    return contact.reference


def an_advice_contact_becomes_a_case(window: MainWindow) -> str:
    page = here(window)
    assert isinstance(page, ContactsPage)
    page.table.set_filters({"contact_type": "Advice"})
    at = next(row for row, case in enumerate(cells(page.table, "case_reference")) if not case)
    page.table.select(page.table.model.id_at(at))
    page.table.view.setFocus()
    key(window, Qt.Key.Key_Return)
    contact = here(window)
    assert isinstance(contact, ContactPage)
    assert contact.form.fields["contact_type"].value() == "advice"
    press(contact, "Save and make a case")
    case = here(window)
    assert isinstance(case, CasePage)
    assert f"Contact {contact.reference}" in words(contact) or contact.reference
    return case.head.title.text()


def a_meeting_is_held(program: Program, window: MainWindow) -> None:
    press(here(window), "Book or record")
    page = here(window)
    assert isinstance(page, MeetingPage)
    form = page.form
    pick(form.fields["meeting_type"].control, "Initial POT meeting")  # type: ignore[arg-type]  # a combo box
    form.fields["status"]._radios["held"].click()  # type: ignore[attr-defined]
    QTest.keyClicks(form.fields["held_on"].control, "today")
    QTest.keyClicks(form.fields["chair"].control, "Rosalind Ashdown")
    fill(form, "attendance", {"name": "Jude Tamsin", "job_title": "Registered manager", "agency": "Brook House"})
    heading = next(key for key in form.fields if key.startswith(HEADING))
    QTest.keyClicks(form.fields[heading].control, SAID)
    fill(form, "decisions", {"text": DECISION})
    fill(form, "actions", {"text": DEED, "owner": "Jude Tamsin", "due_on": "fri"})
    key(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "saved" in status(window), page.form.problems()
    assert program.asker.told == []


def fill(form: MeetingForm, name: str, typed: dict[str, str]) -> None:
    """Add a line and type into it."""
    field = form.fields[name]
    assert isinstance(field, DraftsField)
    QTest.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    for part, text in typed.items():
        QTest.keyClicks(field.blocks[-1].form.fields[part].control, text)


def its_minutes_are_saved(program: Program, window: MainWindow, path: Path, case: str) -> None:
    page = here(window)
    assert isinstance(page, MeetingPage)
    key(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    program.asker.answers = [path]
    key(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    text = text_of(path)
    for typed in (SAID, DECISION, DEED, "Jude Tamsin", "Rosalind Ashdown"):
        assert typed in text
    key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_Escape)
    shown = here(window)
    assert isinstance(shown, CasePage)
    assert DEED in [item.title for item in shown.board.action.rows.items()]
    assert shown.head.title.text() == case


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number] for number in range(len(document))]
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    finally:
        document.close()


def the_counts_are_those_printed(program: Program, window: MainWindow, path: Path) -> None:
    page = report(program, window, "Year 2021-22", "30/4/2022")
    assert "30 April 2022" in words(page)
    for table, expected in TABLES.items():
        assert without_empty(figures(page, table)) == EXPECTED[expected], table
    assert figures(page, "contacts_by_route")["Sum of the rows"] == EXPECTED["contacts_received"]
    a_number_opens_its_records(window, page)
    program.asker.answers = [path]
    page.export_as(".xlsx")
    assert path.stat().st_size > 0
    assert status(window) == "Saved as Counts.xlsx. The file is not encrypted."


def a_number_opens_its_records(window: MainWindow, page: ReportsPage) -> None:
    figures(page, "categories")
    assert page.shown.figures
    page.shown.figures.view.setFocus()
    assert page.shown.figures.view.go_to("sexual", "count")
    key(window, Qt.Key.Key_Return)
    assert page.shown.records
    table = page.shown.records.table
    assert table.model.rowCount() == EXPECTED["cases_by_category"]["Sexual harm"]
    first = cells(table, "reference")[0]
    key(window, Qt.Key.Key_Return)
    case = here(window)
    assert isinstance(case, CasePage)
    assert first in words(case)
    key(window, Qt.Key.Key_Escape)
    assert here(window) is page


def it_is_locked(program: Program, window: MainWindow, path: Path) -> None:
    desk = office_of(window)._office.desk
    key(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.restarts == [path]
    assert not path.with_suffix(".lock").exists()
    assert is_shut(desk)


def is_shut(desk: Any) -> bool:
    try:
        desk.contacts.ids()
    except Exception:  # noqa: BLE001 - whatever a shut file answers
        return True
    return False


def everything_is_there_again(program: Program, window: MainWindow, reference: str, case: str) -> None:
    page = here(window)
    assert isinstance(page, ContactsPage)
    assert status(window).startswith("178 of 239 contacts")  # narrowed as it was left, and it says so
    press(page, "Type: Advice")
    page.table.flush()
    assert page.table.model.rowCount() == 239
    at = cells(page.table, "reference").index(reference)
    page.table.select(page.table.model.id_at(at))
    key(window, Qt.Key.Key_Return)
    contact = here(window)
    assert isinstance(contact, ContactPage)
    assert contact.form.fields["notes"].value().endswith("Rang back on Monday.")
    go_to(window, "cases")
    table = here(window).findChild(Table)
    assert table
    assert any(found in case for found in cells(table, "reference"))
    assert program.asker.told == []
