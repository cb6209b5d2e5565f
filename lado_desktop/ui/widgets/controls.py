"""Controls that the style sheet cannot draw sharp at any size: combo box, tick box, radio button, growing text box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyledItemDelegate,
    QWidget,
)

from lado_desktop.ui.theme import current, px

BOX = 16
WORDS_AT = 24
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


def paint_ring(painter: QPainter, box: QRectF, radius: float = 4) -> None:
    """The ring round what has the keyboard, inside its own box."""
    painter.setBrush(NO_BRUSH)
    painter.setPen(QPen(current().color("focus"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class IconEdit(QLineEdit):
    """A line edit with an icon in it, painted so that it grows with the text: Qt's own stays small."""

    icon_pressed = Signal()

    def __init__(self, *, leading: str = "", trailing: str = "") -> None:
        super().__init__()
        self._leading, self._trailing = leading, trailing
        self._dress()

    def _dress(self) -> None:
        room = px(22)
        self.setTextMargins(room if self._leading else 0, 0, room if self._trailing else 0, 0)

    def _icon_box(self) -> QRectF:
        side = px(16)
        left = 10 if self._leading else self.width() - side - 9
        return QRectF(left, (self.height() - side) / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        name, box = self._leading or self._trailing, self._icon_box()
        painter.drawPixmap(box.topLeft(), current().pixmap(name, "muted", int(box.width())))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._trailing and self._icon_box().adjusted(-6, -8, 8, 8).contains(event.position()):
            self.icon_pressed.emit()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_icon = self._trailing and self._icon_box().contains(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if on_icon else Qt.CursorShape.IBeamCursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()


class Combo(QComboBox):
    """The sheet draws the box, the arrow is painted here. A wheel that passes by changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo's own pays no heed to the sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(14)
        painter = QPainter(self)
        role = "muted" if self.isEnabled() else "placeholder"
        at = QPointF(self.width() - side - px(9), (self.height() - side) / 2)
        painter.drawPixmap(at, current().pixmap("chevron-down", role, side))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _paint_words(button: QAbstractButton, painter: QPainter) -> None:
    painter.setPen(current().color("text" if button.isEnabled() else "placeholder"))
    room = QRectF(button.rect()).adjusted(px(WORDS_AT), 0, -2, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, button.text())
    if button.hasFocus():
        paint_ring(painter, QRectF(button.rect()).adjusted(px(WORDS_AT) - 5, 0, 0, 0))


def _box(button: QAbstractButton) -> QRectF:
    side = px(BOX)
    return QRectF(0.5, (button.height() - side) / 2 + 0.5, side - 1, side - 1)


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
    return QSize(px(WORDS_AT) + (words + 8 if button.text() else 2), px(28))


def paint_tick(painter: QPainter, box: QRectF, *, is_on: bool, is_enabled: bool = True) -> None:
    """The box of a tick box, and the tick in it."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(("accent" if is_on else "field") if is_enabled else "panel"))
    painter.setPen(QPen(theme.color("accent" if is_on and is_enabled else "control"), 1))
    painter.drawRoundedRect(box, 3, 3)
    if is_on:
        role = "on_accent" if is_enabled else "muted"
        painter.drawPixmap(QPointF(box.x() + 1.5, box.y() + 1.5), theme.pixmap("check", role, px(BOX) - 4))
    painter.restore()


class Check(QCheckBox):
    """A tick box. Words from a record go through `plain.face` first."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tick(painter, _box(self), is_on=self.isChecked(), is_enabled=self.isEnabled())
        _paint_words(self, painter)
        painter.end()


class Radio(QRadioButton):
    """One of a few that exclude each other."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, box = current(), QPainter(self), _box(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent" if self.isChecked() else "field"))
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "control"), 1))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(NO_PEN)
            painter.setBrush(theme.color("on_accent"))
            painter.drawEllipse(box.center(), px(3), px(3))
        _paint_words(self, painter)
        painter.end()


class LongText(QPlainTextEdit):
    """A box that grows with what is typed, from `least` to `most` lines; Tab moves on."""

    def __init__(self, least: int = 2, most: int = 14, *, reading: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setProperty("reading", reading)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def _grow(self) -> None:
        wanted = round(self.document().size().height())
        lines = max(self._least, min(self._most, wanted))
        room = self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin()
        edges = 16  # two of border and ten of padding in the sheet, and air, or the last line scrolls
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(on if wanted > self._most else off)
        if (height := round(room) + edges) != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Ctrl+S belong to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Return:
            event.ignore()
        else:
            super().keyPressEvent(event)
