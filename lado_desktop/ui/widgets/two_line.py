"""How a row of a two-line list is painted: icon, title with chips, a quiet line below, dates at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.delegates import show_tip
from lado_desktop.ui.widgets.inks import RIGHT, Inks
from lado_desktop.ui.widgets.marked_words import Marks, draw_marked
from lado_desktop.ui.widgets.table_columns import Chip
from lado_desktop.ui.widgets.table_model import Index

State = QStyle.StateFlag
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 48
HEADING_HEIGHT = 28
LEAD = 16
GAP = 12


@dataclass(frozen=True)
class ListItem:
    """One row of a two-line list. `tone` colours the icon, `right_tone` whatever says how late.

    A heading stands above the rows after it: nobody can stand on it. Marks are where a search matched.
    """

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
    is_heading: bool = False
    title_marks: Marks = ()
    line_marks: Marks = ()

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

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = index.isValid() and cast("ListItem", index.data(ITEM_ROLE)).is_heading
        return QSize(200, self.inks.px(HEADING_HEIGHT) if is_heading else self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, rect = cast("ListItem", index.data(ITEM_ROLE)), option.rect
        if item.is_heading:
            self._heading(painter, rect, item)
            return
        picked = bool(option.state & State.State_Selected)
        is_last = index.row() == index.model().rowCount() - 1
        self._ground(painter, rect, picked=picked, hovered=bool(option.state & State.State_MouseOver), is_last=is_last)
        x = self._icon(painter, rect, item)
        right = rect.right() - LEAD - self._right(painter, rect, item, picked)
        self._title(painter, QRect(x, self._top(rect, item), right - x, self.inks.px(20)), item, picked)
        if item.line:
            box = QRect(x, _middle(rect), right - x, self.inks.px(20))
            draw_marked(painter, self.inks, box, item.line, item.line_marks, ("caption", 400, "muted"), picked=picked)
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
        room = QRect(box.left(), box.top(), max(box.width() - chips, inks.px(40)), box.height())
        look = ("body", 500, "plain")
        x = draw_marked(painter, inks, room, item.title, item.title_marks, look, picked=picked) + 8
        for chip in item.chips:
            x = inks.draw_chip(painter, x, box.top() + inks.px(10), chip, selected=picked) + 4

    def _heading(self, painter: QPainter, rect: QRect, item: ListItem) -> None:
        """The words of a group, and how many are in it, on the ground of a panel."""
        inks = self.inks
        painter.fillRect(rect, inks.color("panel"))
        box = rect.adjusted(LEAD, 0, -LEAD, 0)
        look = ("caption", 600, "plain")
        x = draw_marked(painter, inks, box, item.title, (), look, picked=False) + 8
        box.setLeft(x)
        draw_marked(painter, inks, box, item.line, (), ("caption", 400, "muted"), picked=False)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole row in words: lines may have been cut short."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        item = cast("ListItem", index.data(ITEM_ROLE))
        show_tip(event, "\n".join(words for words in (item.title, item.line, item.tip) if words), view)
        return True


def _middle(rect: QRect) -> int:
    return rect.center().y() + 1
