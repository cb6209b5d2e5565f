"""The lists of people and of settings: what they say, how they narrow, what opens."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui import theme
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.people import PeoplePage
from lado_desktop.ui.pages.settings import SettingsPage
from lado_desktop.ui.widgets.list_page import ListPage
from tests.ui.audit import faults
from tests.ui.pages.made_case import NAME, make_case


def opened(qtbot: QtBot, page: ListPage) -> ListPage:
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


def said(page: ListPage, row: int = 0) -> dict[str, str]:
    """The words of one row by column."""
    return {column.key: page.table.model.cell(row, at).shown for at, column in enumerate(page.table.model.columns)}


def contact_about(office: Office, name: str, **more: object) -> int:
    adult = AdultDraft(name=name, setting_name="Brook House", **more)  # type: ignore[arg-type]  # the fields of an adult
    return office.desk.contacts.save(
        ContactDraft(received_on=date(2026, 5, 12), contact_type="advice", adults=(adult,))
    )


def test_a_row_says_who_they_are_what_they_do_and_how_often_they_were_heard_of(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    assert said(opened(qtbot, PeoplePage(office))) == {
        "reference": "P00001",
        "name": NAME,
        "other_names": "",
        "date_of_birth": "",
        "sex": "",
        "roles": "Support worker, Brook House",
        "contacts": "1",
        "open_cases": "1",
        "last_contact_on": "11 May",
        "patterns": "",
    }


def test_a_setting_says_what_it_is_and_how_many_contacts_there_were(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    for name in ("Ann Ash", "Ben Birch"):
        contact_about(office, name)
    stored = office.desk.settings.page(1).setting
    office.desk.settings.save(replace(stored, phase="special", local_authority="Northmere"))
    row = said(opened(qtbot, SettingsPage(office)))
    assert (row["name"], row["phase"], row["local_authority"]) == ("Brook House", "Special", "Northmere")
    assert (row["contacts"], row["open_cases"], row["patterns"]) == ("3", "1", "1 pattern")


@pytest.mark.parametrize("kind", ["person", "setting"])
def test_enter_opens_the_one_one_stands_on(qtbot: QtBot, office: Office, kind: str) -> None:
    make_case(office.desk)
    page = opened(qtbot, PeoplePage(office) if kind == "person" else SettingsPage(office))
    page.table.select(1)
    with qtbot.waitSignal(getattr(page, f"{kind}_opened")) as asked:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_a_restricted_person_shows_a_reference_and_that_they_are(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    office.desk.restrictions.restrict("person", 1, "A colleague")
    row = said(opened(qtbot, PeoplePage(office)))
    assert (row["reference"], row["name"], row["roles"]) == ("P00001", "Restricted", "")


def test_two_that_are_selected_can_be_compared(qtbot: QtBot, office: Office) -> None:
    for name in ("Ann Ash", "Anne Ash"):
        contact_about(office, name)
    page = opened(qtbot, PeoplePage(office))
    page.table.view.selectAll()
    menu = page.open_menu(page.table.selected_ids(), page.mapToGlobal(page.rect().center()))
    action = next(each for each in menu.actions() if each.text() == "Compare and merge")
    with qtbot.waitSignal(page.merge_wanted) as asked:  # type: ignore[attr-defined]  # the page of people
        action.trigger()
    assert asked.args == ["person", 1, 2]
    menu.close()


def test_somebody_new_appears_while_one_looks(qtbot: QtBot, office: Office) -> None:
    page = opened(qtbot, PeoplePage(office))
    contact_about(office, "Ann Ash")
    assert list(page.table.model.ids()) == [1]


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5)])
@pytest.mark.parametrize("kind", [PeoplePage, SettingsPage])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, qapp: QApplication, office: Office, kind: type[ListPage], scheme: str, scale: float
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    make_case(office.desk)
    assert faults(opened(qtbot, kind(office))) == []  # type: ignore[call-arg,arg-type]  # pages are given an office


@pytest.mark.parametrize("kind", [PeoplePage, SettingsPage])
def test_a_closed_page_is_freed(qtbot: QtBot, office: Office, kind: type[PeoplePage]) -> None:
    page = kind(office)
    page.arrive()
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
