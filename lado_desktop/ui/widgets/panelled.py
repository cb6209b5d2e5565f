"""A page with a panel of context at its right, which becomes a drawer where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.theme import px


class Panelled(QWidget):
    """F4 opens and closes the panel. `drawer_below` is the width of the window in pixels at 100 % text."""

    panel_moved = Signal(bool)

    def __init__(self, page: QWidget, panel: QWidget, *, drawer_below: int = 960) -> None:
        super().__init__()
        self._page, self.panel, self._drawer_below = page, panel, drawer_below
        for part in (page, panel):
            part.setParent(self)
        self._is_open: bool | None = None
        QShortcut(QKeySequence("F4"), self).activated.connect(self.toggle)

    @property
    def is_drawer(self) -> bool:
        return self.window().width() < px(self._drawer_below)

    @property
    def is_open(self) -> bool:
        """Open beside the page until it is closed; a drawer is closed until it is opened."""
        return not self.is_drawer if self._is_open is None else self._is_open

    def toggle(self) -> None:
        self.set_open(not self.is_open)

    def set_open(self, is_open: bool) -> None:
        self._is_open = is_open
        self._arrange()
        self.panel_moved.emit(is_open)

    def _arrange(self) -> None:
        wanted = max(self.panel.sizeHint().width(), self.panel.minimumWidth())
        width = min(wanted, self.panel.maximumWidth(), self.width())
        beside = width if self.is_open and not self.is_drawer else 0
        self._page.setGeometry(0, 0, self.width() - beside, self.height())
        self.panel.setGeometry(self.width() - width, 0, width, self.height())
        self.panel.setVisible(self.is_open)
        self.panel.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._page is not None:
            self._arrange()

    def sizeHint(self) -> QSize:
        page, panel = self._page.sizeHint(), self.panel.sizeHint()
        return QSize(page.width() + panel.width(), max(page.height(), panel.height()))
