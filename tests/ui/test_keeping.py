"""Nothing typed is lost: after a lock or a power cut each form is back as it was, until it is saved or left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import lado_desktop.ui.pages
from lado_desktop.services.access import Access
from lado_desktop.services.drafts import Kept
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.documents import DocumentsPage
from lado_desktop.ui.pages.meeting import MeetingPage
from tests.ui.windows import PASSPHRASE, Program, begin_contact, here, key, look, office_of, press, words

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WITHOUT_A_RECORD = {"cases", "contacts"}
"""A change of many records in a list is answered at once, and asked again."""
TYPED = "Wilfred Orme rang about Larkfield"


def after_power_cut(program: Program, window: MainWindow, tracker: Path) -> MainWindow:
    look(window)
    program.crash(window)
    return program.unlock(tracker)


def test_what_is_being_typed_stands_there_again_after_a_power_cut(
    program: Program, window: MainWindow, tracker: Path
) -> None:
    begin_contact(window, TYPED)
    again = after_power_cut(program, window, tracker)
    page = here(again)
    assert isinstance(page, ContactPage)
    assert page.form.fields["taken_by"].value() == TYPED
    assert "Not saved yet" in words(page)
    assert "not saved yet" in words(office_of(again).frame.toast)


def test_locking_asks_nothing_and_keeps_what_is_being_typed(
    program: Program, window: MainWindow, tracker: Path
) -> None:
    begin_contact(window, TYPED)
    key(window, Key.Key_L, CTRL)
    assert program.restarts == [tracker]
    assert (program.asker.asked, program.asker.told) == ([], [])
    page = here(program.unlock(tracker))
    assert isinstance(page, ContactPage)
    assert page.form.fields["taken_by"].value() == TYPED


def test_a_form_that_was_saved_or_left_is_not_shown_again(program: Program, window: MainWindow, tracker: Path) -> None:
    office_of(window).open_contact(1)
    page = here(window)
    assert isinstance(page, ContactPage)
    QTest.keyClicks(page.form.fields["taken_by"].control, TYPED)
    look(window)
    key(window, Key.Key_S, CTRL)
    begin_contact(window, TYPED)
    look(window)
    program.asker.answers = ["leave"]
    key(window, Key.Key_Escape)
    again = after_power_cut(program, window, tracker)
    assert isinstance(here(again), ContactsPage)
    office_of(again).open_contact(1)
    kept = here(again)
    assert isinstance(kept, ContactPage)
    assert kept.form.fields["taken_by"].value() == TYPED


def test_what_was_saved_is_not_kept_a_moment_longer(window: MainWindow) -> None:
    page = begin_contact(window, TYPED)
    look(window)
    page.form.fields["contact_type"].set_value("advice")
    page.form.fields["adults"].blocks[0].form.fields["name"].set_value("Gethin Marlowe")  # type: ignore[attr-defined]
    key(window, Key.Key_S, CTRL)
    assert "Not saved yet" not in words(page)
    assert office_of(window)._office.desk.drafts.all() == ()


def test_two_new_contacts_are_both_there_again(program: Program, window: MainWindow, tracker: Path) -> None:
    begin_contact(window, "first")
    begin_contact(window, "second")
    again = after_power_cut(program, window, tracker)
    pages = office_of(again).frame.pages.opened
    assert [page.form.fields["taken_by"].value() for page in pages if isinstance(page, ContactPage)] == [
        "first",
        "second",
    ]


def test_a_meeting_and_the_panel_of_a_case_are_there_again(program: Program, window: MainWindow, tracker: Path) -> None:
    office_of(window).open_case(1)
    case = here(window)
    assert isinstance(case, CasePage)
    press(case, "Edit the case")
    assert case.panel.form
    QTest.keyClicks(case.panel.form.fields["officer"].control, "Quill ")
    office_of(window).new_meeting(1)
    meeting = here(window)
    assert isinstance(meeting, MeetingPage)
    QTest.keyClicks(meeting.form.fields["chair"].control, TYPED)
    again = after_power_cut(program, window, tracker)
    kept = {type(page): page for page in office_of(again).frame.pages.opened}
    case, meeting = kept[CasePage], kept[MeetingPage]
    assert isinstance(case, CasePage)
    assert isinstance(meeting, MeetingPage)
    assert case.panel.form
    assert case.panel.form.fields["officer"].value() == "Quill owner"
    assert meeting.form.fields["chair"].value() == TYPED


def test_a_kept_form_that_cannot_be_shown_keeps_nobody_out_and_is_not_thrown_away(
    program: Program, access: Access, tracker: Path
) -> None:
    desk = access.unlock(tracker, PASSPHRASE)
    odd = (Kept("contact", 404, "{}"), Kept("letter", None, "{}"), Kept("contact", None, '{"adults": 5}'))
    for kept in odd:
        desk.drafts.keep(kept)
    desk.close()
    window = program.unlock(tracker)
    assert isinstance(here(window), ContactsPage)
    look(window)
    assert {kept.form for kept in office_of(window)._office.desk.drafts.all()} == {"contact", "letter"}


def test_dates_that_are_only_half_typed_are_there_again(program: Program, window: MainWindow, tracker: Path) -> None:
    office_of(window).open_case(1)
    case = here(window)
    assert isinstance(case, CasePage)
    case.parts.edit("action")
    assert case.panel.form
    QTest.keyClicks(case.panel.form.fields["due_on"].control, "29/")
    page = begin_contact(window, TYPED)
    QTest.keyClicks(page.form.fields["incident_from"].control, "12/")
    born = page.form.fields["adults"].blocks[0].form.fields["date_of_birth"]  # type: ignore[attr-defined]
    QTest.keyClicks(born.control, "4/3")
    kept = {type(page): page for page in office_of(after_power_cut(program, window, tracker)).frame.pages.opened}
    again, contact = kept[CasePage], kept[ContactPage]
    assert isinstance(again, CasePage)
    assert isinstance(contact, ContactPage)
    assert again.panel.form
    assert again.panel.form.unread() == {"due_on": "29/"}
    assert contact.form.unread() == {"incident_from": "12/", "adults|0|date_of_birth": "4/3"}


def test_what_was_changed_meanwhile_is_said_beside_the_field_and_not_written_over(
    program: Program, access: Access, window: MainWindow, tracker: Path
) -> None:
    office_of(window).open_contact(1)
    page = here(window)
    assert isinstance(page, ContactPage)
    QTest.keyClicks(page.form.fields["taken_by"].control, TYPED)
    look(window)
    program.crash(window)
    desk = access.unlock(tracker, PASSPHRASE)
    stored = desk.contacts.open(1)
    desk.contacts.save(replace(stored, taken_by="Somebody else", handled_by="A. Officer"))
    desk.close()
    page = here(program.unlock(tracker))
    assert isinstance(page, ContactPage)
    assert page.form.fields["taken_by"].value() == TYPED
    assert "It says now: Somebody else." in page.form.fields["taken_by"].problem
    assert page.form.fields["handled_by"].value() == "A. Officer"
    assert page.save_page()
    assert "Changed elsewhere" not in words(page)


def test_so_it_is_in_the_panel_of_a_case(program: Program, access: Access, window: MainWindow, tracker: Path) -> None:
    office_of(window).open_case(1)
    case = here(window)
    assert isinstance(case, CasePage)
    case.parts.edit("case")
    assert case.panel.form
    QTest.keyClicks(case.panel.form.fields["officer"].control, "Quill ")
    look(window)
    program.crash(window)
    desk = access.unlock(tracker, PASSPHRASE)
    stored = desk.cases.again(1).case
    desk.cases.save(replace(stored, officer="Somebody else", job_title="Head"))
    desk.close()
    case = here(program.unlock(tracker))
    assert isinstance(case, CasePage)
    assert case.panel.form
    fields = case.panel.form.fields
    assert fields["officer"].value() == f"Quill {stored.officer}"
    assert "It says now: Somebody else." in fields["officer"].problem
    assert fields["job_title"].value() == "Head"


def test_the_status_line_says_quietly_when_it_was_kept_and_when_all_is_saved(window: MainWindow) -> None:
    page = begin_contact(window, TYPED)
    look(window)
    status_line = office_of(window).frame.status
    assert "Kept as a draft at 11:31" in words(status_line)
    page.form.fields["contact_type"].set_value("advice")
    page.form.fields["adults"].blocks[0].form.fields["name"].set_value("Gethin Marlowe")  # type: ignore[attr-defined]
    key(window, Key.Key_S, CTRL)
    look(window)
    assert "Encrypted and saved" in words(status_line)


def test_the_description_of_a_document_is_there_again(
    program: Program, access: Access, window: MainWindow, tracker: Path, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Seen.", "utf-8")
    office = office_of(window)
    office._office.desk.documents.add_file("case", 1, file)
    office.on_top.open_documents("case", 1)
    page = here(window)
    assert isinstance(page, DocumentsPage)
    page.edit()
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["note"].control, TYPED)
    page = here(after_power_cut(program, window, tracker))
    assert isinstance(page, DocumentsPage)
    assert page.panel.form
    assert page.panel.form.fields["note"].value() == TYPED


def test_every_page_with_a_form_takes_part() -> None:
    pages = Path(lado_desktop.ui.pages.__file__).parent
    texts = {
        place.name: "".join(file.read_text("utf-8") for file in ([place] if place.is_file() else place.glob("*.py")))
        for place in pages.iterdir()
        if place.name != "__pycache__"
    }
    with_forms = {name for name, text in texts.items() if "lado_desktop.ui.forms" in text or "EditorPanel(" in text}
    assert {"case", "contact", "documents", "meeting", "threshold"} <= with_forms
    assert {name for name in with_forms if "def kept_values" not in texts[name]} - WITHOUT_A_RECORD == set()
