"""How a table's columns stand: which, where, how wide, and what sorts it. Remembered as plain types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from lado_desktop.ui.widgets.table_columns import Order
from lado_desktop.ui.widgets.table_header import TableHeader
from lado_desktop.ui.widgets.table_menus import LastingMenu, Shown, column_menu, columns_menu
from lado_desktop.ui.widgets.table_view import GridView

# {"columns": [{"key", "width", "hidden"}, ...] from left to right, "sort": [[key, descending], ...], "frozen": int}
Layout = dict[str, Any]
WIDEST = 2000
STEP = 16  # pixels at 100 % text


class Arrangement(QObject):
    """Columns of one view. Widths are kept in pixels at 100 % text, so that they fit at any size of text."""

    changed = Signal()
    reordered = Signal()
    column_copied = Signal(int)

    def __init__(self, view: GridView, header: TableHeader, order: Order) -> None:
        super().__init__(view)
        self._view, self._header, self._model = view, header, view.rows_model
        self._first_order = tuple(order)
        self._widths = {column.key: float(column.width) for column in self._model.columns}
        self.order: Order = tuple(order)
        self._is_settling = False
        header.sectionResized.connect(self._note_width)
        header.sectionMoved.connect(self._note_change)
        header.clicked_title.connect(self.click)
        view.column_asked.connect(self._do)
        self.apply({})

    # ---- sorting ----

    def click(self, column: int, adds: bool) -> None:
        """A click on a title sorts by it, another turns it round; with Shift it becomes the next key."""
        if not self._model.columns[column].sortable:
            return
        was = dict(self.order)
        key = self._model.columns[column].key
        is_turn = key in was and (adds or len(self.order) == 1)
        self.sort_by(column, descending=not was[key] if is_turn else False, adds=adds)

    def sort_by(self, column: int, *, descending: bool, adds: bool) -> None:
        key = self._model.columns[column].key
        if adds and key in dict(self.order):
            self.order = tuple((each, descending if each == key else way) for each, way in self.order)
        else:
            self.order = (*self.order, (key, descending)) if adds else ((key, descending),)
        self.reordered.emit()
        self._note_change()

    # ---- columns ----

    def hide_column(self, column: int, hidden: bool) -> None:
        if hidden and self._header.shown() == [column]:
            return
        self._header.setSectionHidden(column, hidden)
        if not hidden:
            self._header.resizeSection(column, self._pixels(column))
        self._header.place()
        self._header.typed.emit()
        self._note_change()

    def move_column(self, column: int, steps: int) -> None:
        """Past the next shown column, not past hidden ones between."""
        shown = self._header.shown()
        to = shown.index(column) + steps
        if 0 <= to < len(shown):
            self._header.moveSection(self._header.visualIndex(column), self._header.visualIndex(shown[to]))

    @property
    def frozen(self) -> int:
        """How many columns at the left stay in view."""
        return self._header.frozen

    def freeze(self, count: int) -> None:
        """Keep the first `count` columns in view while the others scroll sideways; 0 lets all of them."""
        self._header.frozen = count
        self._header.place()
        self._header.viewport().update()
        self._view.viewport().update()
        self._note_change()

    def freeze_up_to(self, column: int) -> None:
        """Keep the columns up to this one in view."""
        self.freeze(self._header.shown().index(column) + 1)

    def widen(self, column: int, pixels: int) -> None:
        """Wider, or narrower, by pixels at 100 % text."""
        width = self._header.sectionSize(column) + self._header.inks.px(pixels)
        self._header.resizeSection(column, max(width, self._header.minimumSectionSize()))

    def fit_column(self, column: int) -> None:
        """As wide as its widest cell on screen."""
        self._view.resizeColumnToContents(column)

    def reset_columns(self) -> None:
        self.apply({})
        if self.order != self._first_order:
            self.order = self._first_order
            self.reordered.emit()
        self._header.typed.emit()
        self._note_change()

    def _do(self, what: str, column: int) -> None:
        """What the keys of the rows ask of the column one stands in."""
        steps = {"left": -1, "right": 1}
        if what in steps:
            self.move_column(column, steps[what])
        elif what in ("narrower", "wider"):
            self.widen(column, STEP if what == "wider" else -STEP)
        else:
            self.click(column, adds=what == "then")

    # ---- menus ----

    def columns(self) -> list[Shown]:
        shown = set(self._header.shown())
        places = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [Shown(number, self._model.columns[number], number in shown) for number in places]

    def open_column_menu(self, column: int, at: QPoint) -> LastingMenu:
        columns = self.columns()
        picked = next(each for each in columns if each.number == column)
        menu = column_menu(self, picked, columns, self._view)
        menu.popup(at)
        return menu

    def open_columns_menu(self, at: QPoint) -> LastingMenu:
        menu = columns_menu(self, self.columns(), self._view)
        menu.popup(at)
        return menu

    def filter_text(self, column: int) -> str:
        return self._header.filters().get(self._model.columns[column].key, "")

    def set_filter_text(self, column: int, typed: str) -> None:
        self._header.show_filter(column, typed)

    def copy_column(self, column: int) -> None:
        self.column_copied.emit(column)

    def open_values(self, column: int) -> None:
        self._header.values_asked.emit(column)

    # ---- remembering ----

    def layout_state(self) -> Layout:
        columns = [
            {"key": each.column.key, "width": round(self._widths[each.column.key]), "hidden": not each.is_shown}
            for each in self.columns()
        ]
        return {
            "columns": columns,
            "sort": [[key, descending] for key, descending in self.order],
            "frozen": self.frozen,
        }

    def restore_layout(self, layout: Mapping[str, Any]) -> None:
        """Whatever in `layout` is not understood, or names a column that is gone, is left out."""
        self.apply(layout)
        order = tuple(self._known_order(layout.get("sort")))
        if order and order != self.order:
            self.order = order
            self.reordered.emit()

    def apply(self, layout: Mapping[str, Any]) -> None:
        """Columns as `layout` says; columns it does not name stand at the end as they were declared."""
        numbers = {column.key: number for number, column in enumerate(self._model.columns)}
        said = {each["key"]: each for each in _dicts(layout.get("columns")) if each.get("key") in numbers}
        keys = [*said, *(key for key in numbers if key not in said)]
        hidden = {key: bool(said.get(key, {}).get("hidden", self._model.columns[numbers[key]].hidden)) for key in keys}
        if all(hidden.values()):
            hidden[keys[0]] = False
        self._is_settling = True
        for place, key in enumerate(keys):
            number = numbers[key]
            self._widths[key] = _width(said.get(key, {}).get("width"), self._model.columns[number].width)
            self._header.moveSection(self._header.visualIndex(number), place)
            self._header.setSectionHidden(number, hidden[key])
        frozen = layout.get("frozen")
        self.freeze(frozen if isinstance(frozen, int) and 0 <= frozen <= len(numbers) else 0)
        self.rescale()
        self._is_settling = False

    def rescale(self) -> None:
        """Widths for the size of text there is now."""
        was, self._is_settling = self._is_settling, True
        for number in self._header.shown():
            self._header.resizeSection(number, self._pixels(number))
        self._is_settling = was
        self._header.place()
        self._note_shown()

    def _pixels(self, column: int) -> int:
        return self._header.inks.px(self._widths[self._model.columns[column].key])

    def _note_width(self, column: int, _was: int, pixels: int) -> None:
        if self._is_settling or pixels <= 0:
            return
        self._widths[self._model.columns[column].key] = pixels / self._header.inks.theme.scale
        self.changed.emit()

    def _note_change(self) -> None:
        self._note_shown()
        if not self._is_settling:
            self.changed.emit()

    def _note_shown(self) -> None:
        self._model.spoken_columns = self._header.shown()

    def _known_order(self, said: object) -> Sequence[tuple[str, bool]]:
        known = {column.key for column in self._model.columns}
        pairs = [each for each in said if isinstance(each, list | tuple)] if isinstance(said, list | tuple) else []
        return [(each[0], bool(each[1])) for each in pairs if len(each) == 2 and each[0] in known]


def _dicts(said: object) -> list[Mapping[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _width(said: object, declared: int) -> float:
    is_number = isinstance(said, int | float) and not isinstance(said, bool)
    return float(min(max(said, 24), WIDEST)) if is_number and isinstance(said, int | float) else float(declared)
