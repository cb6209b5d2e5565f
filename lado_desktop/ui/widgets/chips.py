"""Chips: a state in a word, drawn by one painter for widgets and for cells of tables."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lado_desktop.ui.theme import current

TONE_ICONS = {"bad": "circle-alert", "warn": "clock", "good": "circle-check"}


@dataclass(frozen=True)
class ChipLook:
    """`words` in a `tone` (neutral, accent, surface, bad, warn, good); coloured tones bring an icon of their own."""

    words: str
    tone: str = "neutral"
    icon: str = ""

    @property
    def mark(self) -> str:
        return self.icon or TONE_ICONS.get(self.tone, "")


def chip_height() -> int:
    return current().size("chip")


def chip_width(chip: ChipLook) -> int:
    theme = current()
    words = QFontMetrics(theme.font("caption", 500)).horizontalAdvance(chip.words)
    return words + theme.px(14) + (theme.px(16) if chip.mark else 0)


def paint_chip(painter: QPainter, x: float, middle: float, chip: ChipLook, *, selected: bool = False) -> float:
    """Draw `chip` with its left edge at `x`, centred on `middle`; the result is where its right edge is.

    On a selected row a quiet chip turns to the surface, or it would vanish in the row's own tint.
    """
    theme, width, height = current(), chip_width(chip), chip_height()
    ground, ink, icon_role = _colors(chip.tone, selected)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(ink, 1) if theme.is_outlined else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(QRectF(x + 0.5, middle - height / 2 + 0.5, width - 1, height - 1), 4, 4)
    left = x + theme.px(7)
    if chip.mark:
        painter.drawPixmap(QPointF(left - 1, middle - theme.px(6)), theme.pixmap(chip.mark, icon_role, theme.px(12)))
        left += theme.px(15)
    painter.setFont(theme.font("caption", 500))
    painter.setPen(ink)
    painter.drawText(QRectF(left, middle - height / 2, width, height), Qt.AlignmentFlag.AlignVCenter, chip.words)
    painter.restore()
    return x + width


def _colors(tone: str, selected: bool) -> tuple[QColor, QColor, str]:
    theme = current()
    if tone in TONE_ICONS:
        return theme.color(f"{tone}_soft"), theme.color(tone), tone
    ground = "surface" if selected or tone == "surface" else f"{tone}_soft"
    ink = "accent_text" if tone == "accent" else "text"
    return theme.color(ground), theme.color(ink), "accent_text" if tone == "accent" else "muted"


class Chip(QLabel):
    """A chip among other widgets. Its words are its accessible name, as a label's are."""

    def __init__(self, words: str = "", tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(ChipLook(words, tone, icon))

    def show_chip(self, chip: ChipLook) -> None:
        self._chip = chip
        self.setText(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._chip), chip_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, 0, self.height() / 2, self._chip)
        painter.end()
