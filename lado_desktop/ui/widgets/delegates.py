"""How a cell of a table is painted: words, figures at the right, chips and a count of those that do not fit."""

from __future__ import annotations

from typing import Any, Protocol, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from lado_desktop.ui import plain
from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.inks import LEFT, MIDDLE, RIGHT, Inks
from lado_desktop.ui.widgets.table_columns import Cell, Chip
from lado_desktop.ui.widgets.table_model import Index, RowsModel

State = QStyle.StateFlag
CELL_PAD = 8
CHIP_GAP = 4
ROW_HEIGHT = 32


class Hovering(Protocol):
    """A view that knows which row the mouse is over, because a whole row lights up, not a cell."""

    hovered_row: int


def show_tip(event: QHelpEvent, words: str, view: QAbstractItemView) -> None:
    """A tip of plain words; Qt would read markup in them otherwise."""
    QToolTip.showText(event.globalPos(), plain.tip(words), view)


class GridDelegate(QStyledItemDelegate):
    """Paints cells of a `RowsModel`. `lead` is the left margin of the first column in pixels."""

    def __init__(self, lead: int = 16, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lead = lead
        self.first_column = 0
        self.inks = Inks()
        look().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.inks = Inks()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        model = _rows_model(index.model())
        cell, rect, state = model.cell(row, column), option.rect, option.state
        picked = bool(state & State.State_Selected)
        self.ground(painter, rect, picked=picked, hovered=cast("Hovering", option.widget).hovered_row == row)
        box = self._box(rect, column)
        if cell.chips:
            self._chips(painter, box, cell.chips, picked)
        elif cell.text:
            self._words(painter, box, cell, model.columns[column].kind == "number", picked)
        if cell.style == "total":
            painter.setPen(self.inks.pen("control"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if state & State.State_HasFocus:
            self.inks.ring(painter, QRectF(rect))

    def ground(self, painter: QPainter, rect: QRect, *, picked: bool, hovered: bool) -> None:
        """Under one cell, or under what is left of a row beyond its last cell."""
        if picked:
            painter.fillRect(rect, self.inks.picked_ground())
        elif hovered:
            painter.fillRect(rect, self.inks.color("hover"))
        painter.setPen(self.inks.pen("hairline"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _box(self, rect: QRect, column: int) -> QRect:
        return rect.adjusted(self.lead if column == self.first_column else CELL_PAD, 0, -CELL_PAD, -1)

    def _words(self, painter: QPainter, box: QRect, cell: Cell, is_number: bool, picked: bool) -> None:
        inks, weight = self.inks, self.inks.weight(cell.style)
        painter.setFont(inks.font("body", weight))
        painter.setPen(inks.ink(cell.style, picked=picked))
        painter.drawText(box, RIGHT if is_number else LEFT, inks.fitted(cell.shown, box.width(), "body", weight))

    def _chips(self, painter: QPainter, box: QRect, chips: tuple[Chip, ...], picked: bool) -> None:
        """As many chips as fit; how many did not is said in their place."""
        x, middle, inks = box.left(), box.center().y() + 1, self.inks
        for place, chip in enumerate(chips):
            more = inks.px(22) if place + 1 < len(chips) else 0
            if place and x + inks.chip_width(chip) + more > box.right() + CELL_PAD - 2:
                painter.setFont(inks.font("caption", 500))
                painter.setPen(inks.ink("muted", picked=picked))
                painter.drawText(QRect(x, box.top(), inks.px(40), box.height()), MIDDLE, f"+{len(chips) - place}")
                return
            over = x + inks.chip_width(chip) - box.right() - CELL_PAD + 2
            if over > 0:
                chip = self._shortened(chip, over)
            x = inks.draw_chip(painter, x, middle, chip, selected=picked) + CHIP_GAP

    def _shortened(self, chip: Chip, over: int) -> Chip:
        """A chip whose words give way by `over` pixels."""
        words, tone, icon = chip
        room = self.inks.metrics("caption", 500).horizontalAdvance(words) - over
        return self.inks.fitted(words, room, "caption", 500), tone, icon

    def wanted_width(self, cell: Cell, column: int) -> int:
        """How wide `column` must be to show the whole of `cell`."""
        pads = (self.lead if column == self.first_column else CELL_PAD) + CELL_PAD
        if cell.chips:
            return pads + sum(self.inks.chip_width(chip) + CHIP_GAP for chip in cell.chips) - CHIP_GAP
        return pads + self.inks.metrics("body", self.inks.weight(cell.style)).horizontalAdvance(cell.shown)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = _rows_model(index.model()).cell(index.row(), index.column())
        return QSize(self.wanted_width(cell, index.column()) + 2, self.inks.px(ROW_HEIGHT))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Says the whole cell where it was cut short, and its tip where it has one."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cell = _rows_model(index.model()).cell(index.row(), index.column())
        is_cut = self.wanted_width(cell, index.column()) > option.rect.width()
        show_tip(event, "\n".join(words for words in (cell.shown if is_cut else "", cell.tip) if words), view)
        return True


def _rows_model(model: QAbstractItemModel | Any) -> RowsModel:
    return cast("RowsModel", model)
