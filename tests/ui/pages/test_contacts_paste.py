"""Rows pasted from a spreadsheet, as somebody sees them before they become contacts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.contacts.paste import PastePage
from tests.ui.audit import faults

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
COPIED = (
    "Date\tName of adult\tType\tShoe size\n"
    "12/5/2026\t<b>Petra</b> Svanholt\tAdvice\t39\n"
    "13/5/2026\tOskar Lindqvane\tNo idea what\t\n"
    "soon\tHester Quillan\tAdvice\t\n"
)
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagateSizeHints)", extend=True)


@pytest.fixture
def contacts(qtbot: QtBot, office: Office) -> ContactsPage:
    page = ContactsPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


@pytest.fixture
def page(qtbot: QtBot, contacts: ContactsPage) -> PastePage:
    QApplication.clipboard().setText(COPIED)
    found: list[PastePage] = []
    contacts.page_opened.connect(found.append)
    QTest.keyClick(contacts.table.view, Key.Key_V, CTRL)
    (page,) = found
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


def shown(page: PastePage, row: int) -> list[str]:
    assert page.table
    return [page.table.model.index(row, column).data() for column in range(page.table.model.columnCount())]


def test_each_row_shows_what_it_becomes_and_why_not(page: PastePage) -> None:
    assert shown(page, 0) == ["New contact", "12 May 2026", "<b>Petra</b> Svanholt", "Advice", "39"]
    assert shown(page, 1)[3] == "No idea what: no code for this text"
    assert shown(page, 2)[:2] == ["The day received is missing or cannot be read", "soon: not read as a date"]
    assert page.notice.title.text() == "2 contacts are ready"
    assert page.go.text() == "Add 2 contacts"


def test_a_cell_is_mended_under_f2(page: PastePage) -> None:
    popup = page.edit(2, "0")
    assert popup
    popup.field.set_value("14/5/2026")
    QTest.keyClick(popup, Key.Key_Return)
    assert shown(page, 2)[:2] == ["New contact", "14 May 2026"]
    assert page.go.text() == "Add 3 contacts"


def test_rows_are_left_out_and_taken_in_again(page: PastePage) -> None:
    assert page.table
    page.table.select(0)
    QTest.keyClick(page.table.view, Key.Key_Delete)
    assert (shown(page, 0)[0], page.go.text()) == ("Left out", "Add 1 contact")
    page.leave_out()
    assert shown(page, 0)[0] == "New contact"


def test_a_column_becomes_another_field(page: PastePage) -> None:
    page.column.set_value("3")
    page.column.changed.emit()
    assert page.field.value() == "keep"
    page.field.set_value("own_reference")
    page.field.changed.emit()
    assert page.table
    assert page.table.model.columns[4].title == "Own reference"


def test_rows_come_in_as_one_work(qtbot: QtBot, page: PastePage, office: Office) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitSignal(page.closed):
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    rows = office.desk.contacts.rows(office.desk.contacts.ids())
    assert [row.about for row in rows] == ["Oskar Lindqvane", "<b>Petra</b> Svanholt"]
    assert said == ["2 contacts added"]
    office.desk.undoing.undo()
    assert office.desk.contacts.ids() == []


def test_nothing_comes_in_by_leaving(qtbot: QtBot, page: PastePage, office: Office) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Key.Key_Escape)
    assert office.desk.contacts.ids() == []


def test_an_empty_clipboard_says_what_to_do(contacts: ContactsPage) -> None:
    QApplication.clipboard().clear()
    said: list[str] = []
    contacts.said.connect(said.append)
    QTest.mouseClick(contacts.paste_button, Qt.MouseButton.LeftButton)
    assert said == ["Copy rows in a spreadsheet first"]


def test_the_page_passes_the_audit(page: PastePage) -> None:
    assert faults(page) == []
