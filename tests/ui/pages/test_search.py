"""Search in the window: below the field while one types, and the page of everything that was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from lado_desktop.models.tables import Restriction
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.ui import theme
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.search import SearchPage, SearchPopup
from lado_desktop.ui.widgets.rows_list import RowsList
from tests.ui.audit import faults
from tests.ui.windows import Program, here, key, office_of, words

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def about(desk: Desk, name: str, notes: str) -> int:
    adult = AdultDraft(name=name)
    draft = replace(desk.contacts.blank(), contact_type="advice", adults=(adult,), notes=notes)
    return desk.contacts.save(draft)


@pytest.fixture
def popup(window: MainWindow, program: Program) -> SearchPopup:
    """The whole window, with two more contacts in it."""
    desk = office_of(window)._office.desk
    about(desk, "<b>Gethin</b> Marlowe", "Held by the arm <img src=x>")
    about(desk, "Nia Corvey", "Armed with a ruler")
    program.settle()
    return office_of(window).search


def typed(program: Program, window: MainWindow, text: str) -> None:
    """Ctrl+K, and what follows is typed; until the answer is there."""
    key(window, Key.Key_K, CTRL)
    QTest.keyClicks(office_of(window).frame.top.search, text)
    QTest.qWait(180)
    program.settle()


def rows(found: RowsList) -> list[str]:
    return [f"{item.title}: {item.line}" if item.is_heading else item.title for item in found.items()]


def test_what_is_found_stands_below_the_field_by_kind_while_one_types(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    typed(program, window, "arm")
    assert popup.isVisible()
    assert rows(popup.list) == ["Contacts: 2", "Nia Corvey", "<b>Gethin</b> Marlowe"]
    held = popup.list.items()[2]
    assert held.line == "Notes: Held by the arm <img src=x>"
    assert [held.line[start:end] for start, end in held.line_marks] == ["arm"]
    field = office_of(window).frame.top.search
    assert popup.mapTo(window, QPoint()).y() > field.mapTo(window, QPoint()).y()
    assert QApplication.focusWidget() is field
    assert faults(window) == []


def test_down_goes_into_what_was_found_past_headings_and_enter_opens(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    typed(program, window, "arm")
    key(window, Key.Key_Down)
    assert QApplication.focusWidget() is popup.list
    assert popup.list.current_id() == 0
    key(window, Key.Key_Down)
    assert popup.list.current_id() == 1
    key(window, Key.Key_Return)
    program.settle()
    page = here(window)
    assert isinstance(page, ContactPage)
    assert page.form.draft().notes == "Held by the arm <img src=x>"
    assert not popup.isVisible()


def test_up_from_the_first_row_and_escape_go_back_to_the_field(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    field = office_of(window).frame.top.search
    typed(program, window, "arm")
    key(window, Key.Key_Down)
    key(window, Key.Key_Up)
    assert QApplication.focusWidget() is field
    assert popup.isVisible()
    key(window, Key.Key_Down)
    key(window, Key.Key_Escape)
    assert QApplication.focusWidget() is field
    assert not popup.isVisible()
    assert field.text() == "arm"


def test_a_part_opens_the_record_it_belongs_to(window: MainWindow, program: Program, popup: SearchPopup) -> None:
    typed(program, window, "send the report")
    assert "Actions: 1" in rows(popup.list)
    place = next(item.id for item in popup.list.items() if item.title == "Send the report")
    popup.list.opened.emit(place)
    program.settle()
    assert isinstance(here(window), CasePage)


def test_a_reference_and_enter_open_its_record(window: MainWindow, program: Program, popup: SearchPopup) -> None:
    typed(program, window, "c26-2")
    key(window, Key.Key_Return)
    program.settle()
    page = here(window)
    assert isinstance(page, ContactPage)
    assert page.form.draft().reference == "C26/0002"


def test_nothing_found_says_so_and_teaches(window: MainWindow, program: Program, popup: SearchPopup) -> None:
    typed(program, window, "zebra mood:sour")
    shown = words(popup)
    assert "Nothing says zebra mood:sour" in shown
    assert "No field is called mood:" in shown
    assert "status:open" in shown
    key(window, Key.Key_Down)
    assert QApplication.focusWidget() is office_of(window).frame.top.search


def test_an_empty_field_teaches_and_going_elsewhere_ends_it(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    key(window, Key.Key_K, CTRL)
    assert popup.isVisible()
    assert "outcome:none" in words(popup)
    key(window, Key.Key_Escape)
    assert not popup.isVisible()
    typed(program, window, "arm")
    office_of(window).frame.go("cases")
    program.settle()
    assert not popup.isVisible()


def test_a_misspelt_name_is_found_and_what_was_looked_for_is_said(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    typed(program, window, "Corvye")
    assert "Nothing is spelt Corvye. Shown: corvey" in words(popup)
    assert "Nia Corvey" in rows(popup.list)


def test_a_restricted_record_shows_its_reference_alone(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    tracker = office_of(window)._office.desk.tracker
    with tracker.writing("restrict") as session:
        session.execute(
            insert(Restriction).values(contact_id=2, restricted_on=office_of(window)._office.desk.clock.today())
        )
    program.settle()
    typed(program, window, "held arm kind:contact")
    (row,) = popup.list.items()[1:]
    assert (row.title, row.chips) == ("C26/0002", (("Restricted", "neutral", "lock"),))
    assert "arm" not in row.said


def test_enter_shows_everything_on_a_page_that_keeps_to_one_kind(
    window: MainWindow, program: Program, popup: SearchPopup
) -> None:
    family = "hollorand"
    typed(program, window, family)
    key(window, Key.Key_Return)
    program.settle()
    page = here(window)
    assert isinstance(page, SearchPage)
    assert {"People: 1", "Contacts: 1", "Cases: 1"} <= set(rows(page.list))
    assert f"found for {family}, closed ones too" in page.head.line.text()
    page.kinds.wanted.emit("case")
    assert rows(page.list)[0] == "Cases: 1"
    assert faults(window) == []
    page.list.setFocus()
    page.list.select(0)
    key(window, Key.Key_Return)
    program.settle()
    assert isinstance(here(window), CasePage)


def test_one_page_of_what_was_found_is_enough(window: MainWindow, program: Program, popup: SearchPopup) -> None:
    for text in ("arm", "report"):
        typed(program, window, text)
        key(window, Key.Key_Return)
        program.settle()
    pages = [page for page in office_of(window).frame.pages.opened if isinstance(page, SearchPage)]
    assert len(pages) == 1
    assert pages[0].field.text() == "report"
    key(window, Key.Key_Escape)
    assert not isinstance(here(window), SearchPage)


def shown_page(qtbot: QtBot, office: Office, text: str) -> SearchPage:
    made = SearchPage(office, text)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    made.show()
    qtbot.waitUntil(lambda: not office.tasks.is_busy)
    return made


def test_the_page_looks_again_when_a_record_is_changed(qtbot: QtBot, office: Office) -> None:
    about(office.desk, "Nia Corvey", "Held by the arm")
    page = shown_page(qtbot, office, "arm")
    assert rows(page.list) == ["Contacts: 1", "Nia Corvey"]
    about(office.desk, "Gethin Marlowe", "arm")
    qtbot.waitUntil(lambda: len(page.list.items()) == 3)


def test_the_page_says_how_to_ask_where_nothing_is_found(qtbot: QtBot, office: Office) -> None:
    page = shown_page(qtbot, office, "zebra")
    assert "Nothing says zebra" in words(page)
    assert "status:open" in words(page)
    assert faults(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_popup_stays_in_a_small_window_at_any_size_of_text(
    qapp: QApplication, window: MainWindow, program: Program, popup: SearchPopup, scale: float
) -> None:
    window.resize(1024, 640)
    theme.install(qapp, theme.Theme("light", scale))
    typed(program, window, "a")
    typed(program, window, "ar")
    frame = office_of(window).frame
    assert frame.rect().contains(popup.geometry())
