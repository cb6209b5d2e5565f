"""Merging in the window: the other one found, the two compared, one made of them; and possible duplicates."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui import theme
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.merging import MergePage, TwinsPage
from tests.ui.audit import faults

BORN = date(1988, 2, 29)


def record(office: Office, name: str, **more: object) -> None:
    adult = AdultDraft(name=name, **more)  # type: ignore[arg-type]  # the fields of an adult
    office.desk.contacts.save(ContactDraft(received_on=date(2026, 5, 12), contact_type="advice", adults=(adult,)))


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1232, 780)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    page.arrive()  # type: ignore[attr-defined]  # every page has it


def comparing(qtbot: QtBot, office: Office) -> MergePage:
    record(office, "Maeve Hollorand", date_of_birth=BORN, setting_name="Oak")
    record(office, "May <b>Holloran</b>", sex="female", setting_name="Elm")
    page = MergePage(office, "person", 1, 2)
    shown(qtbot, page)
    return page


def test_the_other_one_is_found_by_typing_and_compared_on_enter(qtbot: QtBot, office: Office) -> None:
    for name in ("Maeve Hollorand", "May Holloran", "Una Other"):
        record(office, name)
    page = MergePage(office, "person", 1)
    shown(qtbot, page)
    QTest.keyClicks(page.sought.edit, "hollor")
    qtbot.waitUntil(lambda: [item.title for item in page.found.items()] == ["May Holloran"])
    page.found.select(2)
    QTest.keyClick(page.found, Qt.Key.Key_Return)
    assert page.comparing.isVisible()
    assert not page.finding.isVisible()
    assert page.choices.choices() == {"name": "kept"}


def test_what_only_one_of_them_has_is_proposed_and_what_moves_is_told(qtbot: QtBot, office: Office) -> None:
    page = comparing(qtbot, office)
    assert page.choices.choices() == {"name": "kept", "date_of_birth": "kept", "sex": "gone"}
    assert page.moves.text().startswith("To Maeve Hollorand moves 1 role and 1 contact. May <b>Holloran</b> is in no")


def test_merging_goes_to_the_one_that_stays_with_the_chosen_values(qtbot: QtBot, office: Office) -> None:
    page = comparing(qtbot, office)
    page.choices.choose("name", "gone")
    QTest.keyClicks(page.reason.edit, "Same birthday, says HR")
    with qtbot.waitSignals([page.person_opened, page.closed, page.said]):
        page.merge_button.click()
    found = office.desk.people.again(1)
    assert (found.person.name, found.person.sex, found.person.date_of_birth) == ("May <b>Holloran</b>", "female", BORN)
    assert [(line.gone.reference, line.reason) for line in found.merges] == [("P00002", "Same birthday, says HR")]


def test_the_other_one_can_stay_instead(qtbot: QtBot, office: Office) -> None:
    page = comparing(qtbot, office)
    page.swap()
    page.save_page()
    assert list(office.desk.people.ids()) == [2]


def test_two_settings_are_merged_the_same_way(qtbot: QtBot, office: Office) -> None:
    record(office, "Ann Ash", setting_name="Oak Lane")
    record(office, "Ben Birch", setting_name="Oak Lane Primary")
    page = MergePage(office, "setting", 2)
    shown(qtbot, page)
    QTest.keyClicks(page.sought.edit, "oak")
    qtbot.waitUntil(lambda: [item.title for item in page.found.items()] == ["Oak Lane"])
    page.choose(1)
    with qtbot.waitSignal(page.setting_opened) as asked:
        page.save_page()
    assert asked.args == [2]
    assert office.desk.people.setting_names() == ["Oak Lane Primary"]


def settled(qtbot: QtBot, office: Office) -> None:
    """Until the worker has nothing left."""
    qtbot.waitUntil(lambda: not office.tasks.is_busy, timeout=30_000)


def test_pairs_are_told_apart_with_delete_and_compared_with_enter(qtbot: QtBot, office: Office) -> None:
    for name in ("Ann Ash", "Ash Ann", "Ben Birch", "Birch Ben"):
        record(office, name)
    page = TwinsPage(office)
    shown(qtbot, page)
    settled(qtbot, office)
    said = [item.title for item in page.pairs.rows.items()]
    assert said == ["P00001 Ann Ash  and  P00002 Ash Ann", "P00003 Ben Birch  and  P00004 Birch Ben"]
    assert page.pairs.rows.items()[0].line == "The same name, a birthday is missing"
    QTest.keyClick(page.pairs.rows, Qt.Key.Key_Delete)
    settled(qtbot, office)
    assert [item.title for item in page.pairs.rows.items()] == said[1:]
    with qtbot.waitSignal(page.merge_wanted) as asked:
        QTest.keyClick(page.pairs.rows, Qt.Key.Key_Return)
    assert asked.args == ["person", 3, 4]


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, qapp: QApplication, office: Office, scheme: str, scale: float
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    assert faults(comparing(qtbot, office)) == []
    finding, twins = MergePage(office, "person", 1), TwinsPage(office)
    for page in (finding, twins):
        shown(qtbot, page)
        settled(qtbot, office)
        assert faults(page) == []


@pytest.mark.parametrize("made", [lambda office: MergePage(office, "person", 1, 2), TwinsPage])
def test_a_closed_page_is_freed(qtbot: QtBot, office: Office, made: Callable[[Office], MergePage | TwinsPage]) -> None:
    record(office, "Ann Ash")
    record(office, "Ash Ann")
    page = made(office)
    page.arrive()
    settled(qtbot, office)
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
