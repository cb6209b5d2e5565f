"""What a long page holds, as a list at its left: a tick where something is written; Enter or a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from lado_desktop.ui.theme import current, px

ROW = 32
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """A place on the page by its `key`; `count` stands behind the words."""

    key: str
    words: str
    is_filled: bool = False
    count: int = 0

    @property
    def shown(self) -> str:
        return f"{self.words}  {self.count}" if self.count else self.words


class IndexList(QListWidget):
    """`wanted` says the key of the place somebody wants to go to."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "index")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self._entries: tuple[Entry, ...] = ()
        self.itemClicked.connect(self._go)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        if tuple(entries) == self._entries:
            return
        row = self.currentRow()
        self._entries = tuple(entries)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.shown)
            item.setData(KEY, entry.key)
            said = f"{entry.shown}, written" if entry.is_filled else entry.shown
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
        self._dress()
        self.setCurrentRow(min(row, self.count() - 1))

    def mark(self, key: str) -> None:
        """Stand on the place `key` without going there."""
        for row, entry in enumerate(self._entries):
            if entry.key == key:
                self.setCurrentRow(row)

    def _dress(self) -> None:
        side = px(14)
        self.setIconSize(QSize(side, side))
        clear = QPixmap(side, side)
        clear.fill(Qt.GlobalColor.transparent)
        for row, entry in enumerate(self._entries):
            item = self.item(row)
            item.setIcon(current().icon("check", "good", side) if entry.is_filled else QIcon(clear))
            item.setSizeHint(QSize(0, px(ROW)))

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_entries"):
            self._dress()
