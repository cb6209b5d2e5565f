"""The two-line list as somebody uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem

ITEMS = (
    ListItem(
        7, "Send fact-find report", "Jo Tamsin, Brook House", "Fri 15 May", "1 day late", chips=(("Late", "bad", ""),)
    ),
    ListItem(8, "Tell <b>placing</b> authority", right="Mon 18 May"),
    ListItem(9, "Move to day shifts"),
)


@pytest.fixture
def listed(qtbot: QtBot) -> RowsList:
    listed = RowsList("Actions", fits=True)
    qtbot.addWidget(listed)
    listed.set_items(ITEMS)
    listed.resize(400, 144)
    listed.show()
    qtbot.waitExposed(listed)
    return listed


def test_a_row_is_said_in_one_go(listed: RowsList) -> None:
    said = listed.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Send fact-find report. Late. Jo Tamsin, Brook House. Fri 15 May. 1 day late"


def test_enter_opens_the_row_one_stands_on_and_space_ticks_it(qtbot: QtBot, listed: RowsList) -> None:
    listed.select(8)
    with qtbot.waitSignal(listed.opened) as opened:
        QTest.keyClick(listed, Qt.Key.Key_Return)
    with qtbot.waitSignal(listed.toggled) as toggled:
        QTest.keyClick(listed, Qt.Key.Key_Space)
    assert (opened.args, toggled.args) == ([8], [8])


def test_one_stays_on_a_row_when_the_list_changes_around_it(qtbot: QtBot, listed: RowsList) -> None:
    listed.select(9)
    with qtbot.assertNotEmitted(listed.selected):
        listed.set_items((ListItem(1, "New at the top"), *ITEMS[1:]))
    assert listed.current_id() == 9


def test_going_to_another_row_says_which(qtbot: QtBot, listed: RowsList) -> None:
    listed.select(7)
    with qtbot.waitSignal(listed.selected) as selected:
        QTest.keyClick(listed, Qt.Key.Key_Down)
    assert selected.args == [8]


def test_a_list_that_fits_is_as_high_as_its_rows(listed: RowsList) -> None:
    assert listed.sizeHint().height() == 3 * 48
    listed.set_items(ITEMS[:1])
    assert listed.sizeHint().height() == 48


def test_one_click_opens_where_the_list_is_a_menu_of_places(qtbot: QtBot) -> None:
    listed = RowsList("Tables", opens_at_once=True)
    qtbot.addWidget(listed)
    listed.set_items(ITEMS)
    listed.resize(300, 200)
    listed.show()
    at = listed.visualRect(listed.model().index(1, 0)).center()
    with qtbot.waitSignal(listed.opened) as opened:
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert opened.args == [8]


def test_rows_are_painted_in_every_state(listed: RowsList) -> None:
    bare = listed.grab().toImage()
    listed.select(7)
    assert listed.grab().toImage() != bare


def test_ctrl_and_return_are_left_to_the_page(qtbot: QtBot) -> None:
    shown = RowsList("Things")
    qtbot.addWidget(shown)
    shown.set_items([ListItem(7, "One")])
    shown.select(7)
    opened: list[int] = []
    shown.opened.connect(opened.append)
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened == [7]
