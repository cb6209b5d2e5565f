"""Where one is on a guided page: numbered steps in a row; one can go back to any that was reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lado_desktop.ui.theme import current, px
from lado_desktop.ui.widgets.controls import paint_ring
from lado_desktop.ui.widgets.layout import Item, growing, hbox, line

DISC = 24
GAP = 10
EDGE = 6


class StepButton(QAbstractButton):
    """One step: a disc with its number, or a tick once it is done, and its words."""

    def __init__(self, number: int, of: int, words: str) -> None:
        super().__init__()
        self._number, self._is_done = number, False
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(f"Step {number} of {of}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, is_here: bool, is_reached: bool, is_done: bool) -> None:
        self._is_done = is_done
        self.setChecked(is_here)
        self.setEnabled(is_reached)
        self.setAccessibleDescription("You are here" if is_here else "Done" if is_done else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_reached else Qt.CursorShape.ArrowCursor)
        self.update()

    def nextCheckState(self) -> None:
        """Where one is says the page, not the click."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        words = QFontMetrics(current().font("body", 600)).horizontalAdvance(self.text())
        return QSize(px(DISC) + GAP + words + 2 * EDGE, px(DISC) + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(DISC)
        disc = QRectF(EDGE + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        self._paint_disc(painter, disc)
        painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(theme.color("text" if self.isChecked() or self.isEnabled() else "muted"))
        words = QRectF(EDGE + side + GAP, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        theme, is_here = current(), self.isChecked()
        painter.setBrush(theme.color("accent" if is_here else "surface"))
        painter.setPen(QPen(theme.color("accent" if is_here or self._is_done else "control"), 1))
        painter.drawEllipse(disc)
        if self._is_done and not is_here:
            side = px(14)
            at = disc.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(at, theme.pixmap("check", "accent_text", side))
            return
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.color("on_accent" if is_here else "muted"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Steps(QWidget):
    """Steps by key, in their order; `wanted` says where somebody wants to go back to."""

    wanted = Signal(str)

    def __init__(self, steps: Mapping[str, str]) -> None:
        super().__init__()
        self.buttons = {
            key: StepButton(number, len(steps), words) for number, (key, words) in enumerate(steps.items(), start=1)
        }
        parts: list[Item] = []
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            parts += [growing(line()), button] if parts else [button]
        self.setLayout(hbox(*parts, gap=8))
        self.setAccessibleName("Steps")

    def show_step(self, here: str, reached: Collection[str]) -> None:
        """`here` is looked at; the steps in `reached` may be gone to, all before the furthest of them are done."""
        furthest = max(list(self.buttons).index(step) for step in (*reached, here))
        for at, (key, button) in enumerate(self.buttons.items()):
            button.show_state(is_here=key == here, is_reached=key in reached, is_done=at < furthest)
