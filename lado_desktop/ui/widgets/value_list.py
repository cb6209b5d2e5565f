"""A long list of values to tick, each with how often it stands in the column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lado_desktop.services.quoted import ValueCount
from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.controls import paint_tick
from lado_desktop.ui.widgets.inks import LEFT, RIGHT, Inks

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW = 28
PAD = 8


class ValueModel(QAbstractListModel):
    """The values to be seen just now; what is ticked stays ticked while others are looked for."""

    def __init__(self, ticked: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.ticked = dict.fromkeys(ticked)
        self.values: Sequence[ValueCount] = ()

    def show_values(self, values: Sequence[ValueCount]) -> None:
        self.beginResetModel()
        self.values = values
        self.endResetModel()

    def tick(self, row: int) -> None:
        """Tick the value, or take its tick away."""
        value = self.values[row].value
        if value in self.ticked:
            del self.ticked[value]
        else:
            self.ticked[value] = None
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        found = self.values[index.row()]
        if role == Role.DisplayRole:
            return found.value
        if role == Role.AccessibleTextRole:
            return f"{found.value}, {found.count:,}"
        if role == Role.CheckStateRole:
            is_ticked = found.value in self.ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ValueList(QListView):
    """Space or a click ticks; the arrows move."""

    def __init__(self, name: str, ticked: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.value_model = ValueModel(ticked, self)
        self.setModel(self.value_model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.value_model.tick(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.value_model.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._inks = Inks()
        look().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._inks = Inks()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, self._inks.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, inks, rect = cast("ValueModel", index.model()), self._inks, option.rect
        found = model.values[index.row()]
        is_here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_MouseOver or is_here:
            painter.fillRect(rect, inks.color("hover"))
        side = inks.px(16)
        box = QRectF(rect.left() + PAD, rect.center().y() - side / 2 + 1.5, side - 1, side - 1)
        paint_tick(painter, box, is_on=found.value in model.ticked)
        count = f"{found.count:,}" if found.count else ""
        painter.setFont(inks.font("caption"))
        painter.setPen(inks.pen("muted"))
        painter.drawText(rect.adjusted(0, 0, -PAD, 0), RIGHT, count)
        counted = inks.metrics("caption").horizontalAdvance(count) + 2 * PAD
        words = QRect(rect.left() + side + 2 * PAD, rect.top(), rect.width() - side - 2 * PAD - counted, rect.height())
        painter.setFont(inks.font())
        painter.setPen(inks.pen("text"))
        painter.drawText(words, LEFT, inks.fitted(" ".join(found.value.split()), words.width()))
        if is_here:
            inks.ring(painter, QRectF(rect))

    def editorEvent(self, _event: QEvent, _model: Any, _option: QStyleOptionViewItem, _index: Index) -> bool:
        return False  # the list ticks by itself, wherever in the row one clicks
