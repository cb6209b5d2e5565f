"""Two parts of a page side by side, or one above the other where the window is narrow or the text large."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.layout import growing, hbox


class Beside(QWidget):
    """`shares` divides the width; under `below` pixels of width, at 100 % text, the parts stack."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (2, 1), below: int = 760) -> None:
        super().__init__()
        self._below = below
        self._box = hbox(growing(left, shares[0]), growing(right, shares[1]), gap=16)
        self.setLayout(self._box)

    @property
    def is_stacked(self) -> bool:
        return self.width() < px(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._turn()

    def _turn(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if self.is_stacked else across)
