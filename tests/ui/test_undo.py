"""Undo in the window: from every page, by key, menu and toast, and never over a text that is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from lado_desktop.services.access import Access
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contacts import ContactsPage
from tests.services.drafts import DAY, contact
from tests.ui.windows import PASSPHRASE, Program, begin_contact, here, key, office_of, press, status, words

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def edit_menu(window: MainWindow) -> list[str]:
    """What the first two lines of the Edit menu say when it is opened."""
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    menu.aboutToShow.emit()
    found: list[QAction] = menu.actions()
    return [action.text() for action in found[:2]]


def actions(page: QWidget) -> list[str]:
    """The actions that the page of the case lists."""
    assert isinstance(page, CasePage)
    return [item.title for item in page.board.action.rows.items()]


def new_action(window: MainWindow, words_typed: str = "Ring the school") -> CasePage:
    """The page of the case, on which an action was just added by hand."""
    office_of(window).open_case(1)
    page = here(window)
    assert isinstance(page, CasePage)
    page.parts.edit("action")
    form = page.panel.form
    assert form
    QTest.keyClicks(form.fields["text"].control, words_typed)
    QTest.keyClicks(form.fields["owner"].control, "Pat")
    QTest.keyClicks(form.fields["due_on"].control, "29/5/2026")
    key(window, Key.Key_S, CTRL)
    page.board.allegation.table.view.setFocus()
    return page


def test_ctrl_z_takes_back_what_was_done_last_and_the_page_shows_it(window: MainWindow) -> None:
    page = new_action(window)
    assert "Ring the school" in actions(page)
    key(window, Key.Key_Z, CTRL)
    assert "Ring the school" not in actions(page)
    assert status(window) == "Undone: add action"


@pytest.mark.parametrize(("again", "with_keys"), [(Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)])
def test_what_was_undone_is_done_again(window: MainWindow, again: Key, with_keys: Qt.KeyboardModifier) -> None:
    page = new_action(window)
    key(window, Key.Key_Z, CTRL)
    key(window, again, with_keys)
    assert "Ring the school" in actions(page)
    assert status(window) == "Done again: add action"


def test_the_menu_names_what_it_would_undo(window: MainWindow) -> None:
    new_action(window)
    assert edit_menu(window) == ["&Undo add action", "&Redo"]
    key(window, Key.Key_Z, CTRL)
    assert edit_menu(window) == ["&Undo add onward referral", "&Redo add action"]


def test_the_toast_after_saving_undoes_it_and_the_next_one_does_it_again(window: MainWindow) -> None:
    page = new_action(window)
    toast = office_of(window).frame.toast
    assert "Action saved" in words(toast)
    press(toast, "Undo")
    assert "Ring the school" not in actions(page)
    assert "Undone: add action" in words(toast)
    press(toast, "Redo")
    assert "Ring the school" in actions(page)


def test_a_toast_about_nothing_that_was_stored_offers_no_undo(window: MainWindow) -> None:
    office_of(window).say("Table copied")
    assert not office_of(window).frame.toast.action.isVisible()


def test_undo_still_works_after_a_restart(program: Program, window: MainWindow, tracker: Path) -> None:
    new_action(window)
    key(window, Key.Key_L, CTRL)
    again = program.unlock(tracker)
    key(again, Key.Key_Z, CTRL)
    office_of(again).open_case(1)
    assert actions(here(again)) == ["Send the report"]


def test_in_a_field_ctrl_z_is_about_its_text_and_stops_there(window: MainWindow) -> None:
    page = begin_contact(window, "Duty desk")
    before = edit_menu(window)
    field = page.form.fields["taken_by"].control
    assert isinstance(field, QLineEdit)
    field.setFocus()
    for _ in range(4):
        key(window, Key.Key_Z, CTRL)
    assert field.text() == ""
    QTest.keyClicks(page.form.fields["handled_by"].control, "A. Officer")
    assert window.focusWidget() is field
    for _ in range(4):
        key(window, Key.Key_Z, CTRL)
    assert edit_menu(window) == before


def test_a_field_with_nothing_to_undo_leaves_it_to_the_window_once_all_is_saved(window: MainWindow) -> None:
    page = new_action(window)
    office_of(window).open_contact(1)
    form = here(window)
    assert isinstance(form, ContactPage)
    form.form.fields["taken_by"].focus()
    key(window, Key.Key_Z, CTRL)
    assert status(window) == "Undone: add action"
    assert page.isHidden()


def test_a_contact_that_was_undone_while_it_is_open_is_closed(window: MainWindow) -> None:
    office = office_of(window)
    contact_id = office._office.desk.contacts.save(contact())
    office.open_contact(contact_id)
    assert isinstance(here(window), ContactPage)
    office.undo.undo()
    assert isinstance(here(window), ContactsPage)
    assert status(window) == "Undone: add contact"


def test_what_stands_in_the_way_is_said(program: Program, window: MainWindow) -> None:
    desk = office_of(window)._office.desk
    part = desk.cases.save_part(ActionDraft(case_id=1, text="Ring", owner="Pat", due_on=DAY))
    desk.tracker.actor = "cover"
    desk.cases.save_part(ActionDraft(id=part, case_id=1, text="Ring", owner="Sam", due_on=DAY))
    desk.tracker.actor = "owner"
    key(window, Key.Key_Z, CTRL)
    (told,) = program.asker.told
    assert told[0] == "Not undone"
    assert told[1].startswith('Nothing was changed: the case 26/001 was changed since ("change action").')


def test_where_there_is_nothing_it_is_said(program: Program, access: Access, tmp_path: Path) -> None:
    desk, _ = access.create(tmp_path / "empty.lado", PASSPHRASE)
    desk.close()
    window = program.unlock(desk.tracker.path)
    key(window, Key.Key_Z, CTRL)
    assert status(window) == "There is nothing to undo"
    key(window, Key.Key_Y, CTRL)
    assert status(window) == "There is nothing to do again"
