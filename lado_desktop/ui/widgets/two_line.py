"""How a row of a two-line list is painted: icon, title with chips, a quiet line below, dates at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.delegates import show_tip
from lado_desktop.ui.widgets.inks import LEFT, RIGHT, Inks
from lado_desktop.ui.widgets.table_columns import Chip
from lado_desktop.ui.widgets.table_model import Index

State = QStyle.StateFlag
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 48
LEAD = 16
GAP = 12


@dataclass(frozen=True)
class ListItem:
    """One row of a two-line list. `tone` colours the icon, `right_tone` whatever says how late."""

    id: int
    title: str
    line: str = ""
    right: str = ""
    right_line: str = ""
    icon: str = ""
    tone: str = "muted"
    right_tone: str = "muted"
    chips: tuple[Chip, ...] = ()
    tip: str = ""
    spoken: str = ""  # what the icon says

    @property
    def said(self) -> str:
        """The row as one sentence after another, for a screen reader."""
        parts = (
            self.title,
            ", ".join(chip[0] for chip in self.chips),
            self.line,
            self.right,
            self.right_line,
            self.spoken,
        )
        return ". ".join(part for part in parts if part)


class TwoLineDelegate(QStyledItemDelegate):
    """Paints `ListItem`s. What is at the right is never cut; titles and lines give way."""

    def __init__(self, parent: QObject | None = None, *, height: int = ROW_HEIGHT) -> None:
        super().__init__(parent)
        self._height = height
        self.inks = Inks()
        look().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.inks = Inks()

    def row_height(self) -> int:
        return self.inks.px(self._height)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, rect = cast("ListItem", index.data(ITEM_ROLE)), option.rect
        picked = bool(option.state & State.State_Selected)
        is_last = index.row() == index.model().rowCount() - 1
        self._ground(painter, rect, picked=picked, hovered=bool(option.state & State.State_MouseOver), is_last=is_last)
        x = self._icon(painter, rect, item)
        right = rect.right() - LEAD - self._right(painter, rect, item, picked)
        self._title(painter, QRect(x, self._top(rect, item), right - x, self.inks.px(20)), item, picked)
        if item.line:
            self._words(painter, QRect(x, _middle(rect), right - x, self.inks.px(20)), item.line, "muted", picked)
        if option.state & State.State_HasFocus:
            self.inks.ring(painter, QRectF(rect))

    def _ground(self, painter: QPainter, rect: QRect, *, picked: bool, hovered: bool, is_last: bool) -> None:
        if picked or hovered:
            painter.fillRect(rect, self.inks.picked_ground() if picked else self.inks.color("hover"))
        if not is_last:  # a hairline there would cover the round corner of the card
            painter.setPen(self.inks.pen("hairline"))
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _icon(self, painter: QPainter, rect: QRect, item: ListItem) -> int:
        """Where the words begin."""
        x = rect.left() + LEAD
        if not item.icon:
            return x
        size = self.inks.px(16)
        painter.drawPixmap(x, _middle(rect) - size // 2, self.inks.theme.pixmap(item.icon, item.tone, size))
        return x + size + GAP

    def _top(self, rect: QRect, item: ListItem) -> int:
        return _middle(rect) - self.inks.px(19 if item.line else 10)

    def _right(self, painter: QPainter, rect: QRect, item: ListItem, picked: bool) -> int:
        """How much room the words at the right take, the gap before them included."""
        middle, height = _middle(rect), self.inks.px(20)
        box = rect.adjusted(0, 0, -LEAD, 0)
        first_tone = "text" if item.right_line or item.right_tone == "muted" else item.right_tone
        widths = [0]
        for words, step, weight, tone, top in (
            (item.right, "body", 500, first_tone, middle - self.inks.px(19 if item.right_line else 10)),
            (item.right_line, "caption", 400, item.right_tone, middle),
        ):
            if words:
                painter.setFont(self.inks.font(step, weight))
                painter.setPen(self.inks.pen("on_accent") if picked and self.inks.is_system else self.inks.pen(tone))
                painter.drawText(QRect(box.left(), top, box.width(), height), RIGHT, words)
                widths.append(self.inks.metrics(step, weight).horizontalAdvance(words) + LEAD)
        return max(widths)

    def _title(self, painter: QPainter, box: QRect, item: ListItem, picked: bool) -> None:
        inks = self.inks
        chips = sum(inks.chip_width(chip) + 6 for chip in item.chips)
        words = inks.fitted(item.title, max(box.width() - chips, inks.px(40)), "body", 500)
        painter.setFont(inks.font("body", 500))
        painter.setPen(inks.ink("plain", picked=picked))
        painter.drawText(box, LEFT, words)
        x = box.left() + inks.metrics("body", 500).horizontalAdvance(words) + 8
        for chip in item.chips:
            x = inks.draw_chip(painter, x, box.top() + inks.px(10), chip, selected=picked) + 4

    def _words(self, painter: QPainter, box: QRect, words: str, style: str, picked: bool) -> None:
        painter.setFont(self.inks.font("caption"))
        painter.setPen(self.inks.ink(style, picked=picked))
        painter.drawText(box, LEFT, self.inks.fitted(words, box.width(), "caption"))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole row in words: lines may have been cut short."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        item = cast("ListItem", index.data(ITEM_ROLE))
        show_tip(event, "\n".join(words for words in (item.title, item.line, item.tip) if words), view)
        return True


def _middle(rect: QRect) -> int:
    return rect.center().y() + 1
