"""Horizontal bars: filled this time, hollow the time before, every figure at the end of its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lado_desktop.ui.theme import look
from lado_desktop.ui.widgets.inks import LEFT, RIGHT, Inks

RIGHT_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap)

KEY_HEIGHT = 32
PITCH = 54
LEAST_PITCH = 36
SINGLE, LEAST_SINGLE = 36, 26  # of bars without a time before
THICK, THIN = 14, 7
END_ROOM = 48
WIDEST_LABEL = 0.42  # of the chart


@dataclass(frozen=True)
class Bar:
    """One thing counted: its name, its figure now, and the one before if there was one."""

    label: str
    now: float
    before: float | None = None


class BarChart(QWidget):
    """Bars of one table. The table beside it holds the same figures; a screen reader hears them from here too."""

    def __init__(self, name: str, bars: Sequence[Bar], now: str, before: str = "", *, suffix: str = "") -> None:
        """`name` says what is shown, `now` and `before` name the two series, `suffix` follows each figure ("%")."""
        super().__init__()
        self._name, self._now, self._before, self._suffix = name, now, before, suffix
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._restyle()
        self.show_bars(bars)
        look().changed.connect(self._restyle)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName(f"Chart: {self._name}")
        self.setAccessibleDescription(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The chart in words: "Physical 40, 36 in 2024-25; Sexual 27, 22 in 2024-25."."""
        said = "; ".join(self._said(bar) for bar in self._bars)
        return f"{self._now}: {said}." if said else "Nothing to show."

    def _said(self, bar: Bar) -> str:
        now = f"{bar.label} {self._figure(bar.now)}"
        return now if bar.before is None else f"{now}, {self._figure(bar.before)} in {self._before}"

    def _figure(self, value: float) -> str:
        return f"{value:,.0f}{self._suffix}" if value == round(value) else f"{value:,.1f}{self._suffix}"

    def _restyle(self) -> None:
        self._inks = Inks()
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        px = self._inks.px
        return QSize(px(200), px(KEY_HEIGHT) + px(self._pitches[0]) * len(self._bars))

    def sizeHint(self) -> QSize:
        px = self._inks.px
        return QSize(px(280), px(KEY_HEIGHT) + px(self._pitches[1]) * len(self._bars))

    @property
    def _pitches(self) -> tuple[int, int]:
        """From one bar to the next: the least, and what it likes."""
        has_before = any(bar.before is not None for bar in self._bars)
        return (LEAST_PITCH, PITCH) if has_before else (LEAST_SINGLE, SINGLE)

    # ---- painting ----

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._label_width()
        self._paint_key(painter, left)
        if self._bars:
            self._paint_bars(painter, left)
        painter.end()

    def _label_width(self) -> int:
        metrics = self._inks.metrics("body")
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        return min(widest, round(self.width() * WIDEST_LABEL)) + self._inks.px(10)

    def _paint_key(self, painter: QPainter, left: int) -> None:
        """Drawn as the bars are, so that shape tells the series before colour does."""
        px, metrics = self._inks.px, self._inks.metrics("caption")
        wide = sum(metrics.horizontalAdvance(words) + px(16) + px(8) for words in (self._now, self._before) if words)
        left = max(0, min(left, self.width() - wide - px(18)))
        end = self._paint_bar(painter, QRectF(left, px(5), px(16), px(9)), self._now, is_now=True, is_key=True)
        if self._before:
            box = QRectF(end + px(14), px(6), px(16), px(7))
            self._paint_bar(painter, box, self._before, is_now=False, is_key=True)

    def _paint_bars(self, painter: QPainter, left: int) -> None:
        inks = self._inks
        pitch = min(inks.px(self._pitches[1]), (self.height() - inks.px(KEY_HEIGHT)) / len(self._bars))
        most = max((max(bar.now, bar.before or 0) for bar in self._bars), default=0) or 1
        room = max(self.width() - left - inks.px(END_ROOM), 1) / most
        top = float(inks.px(KEY_HEIGHT))
        painter.setPen(inks.pen("border"))
        painter.drawLine(left, round(top) - 4, left, round(top + pitch * len(self._bars) - inks.px(12)))
        for bar in self._bars:
            high = THICK if self._pitches[1] == SINGLE else THICK + THIN + 3
            self._paint_label(painter, QRect(0, round(top), left - inks.px(10), inks.px(high)), bar.label, pitch)
            box = QRectF(left + 1, top, room * bar.now, inks.px(THICK))
            self._paint_bar(painter, box, self._figure(bar.now), is_now=True)
            if bar.before is not None:
                box = QRectF(left + 1, top + inks.px(THICK) + 3, room * bar.before, inks.px(THIN))
                self._paint_bar(painter, box, self._figure(bar.before), is_now=False)
            top += pitch

    def _paint_label(self, painter: QPainter, box: QRect, words: str, pitch: float) -> None:
        """On one line, or on two where it is long."""
        painter.setPen(self._inks.pen("text"))
        painter.setFont(self._inks.font("body"))
        if self._inks.metrics("body").horizontalAdvance(words) <= box.width():
            painter.drawText(box, RIGHT, words)
            return
        spare = max(round(pitch) - box.height(), 0) // 2
        painter.drawText(box.adjusted(0, -spare, 0, spare), RIGHT_WRAPPED, words)

    def _paint_bar(self, painter: QPainter, box: QRectF, words: str, *, is_now: bool, is_key: bool = False) -> float:
        """One bar and the words at its end; the result is where the words end."""
        inks = self._inks
        inset = 0.0 if is_now else 0.5
        painter.setBrush(inks.color("series_1") if is_now else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen if is_now else inks.pen("control"))
        if box.width() >= 1:
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 2, 2)
        weight = 600 if is_now and not is_key else 400
        painter.setFont(inks.font("caption", weight))
        painter.setPen(inks.pen("text" if is_now and not is_key else "muted"))
        wide = inks.metrics("caption", weight).horizontalAdvance(words)
        at = QRectF(box.right() + inks.px(8), box.center().y() - inks.px(10), wide + 4, inks.px(20))
        painter.drawText(at, LEFT, words)
        return at.right() - 4
