"""Things in a line that goes on in the next where there is no more room: chips, links, tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Wrap(QLayout):
    """Each thing keeps its own width; a line is as high as its highest, and things stand in its middle."""

    def __init__(self, widgets: Sequence[QWidget] = (), *, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((cell.bottom() + 1 for _, cell in self._cells(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() + self._gap for item in self._items if not item.isEmpty()]
        return QSize(max(0, sum(widths) - self._gap), self.heightForWidth(sum(widths)))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, cell in self._cells(rect):
            item.setGeometry(cell)

    def _cells(self, room: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        y = room.y()
        for line in self._lines(room.width()):
            height, x = max(item.sizeHint().height() for item in line), room.x()
            for item in line:
                size = item.sizeHint().boundedTo(QSize(room.width(), height))
                yield item, QRect(QPoint(x, y + (height - size.height()) // 2), size)
                x += size.width() + self._gap
            y += height + self._line_gap

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needs = item.sizeHint().width()
            if line and used + self._gap + needs > width:
                yield line
                line, used = [], 0
            used += needs + (self._gap if line else 0)
            line.append(item)
        if line:
            yield line
