"""The rail: where one can go, where one is, and how much waits there. Icons alone where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.theme import current, px
from lado_desktop.ui.widgets.chips import ChipLook, chip_width, paint_chip
from lado_desktop.ui.widgets.controls import paint_ring
from lado_desktop.ui.widgets.layout import boxed, fit, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph

NO_PEN = Qt.PenStyle.NoPen
MIDDLE = Qt.AlignmentFlag.AlignVCenter
SLIM_BELOW = 1366  # pixels of window at 100 % text


@dataclass(frozen=True)
class Place:
    """A page the rail leads to; `build` makes it when it is first gone to. Low places stand at the foot."""

    key: str
    words: str
    icon: str
    build: Callable[[], QWidget]
    is_low: bool = False


class RailButton(QToolButton):
    """A place on the rail: a real button, so that a screen reader has a name, a role and whether one is there."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__()
        self._words, self._icon = words, icon
        self._count, self._is_urgent, self._is_here = 0, False, False
        self.setText(plain.face(words))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_here(self) -> bool:
        """Whether this is where one is."""
        return self._is_here

    def set_here(self, is_here: bool) -> None:
        self._is_here = is_here
        self.setAccessibleDescription("You are here" if is_here else "")
        self.update()

    def set_count(self, count: int, *, is_urgent: bool = False, says: str = "") -> None:
        """`says` tells a listener what is counted: "3 overdue"."""
        self._count, self._is_urgent = count, is_urgent
        name = f"{self._words}, {says or count}" if count else self._words
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    @property
    def is_slim(self) -> bool:
        return self.width() < px(100)

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        self._paint_ground(painter, box)
        self._paint_words(painter)
        self._paint_count(painter)
        if self.hasFocus():
            paint_ring(painter, box, 6)
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        theme, is_here = current(), self.is_here
        if is_here or self.underMouse():
            painter.setPen(QPen(theme.color("border"), 1) if is_here else QPen(NO_PEN))
            painter.setBrush(theme.color("surface" if is_here else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if is_here:
            painter.setPen(NO_PEN)
            painter.setBrush(theme.color("accent_text"))
            painter.drawRoundedRect(QRectF(1, box.top() + px(7), 3, box.height() - 2 * px(7)), 1.5, 1.5)

    def _paint_words(self, painter: QPainter) -> None:
        theme, side = current(), px(18)
        left = (self.width() - side) / 2 if self.is_slim else px(14)
        drawing = theme.pixmap(self._icon, "accent_text" if self.is_here else "muted", side)
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), drawing)
        if not self.is_slim:
            painter.setFont(theme.font("body", 600 if self.is_here else 400))
            painter.setPen(theme.color("text"))
            room = self.rect().adjusted(px(14) + side + px(10), 0, -px(8), 0)
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, MIDDLE | Qt.TextFlag.TextHideMnemonic, words)

    def _paint_count(self, painter: QPainter) -> None:
        theme, chip = current(), ChipLook(f"{self._count:,}", "bad")
        if not self._count:
            return
        if self.is_slim:
            if self._is_urgent:
                painter.setPen(QPen(theme.color("rail"), 2))
                painter.setBrush(theme.color("bad"))
                painter.drawEllipse(QRectF(self.width() / 2 + px(4), px(4), px(9), px(9)))
        elif self._is_urgent:
            paint_chip(painter, self.width() - px(6) - chip_width(chip), self.height() / 2, chip)
        else:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect().adjusted(0, 0, -px(14), 0), MIDDLE | Qt.AlignmentFlag.AlignRight, chip.words)


class Rail(QFrame):
    """`chosen` says the key of the place that was pressed. Whoever shows the page calls `mark`."""

    chosen = Signal(str)

    def __init__(self, title: str, line: str, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.buttons = {place.key: RailButton(place.words, place.icon) for place in places}
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self._title, self._line = Elide(title, "strong"), Elide(line)
        self._words = boxed(vbox(self._title, self._line, gap=0))
        self._mark = fit(boxed(hbox(Glyph("shield", "accent_text", 18), growing(self._words), gap=10)), height=36)
        self._low = Elide("Tracker")
        self._low.setContentsMargins(14, 0, 0, 0)
        high = [self.buttons[place.key] for place in places if not place.is_low]
        low = [self.buttons[place.key] for place in places if place.is_low]
        column = vbox(*high, None, self._low, 4, *low, gap=2, pad=(8, 0, 9, 12))
        self._area: QScrollArea = scrolled(boxed(column))
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLayout(vbox(10, self._mark, 12, growing(self._area), gap=0))
        self._low.setVisible(bool(low))
        self._is_slim = False
        self._fit()

    def mark(self, key: str) -> None:
        """`key` is where one is."""
        for place, button in self.buttons.items():
            button.set_here(place == key)

    def set_slim(self, is_slim: bool) -> None:
        self._is_slim = is_slim
        self._fit()

    def set_title(self, title: str, line: str) -> None:
        self._title.setText(title)
        self._line.setText(line)

    def _fit(self) -> None:
        self._words.setVisible(not self._is_slim)
        self._mark.setContentsMargins(0 if self._is_slim else 22, 0, 0 if self._is_slim else 4, 0)
        self._low.setVisible(not self._is_slim and any(self.buttons))
        self.setFixedWidth(current().size("rail_slim" if self._is_slim else "rail"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_is_slim"):
            self._fit()
