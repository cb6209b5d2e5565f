"""People, settings and patterns through the real window: gone to by key, opened, merged, counted in the rail."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.desk import Desk
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.merging import MergePage, TwinsPage
from lado_desktop.ui.pages.on_record import PersonPage, SettingPage
from lado_desktop.ui.pages.patterns import PatternsPage, RulesPage
from lado_desktop.ui.pages.people import PeoplePage
from tests.ui.pages.made_case import NAME
from tests.ui.windows import Program, go_to, here, key, office_of, press

Key = Qt.Key


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return office_of(window)._office.desk


def record(desk: Desk, name: str, *days: date) -> None:
    for day in days:
        adult = AdultDraft(name=name, setting_name="Brook House")
        desk.contacts.save(ContactDraft(received_on=day, contact_type="advice", adults=(adult,)))


def test_a_person_is_opened_from_the_list_and_left_again(window: MainWindow) -> None:
    go_to(window, "people")
    key(window, Key.Key_Down)
    key(window, Key.Key_Return)
    page = here(window)
    assert isinstance(page, PersonPage)
    page.own.rows.setFocus()
    key(window, Key.Key_Escape)
    assert isinstance(here(window), PeoplePage)


def test_a_new_contact_about_somebody_begins_with_them(window: MainWindow) -> None:
    office_of(window).people.open_person(1)
    press(here(window), "New contact about this person")
    page = here(window)
    assert isinstance(page, ContactPage)
    [(_, adult)] = page.form.adults_typed()
    assert (adult.name, adult.person_id) == (NAME, 1)


def test_a_contact_leads_to_the_person_and_the_setting(window: MainWindow) -> None:
    office_of(window).open_contact(1)
    page = here(window)
    assert isinstance(page, ContactPage)
    ways = dict(page.more.items())
    ways["Open Brook House"]()
    assert isinstance(here(window), SettingPage)
    page.known.person_opened.emit(1)
    assert isinstance(here(window), PersonPage)


def test_the_rail_counts_patterns_and_a_page_leads_to_the_one_it_shows(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    record(desk, "Ann Ash", date(2026, 5, 1), date(2026, 4, 1))
    button = office_of(window).frame.rail.buttons["patterns"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Patterns, 1 to look at", timeout=20_000)
    office_of(window).people.open_setting(1)
    page = here(window)
    assert isinstance(page, SettingPage)
    page.patterns.rows.opened.emit(0)
    shown = here(window)
    assert isinstance(shown, PatternsPage)
    assert shown.panel.what.text() == "Third contact about Brook House in 12 months"
    press(shown, "Thresholds")
    assert isinstance(here(window), RulesPage)


def test_two_people_are_compared_from_the_possible_duplicates_and_become_one(
    program: Program, window: MainWindow, desk: Desk
) -> None:
    record(desk, "Ann Ash", date(2026, 5, 1))
    record(desk, "Ash Ann", date(2026, 5, 2))
    go_to(window, "people")
    press(here(window), "Possible duplicates")
    assert isinstance(here(window), TwinsPage)
    program.settle()
    key(window, Key.Key_Return)
    assert isinstance(here(window), MergePage)
    press(here(window), "Merge")
    page = here(window)
    assert isinstance(page, PersonPage)
    QApplication.processEvents()
    assert [item.title for item in page.merged.rows.items()] == ["P00003 Ash Ann"]
