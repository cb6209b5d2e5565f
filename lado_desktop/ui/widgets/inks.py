"""Fonts, colours and drawn chips of one theme, made once: a cell is painted thousands of times."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from lado_desktop.ui.theme import SYSTEM, Theme, current
from lado_desktop.ui.widgets.chips import ChipLook, chip_height, chip_width, paint_chip
from lado_desktop.ui.widgets.table_columns import Chip

MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)

_WEIGHTS = {"ref": 500, "link": 500, "strong": 600, "total": 600}
_ROLES = {"muted": "muted", "link": "accent_text", "bad": "bad", "warn": "warn", "good": "good"}
_KEPT = 4000


class Inks:
    """`theme` made ready for painting cells."""

    def __init__(self) -> None:
        self.theme: Theme = current()
        self._fonts: dict[tuple[str, int], tuple[QFont, QFontMetrics]] = {}
        self._colors: dict[str, QColor] = {}
        self._pens: dict[tuple[str, int], QPen] = {}
        self._fitted: dict[tuple[str, str, int, int], str] = {}
        self._chips: dict[tuple[Chip, bool, float], QPixmap] = {}
        self._chip_widths: dict[Chip, int] = {}
        self.chip_height = chip_height()
        self.is_system = self.theme.scheme == SYSTEM

    def px(self, length: float) -> int:
        return self.theme.px(length)

    def color(self, role: str) -> QColor:
        if role not in self._colors:
            self._colors[role] = self.theme.color(role)
        return self._colors[role]

    def pen(self, role: str, width: int = 1) -> QPen:
        if (role, width) not in self._pens:
            self._pens[role, width] = QPen(self.color(role), width)
        return self._pens[role, width]

    def font(self, step: str = "body", weight: int = 400) -> QFont:
        return self._font(step, weight)[0]

    def metrics(self, step: str = "body", weight: int = 400) -> QFontMetrics:
        return self._font(step, weight)[1]

    def _font(self, step: str, weight: int) -> tuple[QFont, QFontMetrics]:
        if (step, weight) not in self._fonts:
            font = self.theme.font(step, weight)
            self._fonts[step, weight] = font, QFontMetrics(font)
        return self._fonts[step, weight]

    def fitted(self, words: str, room: int, step: str = "body", weight: int = 400) -> str:
        """`words` cut with an ellipsis to `room` pixels."""
        key = (words, step, weight, room)
        found = self._fitted.get(key)
        if found is None:
            if len(self._fitted) > _KEPT:
                self._fitted.clear()
            found = self.metrics(step, weight).elidedText(words, Qt.TextElideMode.ElideRight, room)
            self._fitted[key] = found
        return found

    def chip_width(self, chip: Chip) -> int:
        if chip not in self._chip_widths:
            self._chip_widths[chip] = chip_width(ChipLook(*chip))
        return self._chip_widths[chip]

    def draw_chip(self, painter: QPainter, x: int, middle: int, chip: Chip, *, selected: bool) -> int:
        """A chip with its left edge at `x`; the result is its right edge. Each look is drawn once and then copied."""
        ratio = painter.device().devicePixelRatio()
        key = (chip, selected, ratio)
        if key not in self._chips:
            if len(self._chips) > _KEPT:
                self._chips.clear()
            self._chips[key] = self._drawn(chip, selected, ratio)
        painter.drawPixmap(x, middle - self.chip_height // 2, self._chips[key])
        return x + self.chip_width(chip)

    def _drawn(self, chip: Chip, selected: bool, ratio: float) -> QPixmap:
        width, height = self.chip_width(chip), self.chip_height
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_chip(painter, 0, height / 2, ChipLook(*chip), selected=selected)
        painter.end()
        return pixmap

    def ring(self, painter: QPainter, box: QRectF) -> None:
        """The focus ring, inside the part's own box."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.pen("text" if self.is_system else "focus", 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()

    def weight(self, style: str) -> int:
        return _WEIGHTS.get(style, 400)

    def ink(self, style: str, *, picked: bool) -> QPen:
        return self.pen("on_accent" if picked and self.is_system else _ROLES.get(style, "text"))

    def picked_ground(self) -> QColor:
        return self.color("accent" if self.is_system else "selected")
