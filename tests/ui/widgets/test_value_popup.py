"""The values of a column as somebody chooses from them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lado_desktop.services.quoted import BLANK, ValueCount
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_menus import LastingMenu
from lado_desktop.ui.widgets.value_popup import ValuePopup
from tests.ui.widgets.people import PEOPLE, Person, Register, columns, fixed

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagateSizeHints)", extend=True)


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    table = Table(columns(), "People")
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.set_source(fixed((*PEOPLE, Person(16, 'A, "B"', "Brook, East", 5))))
    table.show()
    qtbot.waitExposed(table)
    return table


def opened(table: Table, column: int) -> ValuePopup:
    popup = table.values.open(column)
    assert popup is not None
    return popup


def seen(popup: ValuePopup) -> list[tuple[str, int]]:
    return [(one.value, one.count) for one in popup.list.value_model.values]


def names(table: Table) -> list[str]:
    return [table.model.index(row, 0).data() for row in range(table.model.rowCount())]


def test_values_stand_with_their_counts_and_blanks_last(table: Table) -> None:
    assert seen(opened(table, 1)) == [("Ashby", 1), ("Brook", 2), ("Brook, East", 1), ("Fenmoor", 1), (BLANK, 1)]


def test_a_tick_narrows_at_once_and_another_widens(table: Table) -> None:
    popup = opened(table, 1)
    QTest.keyClicks(popup.search, "brook")
    popup.flush()
    assert seen(popup) == [("Brook", 2), ("Brook, East", 1)]
    QTest.keyClick(popup.search, Key.Key_Down)
    QTest.keyClick(popup.list, Key.Key_Down)
    QTest.keyClick(popup.list, Key.Key_Space)
    table.flush()
    assert names(table) == ['A, "B"']
    popup.search.clear()
    popup.flush()
    popup.list.setCurrentIndex(popup.list.value_model.index(4))
    QTest.keyClick(popup.list, Key.Key_Space)
    table.flush()
    assert names(table) == ["Siobhán Pell", 'A, "B"']
    assert table.filters() == {"town": f'"Brook, East", {BLANK}'}
    QTest.mouseClick(popup.clear_button, Qt.MouseButton.LeftButton)
    table.flush()
    assert len(names(table)) == 6


def test_enter_after_a_search_that_finds_one_takes_it_and_closes(qtbot: QtBot, table: Table) -> None:
    popup = opened(table, 1)
    QTest.keyClicks(popup.search, "fen")
    QTest.keyClick(popup.search, Key.Key_Return)
    table.flush()
    assert names(table) == ["Petra Svanholt"]
    assert not popup.isVisible()


def test_what_is_chosen_is_ticked_when_it_opens_again(table: Table) -> None:
    table.set_filters({"town": '"Ashby"'})
    popup = opened(table, 1)
    assert list(popup.list.value_model.ticked) == ["Ashby"]
    assert ("Brook", 2) in seen(popup)


def test_labels_are_written_as_one_types_them(table: Table) -> None:
    popup = opened(table, 3)
    assert seen(popup)[:2] == [("Advice", 2), ("Record check", 1)]
    popup.list.value_model.tick(0)
    popup.list.value_model.tick(1)
    table.flush()
    assert table.filters() == {"kinds": "Advice, Record check"}


def test_a_click_ticks_once_wherever_it_falls(table: Table) -> None:
    popup = opened(table, 1)
    box = popup.list.visualRect(popup.list.value_model.index(0))
    for x in (12, 100):
        before = len(popup.list.value_model.ticked)
        at = box.topLeft()
        at.setX(x)
        at.setY(box.center().y())
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert len(popup.list.value_model.ticked) == 1 - before


def test_a_screen_reader_hears_the_value_its_count_and_its_tick(table: Table) -> None:
    popup = opened(table, 1)
    popup.list.value_model.tick(0)
    cell = QAccessible.queryAccessibleInterface(popup.list).child(0)
    assert cell.text(QAccessible.Text.Name) == "Ashby, 1"
    assert cell.state().checked


def test_many_values_are_cut_and_the_cut_is_said(qtbot: QtBot, table: Table) -> None:
    values = [ValueCount(f"Value {number}", 1) for number in range(1200)]
    popup = ValuePopup("Town", values, (), table)
    qtbot.addWidget(popup)
    assert popup.list.value_model.rowCount() == 500
    assert popup.count.text() == "700 more: look for them"
    popup.search.setText("value 1199")
    popup.flush()
    assert seen(popup) == [("Value 1199", 1)]


def test_where_nobody_knows_the_values_the_menu_opens(qtbot: QtBot) -> None:
    table = Table(columns(), "People")
    qtbot.addWidget(table)
    table.set_source(Register(10))
    table.show()
    assert table.values.open(1) is None
    (menu,) = [each for each in table.findChildren(LastingMenu) if each.isVisible()]
    assert menu.accessibleName() == "Town"
    menu.close()


def test_alt_down_in_a_filter_opens_the_values(table: Table) -> None:
    QTest.keyClick(table.header.fields[1], Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (popup,) = [each for each in table.findChildren(ValuePopup) if each.isVisible()]
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()
