"""The list of what a page holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.index_list import Entry, IndexList
from tests.ui.audit import faults

ENTRIES = (
    Entry("a", "Purpose <b>"),
    Entry("b", "Who was asked", is_filled=True, count=5),
    Entry("c", "Learning", is_filled=True),
)


def shown(qtbot: QtBot) -> IndexList:
    index = IndexList("Parts")
    qtbot.addWidget(index)
    index.show_entries(ENTRIES)
    index.resize(200, 200)
    index.show()
    return index


def test_it_says_what_is_written(qtbot: QtBot) -> None:
    index = shown(qtbot)
    said = [index.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(index.count())]
    assert said == ["Purpose <b>", "Who was asked  5, written", "Learning, written"]
    assert faults(index) == []


def test_enter_and_a_click_go_to_the_place(qtbot: QtBot) -> None:
    index = shown(qtbot)
    index.setCurrentRow(2)
    with qtbot.waitSignal(index.wanted) as asked:
        QTest.keyClick(index, Qt.Key.Key_Return)
    assert asked.args == ["c"]
    with qtbot.waitSignal(index.wanted) as clicked:
        at = index.visualItemRect(index.item(1)).center()
        QTest.mouseClick(index.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert clicked.args == ["b"]


def test_whoever_stands_on_a_row_stays_there_while_others_fill(qtbot: QtBot) -> None:
    index = shown(qtbot)
    index.mark("b")
    index.show_entries((Entry("a", "Purpose <b>", is_filled=True), *ENTRIES[1:]))
    assert index.currentRow() == 1
