"""Columns of one width that fall from three to two to one where the room is small or the text large."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from lado_desktop.ui.theme import px


class Columns(QLayout):
    """Cells from left to right, row by row; a cell takes one column or more, never more than there are."""

    def __init__(self, most: int = 3, least_width: int = 208, *, gap: int = 16, row_gap: int = 12) -> None:
        super().__init__()
        self._most, self._least_width, self._gap, self._row_gap = most, least_width, gap, row_gap
        self._items: list[QLayoutItem] = []
        self._spans: list[int] = []
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, span: int = 1) -> None:
        """`span` columns for `widget`."""
        self.addChildWidget(widget)
        self._spans.append(span)
        self.addItem(QWidgetItem(widget))

    def set_least_width(self, width: int) -> None:
        """Columns no narrower than `width`, in pixels at 100 % text."""
        self._least_width = width
        self.invalidate()

    def columns(self, width: int) -> int:
        """How many columns stand side by side in `width` pixels."""
        return max(1, min(self._most, (width + self._gap) // (px(self._least_width) + self._gap)))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._spans += [1] * (len(self._items) - len(self._spans))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._spans.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((cell.bottom() + 1 for _, cell in self._cells(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:
        width = self._most * (px(self._least_width) + self._gap) - self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(min(px(self._least_width), 208), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, cell in self._cells(rect):
            item.setGeometry(cell)

    def _cells(self, room: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        y, columns = room.y(), self.columns(room.width())
        lefts = [column * (room.width() + self._gap) // columns for column in range(columns + 1)]
        for row in self._rows(columns):
            widths = [lefts[column + span] - self._gap - lefts[column] for _, column, span in row]
            height = max(_height(item, width) for (item, _, _), width in zip(row, widths, strict=True))
            for (item, column, _), width in zip(row, widths, strict=True):
                yield item, QRect(room.x() + lefts[column], y, width, height)
            y += height + self._row_gap

    def _rows(self, columns: int) -> Iterator[list[tuple[QLayoutItem, int, int]]]:
        """Rows of (item, first column, span); hidden cells leave no hole."""
        row: list[tuple[QLayoutItem, int, int]] = []
        used = 0
        for item, wanted in zip(self._items, self._spans, strict=True):
            span = min(wanted, columns)
            if item.isEmpty():
                continue
            if used + span > columns:
                yield row
                row, used = [], 0
            row.append((item, used, span))
            used += span
        if row:
            yield row


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
