"""Tabs over pages that are built when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.controls import paint_ring
from lado_desktop.ui.widgets.layout import growing, hbox, vbox


class Tabs(QTabBar):
    """A style sheet cannot ring the current tab alone, so the ring is painted here."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.tabRect(self.currentIndex())).adjusted(-2, 2, -18, -3))
            painter.end()


class TabPages(QWidget):
    """Tabs by key, `lead` pixels from the left edge of their pages; `shown` says which one is looked at."""

    shown = Signal(str)

    def __init__(self, says: str, *, lead: int = 0) -> None:
        super().__init__()
        self.tabs = Tabs()
        self.tabs.setAccessibleName(says)
        self.tabs.currentChanged.connect(self._show)
        self._keys: list[str] = []
        self._build: dict[str, Callable[[], QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._words: dict[str, str] = {}
        self.setLayout(vbox(hbox(growing(self.tabs), pad=(lead, 0, 0, 0)), growing(self._stack), gap=0))

    def add(self, key: str, words: str, build: Callable[[], QWidget]) -> None:
        """`build` is called once, when the tab is first shown."""
        self._keys.append(key)
        self._words[key], self._build[key] = words, build
        self.tabs.addTab(plain.face(words))

    def set_count(self, key: str, count: int) -> None:
        words = f"{self._words[key]}  {count}" if count else self._words[key]
        self.tabs.setTabText(self._keys.index(key), plain.face(words))

    def go(self, key: str) -> None:
        self.tabs.setCurrentIndex(self._keys.index(key))

    @property
    def here(self) -> str:
        return self._keys[self.tabs.currentIndex()]

    def page(self, key: str) -> QWidget:
        """The page of `key`, built now if it never was."""
        if key not in self._built:
            self._built[key] = self._build[key]()
            self._stack.addWidget(self._built[key])
        return self._built[key]

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._stack.setCurrentWidget(self.page(self._keys[index]))
            self.shown.emit(self._keys[index])
