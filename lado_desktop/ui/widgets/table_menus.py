"""Menus of a table: what one column can do, and which columns are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.table_columns import Column

STEP = 48  # pixels at 100 % text


class LastingMenu(QMenu):
    """Stays open while things are ticked, by mouse or by Space, and is freed when it closes."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(plain.face(title), parent)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if not self._tick(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

    def item(self, words: str, act: Callable[[], object]) -> QAction:
        action = QAction(plain.face(words), self)
        action.triggered.connect(lambda _ticked: act())
        self.addAction(action)
        return action

    def tick(self, words: str, act: Callable[[bool], object], *, is_on: bool) -> QAction:
        action = QAction(plain.face(words), self, checkable=True, checked=is_on)
        action.toggled.connect(act)
        self.addAction(action)
        return action


class Arranging(Protocol):
    """What a column menu can ask of its table."""

    def sort_by(self, column: int, *, descending: bool, adds: bool) -> None: ...
    def filter_text(self, column: int) -> str: ...
    def set_filter_text(self, column: int, typed: str) -> None: ...
    def fit_column(self, column: int) -> None: ...
    def move_column(self, column: int, steps: int) -> None: ...
    def hide_column(self, column: int, hidden: bool) -> None: ...
    def reset_columns(self) -> None: ...
    def freeze(self, count: int) -> None: ...
    def freeze_up_to(self, column: int) -> None: ...
    def widen(self, column: int, pixels: int) -> None: ...
    def open_values(self, column: int) -> None: ...
    def copy_column(self, column: int) -> None: ...

    @property
    def frozen(self) -> int: ...


@dataclass(frozen=True)
class Shown:
    """A column, its number, and whether it is on screen."""

    number: int
    column: Column[Any]
    is_shown: bool


def column_menu(table: Arranging, picked: Shown, columns: Sequence[Shown], parent: QWidget) -> LastingMenu:
    """Sort, filter, move and hide `picked`: all that the mouse can do to a title, for the keyboard too."""
    number, title = picked.number, picked.column.title
    menu = LastingMenu(title, parent)
    if picked.column.sortable:
        menu.item("Sort ascending", lambda: table.sort_by(number, descending=False, adds=False))
        menu.item("Sort descending", lambda: table.sort_by(number, descending=True, adds=False))
        menu.item("Then sort by this, ascending", lambda: table.sort_by(number, descending=False, adds=True))
        menu.item("Then sort by this, descending", lambda: table.sort_by(number, descending=True, adds=True))
        menu.addSeparator()
    if picked.column.filter != "none":
        menu.item("Choose from its values", lambda: table.open_values(number))
    if table.filter_text(number):
        menu.item("Clear this filter", lambda: table.set_filter_text(number, ""))
    menu.addSeparator()
    menu.item("Copy this column", lambda: table.copy_column(number))
    menu.item("Fit to what is shown", lambda: table.fit_column(number))
    menu.item("Wider", lambda: table.widen(number, STEP))
    menu.item("Narrower", lambda: table.widen(number, -STEP))
    menu.item("Keep the columns up to here in view", lambda: table.freeze_up_to(number))
    if table.frozen:
        menu.item("Let all columns scroll", lambda: table.freeze(0))
    menu.item("Move left", lambda: table.move_column(number, -1))
    menu.item("Move right", lambda: table.move_column(number, 1))
    menu.item(f"Hide {title}", lambda: table.hide_column(number, True)).setEnabled(len(_shown(columns)) > 1)
    menu.addMenu(columns_menu(table, columns, menu))
    return menu


def columns_menu(table: Arranging, columns: Sequence[Shown], parent: QWidget) -> LastingMenu:
    """One tick for each column, in the order they stand."""
    menu = LastingMenu("Columns", parent)
    ticks = [menu.tick(each.column.title, _shows(table, each.number), is_on=each.is_shown) for each in columns]

    def keep_one() -> None:
        on = [tick for tick in ticks if tick.isChecked()]
        for tick in ticks:
            tick.setEnabled(tick not in on or len(on) > 1)

    for tick in ticks:
        tick.toggled.connect(keep_one)
    keep_one()
    menu.addSeparator()
    menu.tick("Keep the first column in view", lambda is_on: table.freeze(int(is_on)), is_on=table.frozen > 0)
    menu.item("As they were at first", table.reset_columns)
    return menu


def _shows(table: Arranging, number: int) -> Callable[[bool], None]:
    return lambda is_on: table.hide_column(number, not is_on)


def _shown(columns: Sequence[Shown]) -> list[Shown]:
    return [each for each in columns if each.is_shown]
