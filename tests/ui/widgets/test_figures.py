"""A table of a report: its numbers are doors, and it copies as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.figures import Check, Figure, FigureColumn, FigureRow, FiguresSheet, FiguresTable

SHEET = FiguresSheet(
    "Table 3",
    "Category of harm",
    (("Rule", "Every category counts."), ("Base", "5 cases.")),
    "Category",
    (FigureColumn("q1", "Q1"), FigureColumn("year", "Year", style="strong")),
    (
        FigureRow("physical", "Physical", (Figure("1"), Figure("4"))),
        FigureRow("neglect", "<b>Neglect</b>", (Figure("0", opens=False), Figure("2"))),
        FigureRow("all", "In all", (Figure("1"), Figure("6")), is_total=True),
    ),
    (Check(True, "Adds up", "6 − 1 second category =", "5 cases"), Check(False, "One apart", "5 here = 4 in table 2")),
)


@pytest.fixture
def table(qtbot: QtBot) -> FiguresTable:
    table = FiguresTable(SHEET)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_enter_on_a_figure_opens_the_records_behind_it(qtbot: QtBot, table: FiguresTable) -> None:
    assert table.view.go_to("neglect", "year")
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == ["neglect", "year"]


def test_a_click_on_a_figure_opens_it_too(qtbot: QtBot, table: FiguresTable) -> None:
    at = table.view.visualRect(table.view.model().index(0, 1)).center()
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert opened.args == ["physical", "q1"]


def test_a_figure_without_records_and_a_label_open_nothing(qtbot: QtBot, table: FiguresTable) -> None:
    with qtbot.assertNotEmitted(table.opened):
        for code, key in (("neglect", "q1"), ("neglect", "year")):
            table.view.go_to(code, key)
            if key == "year":
                table.view.setCurrentIndex(table.view.model().index(1, 0))
            QTest.keyClick(table.view, Qt.Key.Key_Return)


def test_the_whole_table_is_copied_with_its_titles(table: FiguresTable) -> None:
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Category\tQ1\tYear\nPhysical\t1\t4\n<b>Neglect</b>\t0\t2\nIn all\t1\t6\n"
    )


def test_all_rows_are_shown_and_the_page_scrolls(table: FiguresTable) -> None:
    assert table.view.height() == 32 + 3 * 32
    assert not table.view.verticalScrollBar().isVisible()


def test_a_page_too_narrow_scrolls_sideways_and_hides_no_row(qtbot: QtBot, table: FiguresTable) -> None:
    table.view.setMaximumWidth(200)
    qtbot.waitUntil(lambda: table.view.width() == 200)
    assert table.view.viewport().height() >= 3 * 32


def test_how_it_adds_up_is_said_in_words(table: FiguresTable) -> None:
    words = [label.text() for label in table.findChildren(QLabel)]
    assert words[words.index("Adds up") :][:3] == ["Adds up", "6 − 1 second category =", "5 cases"]
    assert "One apart" in words


def test_a_remark_may_open_records_too(qtbot: QtBot) -> None:
    remark = Check(None, "Beside it", "2 of 5 were late, and this is said at such length that it wraps.", door="late")
    table = FiguresTable(replace(SHEET, checks=(remark,)))
    qtbot.addWidget(table)
    door = table.findChild(QPushButton)
    assert door is not None
    with qtbot.waitSignal(table.opened) as opened:
        door.click()
    assert opened.args == ["late", ""]
    assert door.accessibleDescription().startswith("Beside it: 2 of 5")


def test_a_figure_says_its_own_and_the_label_the_whole_line(table: FiguresTable) -> None:
    model = table.view.model()
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "4"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Physical; Q1 1; Year 4"
    assert table.view.accessibleName() == "Table 3 Category of harm"
