"""The office as one sees it: keys, menus, going and coming back, the main button, searching, what is freed."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.cases import CasesPage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.import_page import ImportPage
from lado_desktop.ui.pages.meeting import MeetingPage
from lado_desktop.ui.pages.patterns import PatternsPage
from lado_desktop.ui.pages.people import PeoplePage
from lado_desktop.ui.pages.reports import ReportsPage
from lado_desktop.ui.pages.search import SearchPage
from lado_desktop.ui.pages.settings import SettingsPage
from lado_desktop.ui.pages.tracker import TrackerPage
from tests.ui.pages.made_case import NAME, make_case
from tests.ui.windows import PASSPHRASE, Program, cells, go_to, here, key, office_of, press, status, words

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLACES = {
    Key.Key_1: ContactsPage,
    Key.Key_2: CasesPage,
    Key.Key_3: PeoplePage,
    Key.Key_4: SettingsPage,
    Key.Key_5: PatternsPage,
    Key.Key_6: ReportsPage,
    Key.Key_7: ImportPage,
    Key.Key_8: TrackerPage,
}


@pytest.fixture
def tracker(access: Access, tmp_path: Path) -> Path:
    """One case, with the contact it came from, and another contact about somebody else."""
    desk, _ = access.create(tmp_path / "northmere.lado", PASSPHRASE)
    make_case(desk)
    adult = AdultDraft(name="Gethin Marlowe", setting_name="Hollin Academy")
    desk.contacts.save(replace(desk.contacts.blank(), contact_type="advice", adults=(adult,)))
    desk.close()
    return desk.tracker.path


@pytest.fixture
def window(program: Program, tracker: Path) -> MainWindow:
    return program.unlock(tracker)


def actions(window: MainWindow) -> list[QAction]:
    menus = window.menuBar().findChildren(QMenu)
    return [action for menu in menus for action in menu.actions() if not action.isSeparator()]


def mnemonic(words: str) -> str:
    return words[words.index("&") + 1].lower()


def opened(window: MainWindow) -> int:
    return len(office_of(window).frame.pages.opened)


def test_alt_and_a_number_go_to_the_places_of_the_rail(window: MainWindow) -> None:
    for number, page in PLACES.items():
        key(window, number, ALT)
        assert isinstance(here(window), page)
        marked = [button for button in office_of(window).frame.rail.buttons.values() if button.is_here]
        assert len(marked) == 1


def test_every_page_keeps_the_keyboard_in_the_window(window: MainWindow) -> None:
    for number in PLACES:
        key(window, number, ALT)
        assert window.isActiveWindow()
        assert window.focusWidget() is not None
    key(window, Key.Key_N, CTRL)
    assert window.isActiveWindow()


def test_reports_are_gone_through_with_the_arrows_at_once(window: MainWindow) -> None:
    go_to(window, "reports")
    page = here(window)
    assert isinstance(page, ReportsPage)
    key(window, Key.Key_Down)
    assert status(window).startswith("Table 2 of ")


def test_ctrl_k_finds_even_over_an_open_form(window: MainWindow, program: Program) -> None:
    key(window, Key.Key_N, CTRL)
    assert isinstance(here(window), ContactPage)
    key(window, Key.Key_K, CTRL)
    QTest.keyClicks(window.focusWidget(), "hollin")
    key(window, Key.Key_Return)
    program.settle()
    page = here(window)
    assert isinstance(page, SearchPage)
    assert "Gethin Marlowe" in [item.title for item in page.list.items()]


def test_escape_leaves_a_form_for_the_page_one_came_from(window: MainWindow) -> None:
    go_to(window, "reports")
    office_of(window).open_case(1)
    case = here(window)
    assert isinstance(case, CasePage)
    case.contact_opened.emit(1)
    assert isinstance(here(window), ContactPage)
    key(window, Key.Key_Escape)
    assert here(window) is case
    key(window, Key.Key_Escape)
    assert isinstance(here(window), ReportsPage)


def test_a_record_that_is_open_is_not_opened_twice(window: MainWindow) -> None:
    office_of(window).open_contact(1)
    first = here(window)
    go_to(window, "cases")
    office_of(window).open_contact(1)
    assert here(window) is first
    assert opened(window) == 1


def test_a_second_new_contact_is_only_begun_when_something_stands_in_the_first(window: MainWindow) -> None:
    key(window, Key.Key_N, CTRL)
    key(window, Key.Key_N, CTRL)
    assert opened(window) == 1
    page = here(window)
    assert isinstance(page, ContactPage)
    QTest.keyClicks(page.form.fields["taken_by"].control, "Owner")
    key(window, Key.Key_N, CTRL)
    assert opened(window) == 2


def test_a_record_that_is_gone_is_said_in_words(window: MainWindow, program: Program) -> None:
    office_of(window).open_contact(404)
    assert isinstance(here(window), ContactsPage)
    assert "is not in this tracker" in program.asker.told[0][1]


def test_f5_reads_again_and_the_status_line_says_what_is_listed(window: MainWindow) -> None:
    assert status(window).startswith("2 contacts · Sorted by received")
    key(window, Key.Key_F5)
    page = here(window)
    assert isinstance(page, ContactsPage)
    assert set(cells(page.table, "about")) == {NAME, "Gethin Marlowe"}


def test_what_is_saved_shows_in_the_list_the_rail_and_the_status_line(window: MainWindow) -> None:
    cases = office_of(window).frame.rail.buttons["cases"]
    assert cases.accessibleName() == "Cases, 1 open"
    page = here(window)
    assert isinstance(page, ContactsPage)
    page.table.select(2)
    key(window, Key.Key_Return)
    press(here(window), "Save and make a case")
    assert cases.accessibleName() == "Cases, 2 open"
    assert "made from contact" in words(office_of(window).frame.toast)
    key(window, Key.Key_Escape)
    key(window, Key.Key_Escape)
    assert here(window) is page
    assert all(cells(page.table, "case_reference"))


def test_no_key_belongs_to_two_commands(window: MainWindow) -> None:
    keys = Counter(sequence.toString() for action in actions(window) for sequence in action.shortcuts())
    assert {name: times for name, times in keys.items() if times > 1} == {}
    assert not {"Ctrl+K", *(f"Alt+{number}" for number in range(1, 10))} & keys.keys()


def test_each_mnemonic_is_used_once_and_no_command_twice(window: MainWindow) -> None:
    tops = [action.text() for action in window.menuBar().actions()]
    assert len({*map(mnemonic, tops)}) == len(tops)
    for menu in window.menuBar().findChildren(QMenu):
        letters = [mnemonic(action.text()) for action in menu.actions() if not action.isSeparator()]
        assert len(set(letters)) == len(letters), menu.title()
    names = Counter(action.text().replace("&", "") for action in actions(window))
    assert max(names.values()) == 1


def test_commands_the_page_cannot_follow_are_greyed(window: MainWindow) -> None:
    def can(name: str) -> bool:
        return next(action.isEnabled() for action in actions(window) if action.text().replace("&", "") == name)

    assert (can("Save"), can("Print…"), can("Filter this list"), can("Export…")) == (False, False, True, True)
    key(window, Key.Key_N, CTRL)
    assert (can("Save"), can("Print…"), can("Filter this list")) == (True, False, False)
    office_of(window).new_meeting(1)
    assert isinstance(here(window), MeetingPage)
    assert (can("Save"), can("Print…")) == (True, True)
    go_to(window, "reports")
    assert can("Export…")


def test_there_is_one_main_button_at_a_time(window: MainWindow) -> None:
    def mains() -> list[str]:
        QApplication.processEvents()
        found = window.findChildren(type(office_of(window).new_contact))
        return [each.text() for each in found if each.isVisible() and each.property("kind") == "primary"]

    assert mains() == ["New contact"]
    key(window, Key.Key_N, CTRL)
    assert mains() == ["Save"]
    key(window, Key.Key_Escape)
    assert mains() == ["New contact"]
    go_to(window, "cases")
    assert mains() == ["New contact"]
    office_of(window).open_case(1)
    press(here(window), "Edit the case")
    assert mains() == ["Save"]


def test_the_menu_ticks_the_look_that_is_worn(window: MainWindow, program: Program) -> None:
    program.prefs.put("theme", "light")
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["&Light"]


def test_help_says_the_keys_and_what_the_program_is(window: MainWindow, program: Program) -> None:
    key(window, Key.Key_F1)
    next(action for action in actions(window) if action.text().startswith("&About")).trigger()
    assert [title for title, _ in program.asker.told] == ["Keys", "About LADO Desktop"]
    assert all(name in program.asker.told[0][1] for name in ("Ctrl+N", "Ctrl+K", "Alt and a number", "F5", "Esc"))


def test_the_text_grows_and_shrinks_and_is_as_before(window: MainWindow, program: Program) -> None:
    for keys, percent in ((Key.Key_Plus, 110), (Key.Key_Equal, 120), (Key.Key_Minus, 110), (Key.Key_0, 100)):
        key(window, keys, CTRL)
        assert program.prefs.number("text_size", 100) == percent


def test_closed_pages_are_freed(window: MainWindow) -> None:
    office_of(window).open_contact(1)
    contact = weakref.ref(here(window))
    key(window, Key.Key_Escape)
    office_of(window).open_case(1)
    case = weakref.ref(here(window))
    key(window, Key.Key_Escape)
    office_of(window).new_meeting(1)
    meeting = weakref.ref(here(window))
    key(window, Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert (contact(), case(), meeting()) == (None, None, None)


def test_the_window_says_who_is_signed_in_and_that_all_is_encrypted(window: MainWindow) -> None:
    said = words(office_of(window).frame.status)
    assert "Encrypted and saved" in said
    assert "Signed in as owner" in said
