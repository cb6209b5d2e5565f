"""The grid of a table of figures: as high as its rows, walked cell by cell, each figure a door to its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.delegates import ROW_HEIGHT, GridDelegate
from lado_desktop.ui.widgets.table_columns import Cell, Column, FixedRows, Style
from lado_desktop.ui.widgets.table_header import TITLE_HEIGHT, TableHeader
from lado_desktop.ui.widgets.table_model import RowsModel
from lado_desktop.ui.widgets.table_text import as_text

LEAST_LABEL = 140
LEAD = 16
NOTHING = frozenset({"0", "0%"})  # quieter than a figure


@dataclass(frozen=True)
class Figure:
    """A number as it is printed; `opens` where there are records behind it."""

    words: str
    opens: bool = True


@dataclass(frozen=True)
class FigureColumn:
    """A column of figures; its style tells the year from its quarters and from the year before."""

    key: str
    title: str
    width: int = 64
    style: Style = "plain"


@dataclass(frozen=True)
class FigureRow:
    """One line: what is counted and its figures, one for each column. A total has a rule above it."""

    code: str
    label: str
    figures: tuple[Figure, ...]
    is_total: bool = False


@dataclass(frozen=True)
class _Line:
    id: int
    row: FigureRow


class FiguresView(QTableView):
    """The page scrolls, not the table."""

    opened = Signal(str, str)  # row code, column key
    copy_asked = Signal()

    def __init__(self, name: str, label: str, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> None:
        super().__init__()
        self.hovered_row = -1
        self._columns, self._lines = tuple(columns), [_Line(number, row) for number, row in enumerate(rows)]
        shown = [Column("label", label, LEAST_LABEL, _label, filter="none", sortable=False)]
        shown += [_column(column, place) for place, column in enumerate(columns)]
        self._rows = RowsModel(shown, self)
        self._head = TableHeader(LEAD, has_filters=False)
        self._head.setSectionsMovable(False)
        self._head.setSectionsClickable(False)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalHeader(self._head)
        self.setModel(self._rows)
        self._grid = GridDelegate(LEAD, self)
        self.setItemDelegate(self._grid)
        self.setAccessibleName(name)
        self._rows.set_source(FixedRows(self._lines, shown))
        self._set_up()
        self.restyle()
        look().changed.connect(self.restyle)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)

    def restyle(self) -> None:
        inks = self._grid.inks
        self._head.restyle()
        self.verticalHeader().setDefaultSectionSize(inks.px(ROW_HEIGHT))
        for place, column in enumerate(self._columns, start=1):
            self._head.resizeSection(place, inks.px(column.width))
        self._fit()

    def _fit(self) -> None:
        """The label takes what the figures leave; too narrow a page scrolls sideways, with room for the bar."""
        figures = sum(self._head.sectionSize(place) for place in range(1, len(self._columns) + 1))
        room = self.viewport().width() - figures
        least = self._grid.inks.px(LEAST_LABEL)
        self._head.resizeSection(0, max(room, least))
        bar = self.horizontalScrollBar().sizeHint().height() if room < least else 0
        self.setFixedHeight(self.rows_height() + bar)

    def rows_height(self) -> int:
        inks = self._grid.inks
        return inks.px(TITLE_HEIGHT) + inks.px(ROW_HEIGHT) * len(self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.rows_height())

    def text(self) -> str:
        """The whole table, for a spreadsheet."""
        return as_text(self._rows, range(len(self._lines)), range(len(self._columns) + 1))

    def go_to(self, code: str, key: str) -> bool:
        """Stand on one figure; False if there is none."""
        row = next((line.id for line in self._lines if line.row.code == code), None)
        column = next((place for place, each in enumerate(self._columns, start=1) if each.key == key), None)
        if row is None or column is None:
            return False
        self.selectionModel().setCurrentIndex(
            self._rows.index(row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        return True

    def here(self) -> tuple[str, str] | None:
        """The figure one stands on: row code and column key."""
        index = self.currentIndex()
        if not index.isValid() or index.column() == 0:
            return None
        return self._lines[index.row()].row.code, self._columns[index.column() - 1].key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A figure with records behind it is pressed like a link."""
        super().mouseMoveEvent(event)
        can_open = self._figure(self.indexAt(event.position().toPoint())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def _open(self, index: QModelIndex) -> None:
        if found := self._figure(index):
            self.opened.emit(*found)

    def _figure(self, index: QModelIndex) -> tuple[str, str] | None:
        """Row code and column key where `index` is a figure that opens."""
        if not index.isValid() or index.column() == 0:
            return None
        row, place = self._lines[index.row()].row, index.column() - 1
        is_door = place < len(row.figures) and row.figures[place].opens
        return (row.code, self._columns[place].key) if is_door else None


def _label(line: _Line) -> Cell:
    return Cell(line.row.label, "total" if line.row.is_total else "plain")


def _column(column: FigureColumn, place: int) -> Column[_Line]:
    def show(line: _Line) -> Cell:
        words = line.row.figures[place].words if place < len(line.row.figures) else ""
        plain: Style = "muted" if words in NOTHING else column.style
        return Cell(words, "total" if line.row.is_total else plain)

    return Column(column.key, column.title, column.width, show, "number", filter="none", sortable=False)
