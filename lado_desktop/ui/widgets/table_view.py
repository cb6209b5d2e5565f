"""The rows of a table: keys, the lit row under the mouse, type-ahead, what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from lado_desktop.ui.widgets.delegates import ROW_HEIGHT, GridDelegate
from lado_desktop.ui.widgets.table_columns import fold
from lado_desktop.ui.widgets.table_header import TableHeader
from lado_desktop.ui.widgets.table_model import Index, RowsModel

Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemView.ScrollHint
State = QStyle.StateFlag
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT, ALT_SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
COLUMN_KEYS: dict[tuple[Qt.KeyboardModifier, int], str] = {  # of the column one stands in
    (ALT_SHIFT, Qt.Key.Key_Left): "left",
    (ALT_SHIFT, Qt.Key.Key_Right): "right",
    (CTRL_SHIFT, Qt.Key.Key_Left): "narrower",
    (CTRL_SHIFT, Qt.Key.Key_Right): "wider",
    (ALT, Qt.Key.Key_Up): "sort",
    (ALT_SHIFT, Qt.Key.Key_Up): "then",
}
LOOKED_AT = 1024  # rows type-ahead reads at most
TYPING_PAUSE_MS = 900


class GridView(QTableView):
    """A page of rows. Tab leaves it; arrows, Home, End and the page keys move in it."""

    opened = Signal(int)  # row
    edit_asked = Signal(int, int)  # row, column
    copy_asked = Signal(bool)  # with titles
    paste_asked = Signal()
    menu_asked = Signal(int)  # column
    column_asked = Signal(str, int)  # what of COLUMN_KEYS, column
    row_menu_asked = Signal(QPoint)  # where on the screen

    def __init__(self, model: RowsModel, header: TableHeader, lead: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._forget_typing)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.grid = GridDelegate(lead, self)
        self.setItemDelegate(self.grid)
        self._set_up()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().selectionChanged.connect(lambda: self.viewport().update())
        self.restyle()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)

    def restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.grid.inks.px(ROW_HEIGHT))
        self.viewport().update()

    # ---- selection ----

    def selected_rows(self) -> list[int]:
        """Rows picked, top to bottom; ranges keep this quick when all of a long list is."""
        rows: set[int] = set()
        picked = self.selectionModel().selection()
        for part in (picked.at(number) for number in range(picked.size())):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def select_rows(self, rows: Sequence[int], current: int, column: int) -> None:
        """Pick `rows` (sorted) and stand on `current`, or nowhere with -1, without scrolling."""
        last = self.model().columnCount() - 1
        picked = QItemSelection()
        for top, bottom in _ranges(rows):
            picked.select(self.model().index(top, 0), self.model().index(bottom, last))
        keeps_still = self.hasAutoScroll()
        self.setAutoScroll(False)
        if current >= 0:
            self.selectionModel().setCurrentIndex(self.model().index(current, column), Flag.NoUpdate)
        self.selectionModel().select(picked, Flag.ClearAndSelect)
        self.setAutoScroll(keeps_still)

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and (what := COLUMN_KEYS.get((event.modifiers() & ~KEYPAD, event.key()))):
            self.column_asked.emit(what, index.column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(True)
        elif event.key() == Qt.Key.Key_C and event.modifiers() == CTRL_SHIFT:
            self.copy_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.menu_asked.emit(index.column())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row())
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self.edit_asked.emit(index.row(), index.column())
        elif event.key() == Qt.Key.Key_Space and self._typed:
            self.keyboardSearch(" ")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type-ahead in the column one stands in; one letter again goes to the next. Qt's own reads the whole list."""
        self._typing.start()
        self._typed += search
        typed = search if set(self._typed) == {search} else self._typed
        index = self.currentIndex()
        start = index.row() + (1 if len(typed) == 1 else 0)
        column = index.column() if index.isValid() else self.first_column
        found = self._find(max(start, 0), column, fold(typed))
        if found >= 0:
            self.setCurrentIndex(self.model().index(found, column))

    def _forget_typing(self) -> None:
        self._typed = ""

    def _find(self, start: int, column: int, typed: str) -> int:
        """The first row from `start`, then from the top, whose cell begins with `typed`; -1 if none is near."""
        model = self.rows_model
        rows = [row for row in self._candidates(start, column, typed) if row >= 0]
        after = [row for row in rows if row >= start]
        for row in [*after, *(row for row in rows if row < start)][:LOOKED_AT]:
            if fold(model.cell(row, column).shown).startswith(typed):
                return row
        return -1

    def _candidates(self, start: int, column: int, typed: str) -> Sequence[int]:
        model, count = self.rows_model, self.rows_model.rowCount()
        if count <= LOOKED_AT or model.columns[column].filter != "text":
            return [*range(start, min(count, start + LOOKED_AT)), *range(min(start, LOOKED_AT))]
        hits = set(model.matching(model.columns[column].key, typed))
        return [row for row, each in enumerate(model.ids()) if each in hits]

    @property
    def rows_model(self) -> RowsModel:
        return cast("RowsModel", self.model())

    @property
    def first_column(self) -> int:
        return self.head.first_column

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asked by key, the menu opens under the cell one stands in, not under the mouse."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.row_menu_asked.emit(at)

    # ---- the columns that stay in view ----

    @property
    def head(self) -> TableHeader:
        return cast("TableHeader", self.horizontalHeader())

    def indexAt(self, at: QPoint) -> QModelIndex:
        if (held := self.head.held_at(at.x())) >= 0:
            return self.model().index(self.rowAt(at.y()), held)
        return super().indexAt(at)

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if index.column() in self.head.held():
            rect.moveLeft(self.head.left_of(index.column()))
        return rect

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = Hint.EnsureVisible) -> None:
        """Going to a cell that stays in view does not scroll sideways; no other cell hides under it."""
        bar = self.horizontalScrollBar()
        sideways = bar.value()
        super().scrollTo(index, hint)
        if not self.head.frozen:
            return
        if index.column() in self.head.shown()[: self.head.frozen]:
            bar.setValue(sideways)
        else:
            hidden = self.head.frozen_width() - self.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(hidden, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self.head.frozen:
            self.viewport().update()

    def _paint_frozen(self) -> None:
        width = self.head.frozen_width()
        if not width:
            return
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        base = option.state
        for column in self.head.held():
            for row in self._visible_rows():
                option.state = base & ~(State.State_Selected | State.State_HasFocus)
                self._paint_held(painter, option, self.model().index(row, column))
        painter.setPen(self.grid.inks.pen("border"))
        painter.drawLine(width - 1, 0, width - 1, self.viewport().height())
        painter.end()

    def _paint_held(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row, column = index.row(), index.column()
        left, width = self.head.left_of(column), self.head.sectionSize(column)
        option.rect = QRect(left, self.rowViewportPosition(row), width, self.rowHeight(row))
        if self.selectionModel().isSelected(index):
            option.state |= State.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= State.State_HasFocus
        painter.fillRect(option.rect, self.grid.inks.color("surface"))
        self.grid.paint(painter, option, index)

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        self.grid.first_column = self.first_column
        super().paintEvent(event)
        self._paint_rest()
        self._paint_frozen()

    def _visible_rows(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _paint_rest(self) -> None:
        """Rows run on to the edge when the columns are narrower than the page."""
        left = self.horizontalHeader().length() - self.horizontalHeader().offset()
        room = self.viewport().width() - left
        if room <= 0:
            return
        painter = QPainter(self.viewport())
        for row in self._visible_rows():
            rect = QRect(left, self.rowViewportPosition(row), room, self.rowHeight(row))
            picked = self.selectionModel().rowIntersectsSelection(row, QModelIndex())
            self.grid.ground(painter, rect, picked=picked, hovered=row == self.hovered_row)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        for each in (self.hovered_row, row):
            if each >= 0:
                top = self.rowViewportPosition(each)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(each))
        self.hovered_row = row


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring rows: 1 2 3 7 becomes (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
