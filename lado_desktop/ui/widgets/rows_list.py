"""The two-line list: actions, meetings, matches, whatever is read rather than compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.table_model import Index
from lado_desktop.ui.widgets.two_line import ITEM_ROLE, ROW_HEIGHT, ListItem, TwoLineDelegate

Role = Qt.ItemDataRole


class ItemsModel(QAbstractListModel):
    """A few dozen `ListItem`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[ListItem, ...] = ()

    def show_items(self, items: Sequence[ListItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = index.isValid() and self.items[index.row()].is_heading
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        answers = {Role.DisplayRole: item.title, Role.AccessibleTextRole: item.said, ITEM_ROLE: item}
        return answers.get(Role(role) if role < ITEM_ROLE else role)


class RowsList(QListView):
    """A list called `name` by screen readers. With `fits` it is as high as its rows, and the page around it scrolls.

    Rows of one line may be lower: `height` in pixels at 100 % text.
    """

    opened = Signal(int)  # id: Enter or a double click, or one click with `opens_at_once`
    selected = Signal(int)  # id of the current row
    toggled = Signal(int)  # id: Space, for lists whose rows can be ticked

    def __init__(
        self,
        name: str,
        *,
        fits: bool = False,
        opens_at_once: bool = False,
        height: int = ROW_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fits = fits
        self._rows = ItemsModel(self)
        self._told: int | None = None
        self.setModel(self._rows)
        self._painter = TwoLineDelegate(self, height=height)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(fits)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        (self.clicked if opens_at_once else self.doubleClicked).connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell)
        look().changed.connect(self._restyle)

    def set_items(self, items: Sequence[ListItem]) -> None:
        """Show `items`; whoever stands on a row stays on it while it is listed."""
        current, height = self.current_id(), self.verticalScrollBar().value()
        self._rows.show_items(items)
        if current is not None:
            self.select(current)
        self.verticalScrollBar().setValue(height)
        self._tell()
        self.updateGeometry()

    def items(self) -> tuple[ListItem, ...]:
        return self._rows.items

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self._rows.items[index.row()].id if index.isValid() else None

    def select(self, wanted: int) -> bool:
        """Go to the row with the id `wanted`; False if it is not listed."""
        for row, item in enumerate(self._rows.items):
            if item.id == wanted:
                self.setCurrentIndex(self._rows.index(row, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, is_ctrl = self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and not is_ctrl:
            self._open(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.toggled.emit(self._rows.items[index.row()].id)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if not self._fits:
            return super().sizeHint()
        return QSize(super().sizeHint().width(), self._painter.row_height() * len(self._rows.items))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height()) if self._fits else QSize(0, self._painter.row_height())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.items[index.row()].id)

    def _tell(self) -> None:
        current = self.current_id()
        if current is not None and current != self._told:
            self.selected.emit(current)
        self._told = current

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()
