"""The one table: a page of rows that sorts, narrows as one types, copies to a spreadsheet and remembers its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.table_arrangement import Arrangement, Layout
from lado_desktop.ui.widgets.table_columns import ANYWHERE, Column, Order, RowSource
from lado_desktop.ui.widgets.table_copying import TableCopying
from lado_desktop.ui.widgets.table_header import TableHeader
from lado_desktop.ui.widgets.table_menus import LastingMenu
from lado_desktop.ui.widgets.table_model import RowsModel
from lado_desktop.ui.widgets.table_note import NothingFound
from lado_desktop.ui.widgets.table_place import go_back, place_of
from lado_desktop.ui.widgets.table_view import GridView
from lado_desktop.ui.widgets.value_popup import ValueFilters

TYPING_MS = 120
SETTLING_MS = 300
PAGE_LEAD = 24


class Table(QWidget):
    """`name` is what a screen reader says. What is copied goes through `copy`, so that it can be cleared later."""

    opened = Signal(int)  # id
    selected = Signal(object)  # list[int], in the order shown
    view_changed = Signal(object)  # Layout, to remember
    counted = Signal(str)  # count_words, whenever they change
    copied = Signal(int)  # how many rows
    edit_asked = Signal(int, str)  # id, column key: F2
    row_menu_asked = Signal(object, QPoint)  # list[int], where on the screen: right click or the menu key

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        name: str,
        *,
        order: Order = (),
        lead: int = PAGE_LEAD,
        has_filters: bool = True,
        copy: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = RowsModel(columns, self)
        self.header = TableHeader(lead, has_filters=has_filters)
        self.view = GridView(self.model, self.header, lead, self)
        self.view.setAccessibleName(name)
        self.arrangement = Arrangement(self.view, self.header, order)
        self.values = ValueFilters(self.view, self.header, self._ask_menu)
        self.model.order = tuple(order)
        self.copying = TableCopying(self.view, self.header, copy)
        self._anywhere = ""
        self._told: Sequence[int] = []
        self._counted = ""
        self._empty: QWidget | None = None
        self._nothing = NothingFound(self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._nothing.hide()
        self.view.viewport().installEventFilter(self)

    def _wire(self) -> None:
        self.view.opened.connect(lambda row: self.opened.emit(self.model.id_at(row)))
        self.view.edit_asked.connect(self._ask_edit)
        self.view.row_menu_asked.connect(lambda at: self.row_menu_asked.emit(self.selected_ids(), at))
        self.copying.copied.connect(self.copied)
        self.arrangement.column_copied.connect(self.copying.column)
        self.view.menu_asked.connect(self._ask_menu)
        self.view.selectionModel().selectionChanged.connect(self._tell_selected)
        self.view.horizontalScrollBar().valueChanged.connect(self.header.place)
        self.header.typed.connect(self._typing.start)
        self.header.left.connect(self._enter_rows)
        self.header.reached.connect(self._show_column)
        self.header.menu_asked.connect(self.arrangement.open_column_menu)
        self.arrangement.reordered.connect(self._arrange)
        self.arrangement.changed.connect(self._settling.start)
        self._nothing.cleared.connect(self.clear_filters)
        self._typing.timeout.connect(self._narrow)
        self._settling.timeout.connect(lambda: self.view_changed.emit(self.layout_state()))
        look().changed.connect(self._restyle)

    # ---- rows ----

    def set_source(self, source: RowSource[Any]) -> None:
        """Show the rows of `source`, from the top."""
        self.model.set_source(source)
        self.view.scrollToTop()
        self._settle()

    def refresh(self) -> None:
        """Read again; whoever looks stays on the same record, at the same height."""
        self._read(self.model.refresh, keeps_scroll=True)

    def selected_ids(self) -> list[int]:
        return [self.model.id_at(row) for row in self.view.selected_rows()]

    def current_id(self) -> int | None:
        index = self.view.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    def select(self, wanted: int) -> bool:
        """Go to the record `wanted`; False if it is not listed."""
        row = self.model.row_of(wanted)
        if row >= 0:
            self.view.select_rows([row], row, self.header.first_column)
            self.view.scrollTo(self.model.index(row, self.header.first_column))
        return row >= 0

    def set_empty(self, widget: QWidget) -> None:
        """What stands in the place of rows while there are none at all: what this list is for, and how to start it."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = widget
        widget.setParent(self)
        self._settle()

    # ---- words for a status bar ----

    @property
    def count_words(self) -> str:
        """ "235", or "38 of 235" while filters narrow it."""
        shown = self.model.rowCount()
        return f"{shown:,} of {self.model.all_count():,}" if self.model.filters else f"{shown:,}"

    @property
    def order_words(self) -> str:
        """ "Sorted by received, then setting", or nothing."""
        titles = {column.key: column.title.lower() for column in self.model.columns}
        words = ", then ".join(titles[key] for key, _ in self.model.order)
        return f"Sorted by {words}" if words else ""

    @property
    def columns_words(self) -> str:
        return f"{len(self.header.shown())} of {len(self.model.columns)} columns"

    # ---- filters ----

    def focus_filter(self) -> None:
        """Go to the filter of the column one stands in, or to the first."""
        fields = self.header.fields
        places = [self.view.currentIndex().column(), *self.header.shown()]
        field = next((fields[column] for column in places if column in fields and not fields[column].isHidden()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def filters(self) -> dict[str, str]:
        return self.header.filters() | ({ANYWHERE: self._anywhere} if self._anywhere else {})

    def set_filters(self, filters: Mapping[str, str]) -> None:
        """Exactly these filters, at once; columns by key, "" for anywhere."""
        self._anywhere = filters.get(ANYWHERE, "").strip()
        for number, column in enumerate(self.model.columns):
            if number in self.header.fields or column.key in filters:
                self.header.show_filter(number, filters.get(column.key, ""))
        self._typing.stop()
        self._narrow()

    def clear_filters(self) -> None:
        self.set_filters({})
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Do now what waits for the typing, or the resizing, to pause."""
        for timer in (self._typing, self._settling):
            if timer.isActive():
                timer.stop()
                timer.timeout.emit()

    # ---- columns ----

    def layout_state(self) -> Layout:
        """Columns and sort order for the preferences: never filters, which may hold names."""
        return self.arrangement.layout_state()

    def restore_layout(self, layout: Mapping[str, Any]) -> None:
        self.arrangement.restore_layout(layout)

    def open_columns_menu(self, at: QPoint) -> LastingMenu:
        """The column chooser, for a button that opens it at the global point `at`."""
        return self.arrangement.open_columns_menu(at)

    # ---- inside ----

    def _read(self, read: Callable[[], None], *, keeps_scroll: bool) -> None:
        place = place_of(self.view)
        read()
        go_back(self.view, place, keeps_scroll=keeps_scroll)
        self._settle()
        self._tell_selected()

    def _arrange(self) -> None:
        self._read(lambda: self.model.arrange(self.arrangement.order), keeps_scroll=False)

    def _narrow(self) -> None:
        filters = self.filters()
        if filters != self.model.filters:
            self._read(lambda: self.model.narrow(filters), keeps_scroll=False)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, self.count_words))

    def _settle(self) -> None:
        """Show the right thing where there are no rows, and say the count."""
        is_bare = self.model.rowCount() == 0
        self._nothing.setVisible(is_bare and bool(self.model.filters))
        if self._empty is not None:
            self._empty.setVisible(is_bare and not self.model.filters)
        self._cover()
        if self.count_words != self._counted:
            self._counted = self.count_words
            self.counted.emit(self._counted)

    def _cover(self) -> None:
        viewport = self.view.viewport()
        box = viewport.rect().translated(viewport.mapTo(self, QPoint(0, 0)))
        for widget in (self._nothing, self._empty):
            if widget is not None:
                widget.setGeometry(box)
                widget.raise_()

    def _tell_selected(self) -> None:
        ids = self.selected_ids()
        if ids != self._told:
            self._told = ids
            self.selected.emit(ids)

    def _enter_rows(self) -> None:
        self.flush()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount() and not self.view.selectionModel().hasSelection():
            self.view.setCurrentIndex(self.model.index(0, self.header.first_column))

    def _show_column(self, column: int) -> None:
        if column in self.header.shown()[: self.header.frozen]:
            return
        left = self.header.sectionViewportPosition(column) - self.header.frozen_width()
        over = left + self.header.frozen_width() + self.header.sectionSize(column) - self.view.viewport().width()
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + (left if left < 0 else max(over, 0)))

    def _ask_edit(self, row: int, column: int) -> None:
        self.edit_asked.emit(self.model.id_at(row), self.model.columns[column].key)

    def _ask_menu(self, column: int) -> None:
        column = column if column >= 0 else self.header.first_column
        at = QPoint(self.header.left_of(column), self.header.height())
        self.arrangement.open_column_menu(column, self.header.mapToGlobal(at))

    def _restyle(self) -> None:
        self.header.restyle()
        self.view.restyle()
        self.arrangement.rescale()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)
