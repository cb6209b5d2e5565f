"""The table as somebody uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.widgets.table import Table
from tests.ui.widgets.people import PEOPLE, Register, columns, fixed

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
# What the offscreen platform says of every menu.
OFFSCREEN_MENUS = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    table = Table(columns(), "People")
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.set_source(fixed())
    table.show()
    qtbot.waitExposed(table)
    return table


def shown(table: Table, column: int = 0) -> list[str]:
    return [table.model.index(row, column).data() for row in range(table.model.rowCount())]


def click_title(qtbot: QtBot, table: Table, column: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    at = QPoint(table.header.sectionViewportPosition(column) + 20, 10)
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def type_filter(qtbot: QtBot, table: Table, column: int, words: str) -> None:
    QTest.keyClicks(table.header.fields[column], words)
    table.flush()


def test_a_click_on_a_title_sorts_and_another_turns_it_round(qtbot: QtBot, table: Table) -> None:
    click_title(qtbot, table, 2)
    assert shown(table, 2) == ["9", "9", "30", "41", "100"]
    click_title(qtbot, table, 2)
    assert shown(table, 2) == ["100", "41", "30", "9", "9"]


def test_shift_and_a_click_add_a_second_key(qtbot: QtBot, table: Table) -> None:
    click_title(qtbot, table, 1)
    click_title(qtbot, table, 2, SHIFT)
    assert shown(table, 2) == ["30", "41", "100", "9", "9"]
    assert table.order_words == "Sorted by town, then age"


def test_typing_under_a_title_narrows_and_says_how_far(qtbot: QtBot, table: Table) -> None:
    type_filter(qtbot, table, 1, "bro")
    assert shown(table) == ["Maeve Hollorand", "Oskar Lindqvane"]
    assert table.count_words == "2 of 5"
    assert table.header.fields[1].property("active") is True


def test_a_filter_waits_for_a_pause_in_the_typing(qtbot: QtBot, table: Table) -> None:
    QTest.keyClicks(table.header.fields[1], "bro")
    assert table.count_words == "5"
    with qtbot.waitSignal(table.counted) as told:
        pass
    assert told.args == ["2 of 5"]


def test_a_filter_that_leaves_nothing_says_so_and_can_be_cleared(qtbot: QtBot, table: Table) -> None:
    type_filter(qtbot, table, 0, "nobody")
    note = table._nothing
    assert note.isVisible()
    note.cleared.emit()
    assert len(shown(table)) == 5
    assert not note.isVisible()


def test_an_empty_list_shows_what_it_is_for(qtbot: QtBot, table: Table) -> None:
    from PySide6.QtWidgets import QLabel

    purpose = QLabel("People you have heard of")
    table.set_empty(purpose)
    assert not purpose.isVisible()
    table.set_source(fixed([]))
    assert purpose.isVisible()
    type_filter(qtbot, table, 0, "x")
    assert not purpose.isVisible()


def test_escape_clears_a_filter_and_escape_again_goes_to_the_rows(qtbot: QtBot, table: Table) -> None:
    field = table.header.fields[0]
    field.setFocus()
    type_filter(qtbot, table, 0, "oskar")
    QTest.keyClick(field, Key.Key_Escape)
    table.flush()
    assert len(shown(table)) == 5
    QTest.keyClick(field, Key.Key_Escape)
    assert table.focusWidget() is table.view


def test_enter_in_a_filter_goes_to_the_first_row_found(qtbot: QtBot, table: Table) -> None:
    QTest.keyClicks(table.header.fields[0], "petra")
    QTest.keyClick(table.header.fields[0], Key.Key_Return)
    assert table.selected_ids() == [12]


def test_enter_opens_the_current_row_and_a_double_click_the_one_under_it(qtbot: QtBot, table: Table) -> None:
    table.select(13)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Key.Key_Return)
    assert opened.args == [13]
    at = table.view.visualRect(table.model.index(1, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert opened.args == [12]


def test_f2_asks_to_edit_the_cell_one_stands_in(qtbot: QtBot, table: Table) -> None:
    table.view.setCurrentIndex(table.model.index(2, 1))
    with qtbot.waitSignal(table.edit_asked) as asked:
        QTest.keyClick(table.view, Key.Key_F2)
    assert asked.args == [13, "town"]


def test_the_menu_key_asks_for_a_menu_of_the_rows_picked_under_the_cell(qtbot: QtBot, table: Table) -> None:
    table.select(13)
    asked: list[tuple[list[int], QPoint]] = []
    table.row_menu_asked.connect(lambda ids, at: asked.append((ids, at)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(600, 300), QPoint(600, 300))
    QApplication.sendEvent(table.view.viewport(), event)
    cell = table.view.visualRect(table.model.index(2, 0))
    assert asked == [([13], table.view.viewport().mapToGlobal(cell.bottomLeft()))]


def test_a_picked_row_is_tinted_to_the_edge_of_the_page(table: Table) -> None:
    table.select(12)
    image = table.view.viewport().grab().toImage()
    tint = theme.current().color("selected")
    assert table.header.length() < image.width() - 10
    assert [image.pixelColor(image.width() - 5, row * 32 + 10) == tint for row in range(3)] == [False, True, False]


def test_ctrl_c_copies_what_is_shown_with_titles(qtbot: QtBot, table: Table) -> None:
    click_title(qtbot, table, 0)
    QTest.keyClick(table.view, Key.Key_A, CTRL)
    QTest.keyClick(table.view, Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tTown\tAge\tKinds"
    assert lines[1] == "<b>Hester</b> & Quillan\tAshby\t30\t"
    assert lines[4] == "Petra Svanholt\tFenmoor\t9\tAdvice, Referral, Transferred, Record check"
    assert len(lines) == 6


def test_ctrl_shift_c_leaves_the_titles_out(table: Table) -> None:
    table.select(11)
    QTest.keyClick(table.view, Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Maeve Hollorand\tBrook\t41\tReferral\n"


def test_a_cell_and_a_column_are_copied_by_themselves(table: Table) -> None:
    said: list[str] = []
    table.copying.said.connect(said.append)
    table.view.setCurrentIndex(table.model.index(2, 1))
    table.copying.cell()
    assert QGuiApplication.clipboard().text() == "Brook\n"
    table.copying.column(1)
    assert QGuiApplication.clipboard().text() == "Town\nBrook\nFenmoor\nBrook\nAshby\n\n"
    assert said == ["Town copied", "Town copied, 5 rows"]


def test_more_rows_than_anybody_pastes_are_left_to_a_file(table: Table) -> None:
    table.set_source(Register(20_001))
    said: list[str] = []
    table.copying.said.connect(said.append)
    table.view.selectAll()
    table.copying.rows()
    assert said == ["Not copied: 20,000 rows at most. Ctrl+E writes all of them into a file"]


def test_typing_a_name_goes_to_it(qtbot: QtBot, table: Table) -> None:
    table.view.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClicks(table.view, "siob")
    assert table.current_id() == 15


def test_typing_goes_to_a_name_far_down_a_long_list_without_reading_it(qtbot: QtBot, table: Table) -> None:
    register = Register(200_000)
    table.set_source(register)
    register.read.clear()
    QTest.keyClicks(table.view, "person 1999")
    assert table.model.cell(table.view.currentIndex().row(), 0).text.startswith("Person 1999")
    assert len(register.read) < 10_000


def test_tab_leaves_the_rows(qtbot: QtBot, table: Table) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClick(table.view, Key.Key_Tab)
    assert table.view.currentIndex().column() == 0
    assert table.focusWidget() is not table.view


def test_painting_a_long_list_reads_only_what_is_on_screen(qtbot: QtBot, table: Table) -> None:
    register = Register(200_000)
    table.set_source(register)
    table.grab()
    assert 0 < len(set(register.read)) <= 256
    table.view.scrollToBottom()
    table.grab()
    assert len(set(register.read)) <= 512


def test_refreshing_keeps_the_record_the_selection_and_the_height(qtbot: QtBot, table: Table) -> None:
    register = Register(5000)
    table.set_source(register)
    table.select(3000)
    table.view.verticalScrollBar().setValue(2990 * 32 + 7)
    register.gone = set(range(1, 1001))
    table.refresh()
    assert (table.current_id(), table.selected_ids()) == (3000, [3000])
    assert table.model.id_at(table.view.rowAt(0)) == 2991
    assert table.view.verticalScrollBar().value() == 1990 * 32 + 7


def test_refreshing_stays_near_a_record_that_has_gone(qtbot: QtBot, table: Table) -> None:
    register = Register(100)
    table.set_source(register)
    table.select(50)
    register.gone = {50}
    with qtbot.waitSignal(table.selected) as told:
        table.refresh()
    assert told.args == [[]]
    assert table.current_id() == 51


def test_refreshing_shows_a_changed_cell_without_telling_of_a_new_selection(qtbot: QtBot, table: Table) -> None:
    from dataclasses import replace

    table.select(12)
    with qtbot.assertNotEmitted(table.selected):
        table.model._source = fixed([replace(each, town="Moved") for each in PEOPLE])
        table.refresh()
    assert shown(table, 1) == ["Moved"] * 5
    assert table.selected_ids() == [12]


def test_sorting_keeps_the_selection_on_the_same_records(qtbot: QtBot, table: Table) -> None:
    table.select(13)
    click_title(qtbot, table, 2)
    assert table.selected_ids() == [13]
    assert table.view.selected_rows() == [4]


@OFFSCREEN_MENUS
def test_columns_chosen_moved_sized_and_sorted_come_back(qtbot: QtBot, table: Table) -> None:
    menu = table.open_columns_menu(QPoint(0, 0))
    ticks = {action.text(): action for action in menu.actions()}
    ticks["Town"].trigger()
    ticks["Note"].trigger()
    menu.close()
    table.arrangement.move_column(2, -1)
    table.header.resizeSection(3, 222)
    click_title(qtbot, table, 2)
    with qtbot.waitSignal(table.view_changed) as changed:
        table.flush()
    (layout,) = changed.args
    again = Table(columns(), "People")
    qtbot.addWidget(again)
    again.restore_layout(layout)
    again.set_source(fixed())
    assert [again.model.columns[n].key for n in again.header.shown()] == ["age", "name", "kinds", "note"]
    assert again.header.sectionSize(3) == 222
    assert shown(again, 2) == ["9", "9", "30", "41", "100"]
    assert again.columns_words == "4 of 5 columns"


def test_a_layout_holds_plain_types_and_no_filters(qtbot: QtBot, table: Table) -> None:
    import json

    type_filter(qtbot, table, 0, "Maeve")
    assert "Maeve" not in json.dumps(table.layout_state())


@pytest.mark.parametrize(
    "spoiled",
    [
        {},
        {"columns": "none"},
        {"columns": [{"key": "gone", "width": 9}, {"width": 3}, 4], "sort": [["gone", True], 5, ["age"]]},
        {"columns": [{"key": "name", "width": "wide", "hidden": True}, {"key": "age", "width": -5}]},
        {"columns": [{"key": key, "hidden": True} for key in ("name", "town", "age", "kinds", "note")]},
    ],
)
def test_a_spoiled_layout_leaves_a_table_one_can_use(qtbot: QtBot, table: Table, spoiled: dict[str, object]) -> None:
    table.restore_layout(spoiled)
    assert table.header.shown()
    assert all(table.header.sectionSize(column) >= 24 for column in table.header.shown())


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, table: Table) -> None:
    for column in range(5):
        table.arrangement.hide_column(column, True)
    assert len(table.header.shown()) == 1


def test_hiding_a_column_takes_its_filter_away(qtbot: QtBot, table: Table) -> None:
    type_filter(qtbot, table, 1, "brook")
    table.arrangement.hide_column(1, True)
    table.flush()
    assert len(shown(table)) == 5


@OFFSCREEN_MENUS
def test_alt_down_opens_the_menu_of_the_column_one_stands_in(qtbot: QtBot, table: Table) -> None:
    from lado_desktop.ui.widgets.table_menus import LastingMenu

    table.view.setCurrentIndex(table.model.index(0, 2))
    QTest.keyClick(table.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (menu,) = [each for each in table.findChildren(LastingMenu) if each.isVisible()]
    assert menu.accessibleName() == "Age"
    menu.close()


def test_a_frozen_column_stays_in_view_and_can_be_used_there(qtbot: QtBot, table: Table) -> None:
    table.resize(360, 400)
    table.arrangement.freeze(1)
    bar = table.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    assert table.view.indexAt(QPoint(5, 5)) == table.model.index(0, 0)
    assert table.header.fields[0].geometry().left() == 0
    at = table.view.visualRect(table.model.index(1, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert (table.selected_ids(), bar.value()) == ([12], bar.maximum())
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(20, 10))
    assert table.order_words == "Sorted by name"
    assert table.layout_state()["frozen"] == 1


def test_no_cell_one_goes_to_hides_under_the_frozen_column(qtbot: QtBot, table: Table) -> None:
    table.resize(360, 400)
    table.arrangement.freeze(1)
    qtbot.waitUntil(lambda: table.view.horizontalScrollBar().maximum() > 100)
    table.view.setCurrentIndex(table.model.index(0, 3))
    for column in (2, 1):
        QTest.keyClick(table.view, Key.Key_Left)
        assert table.view.currentIndex().column() == column
        assert table.view.visualRect(table.view.currentIndex()).left() >= table.header.frozen_width()


def test_several_columns_stay_in_view_beside_each_other(qtbot: QtBot, table: Table) -> None:
    table.resize(420, 400)
    table.arrangement.freeze_up_to(1)
    bar = table.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 60)
    bar.setValue(bar.maximum())
    assert table.header.held() == [0, 1]
    assert [table.header.fields[column].geometry().left() for column in (0, 1)] == [0, 160]
    assert table.view.indexAt(QPoint(200, 40)) == table.model.index(1, 1)
    click = QPoint(200, 10)
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, NONE, click)
    assert table.order_words == "Sorted by town"
    table.view.grab()
    table.arrangement.freeze(0)
    assert table.header.held() == []


def test_columns_that_would_cover_most_of_the_page_are_not_held(qtbot: QtBot, table: Table) -> None:
    table.resize(260, 400)
    table.arrangement.freeze_up_to(2)
    qtbot.waitUntil(lambda: table.view.horizontalScrollBar().maximum() > 60)
    table.view.horizontalScrollBar().setValue(60)
    assert table.header.held() == [0]


def test_how_many_columns_stay_is_remembered_also_as_it_used_to_be_written(table: Table) -> None:
    table.arrangement.freeze_up_to(1)
    layout = table.layout_state()
    for said, frozen in ((layout, 2), ({"frozen": True}, 1), ({"frozen": "x"}, 0), ({"frozen": 99}, 0)):
        table.restore_layout(said)
        assert table.arrangement.frozen == frozen


def test_keys_move_size_and_sort_the_column_one_stands_in(table: Table) -> None:
    alt, alt_shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | SHIFT
    table.view.setCurrentIndex(table.model.index(0, 1))
    QTest.keyClick(table.view, Key.Key_Right, alt_shift)
    assert table.header.shown() == [0, 2, 1, 3]
    QTest.keyClick(table.view, Key.Key_Left, alt_shift)
    assert table.header.shown() == [0, 1, 2, 3]
    QTest.keyClick(table.view, Key.Key_Right, CTRL | SHIFT)
    assert table.header.sectionSize(1) == 136
    QTest.keyClick(table.view, Key.Key_Left, CTRL | SHIFT)
    assert table.header.sectionSize(1) == 120
    QTest.keyClick(table.view, Key.Key_Up, alt)
    assert table.order_words == "Sorted by town"
    table.view.setCurrentIndex(table.model.index(0, 2))
    QTest.keyClick(table.view, Key.Key_Up, alt_shift)
    assert table.order_words == "Sorted by town, then age"


def test_everything_has_a_name(qtbot: QtBot, table: Table) -> None:
    names = [
        QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)
        for field in table.header.fields.values()
    ]
    assert names == ["Filter Name", "Filter Town", "Filter Age", "Filter Kinds"]
    assert QAccessible.queryAccessibleInterface(table.view).text(QAccessible.Text.Name) == "People"


def test_markup_in_a_name_is_shown_as_typed(qtbot: QtBot, table: Table) -> None:
    from lado_desktop.ui import plain

    assert "<b>Hester</b> & Quillan" in shown(table)
    assert "<b>" not in plain.tip("<b>Hester</b> & Quillan")


def test_ctrl_f_goes_to_the_filter_of_the_column_one_stands_in(qtbot: QtBot, table: Table) -> None:
    table.view.setCurrentIndex(table.model.index(0, 1))
    table.focus_filter()
    assert table.focusWidget() is table.header.fields[1]


def test_the_table_is_freed_when_it_is_closed(qtbot: QtBot) -> None:
    import gc
    import weakref

    from shiboken6 import isValid

    table = Table(columns(), "People")
    table.set_source(fixed())
    view, left = table.view, weakref.ref(table)
    table.deleteLater()
    qtbot.waitUntil(lambda: not isValid(view))
    del table
    gc.collect()
    assert left() is None


def test_larger_text_makes_rows_and_columns_larger(qtbot: QtBot, table: Table) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, theme.Theme("light", 1.5))
    assert (table.view.rowHeight(0), table.header.sectionSize(0)) == (48, 240)
    assert table.layout_state()["columns"][0]["width"] == 160
