"""The frame of the window: rail, top bar, pages, status line, and the toast above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLayout

from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.bars import NARROW_BELOW, StatusLine, TopBar
from lado_desktop.ui.widgets.layout import boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.page_stack import PageStack
from lado_desktop.ui.widgets.rail import SLIM_BELOW, Place, Rail
from lado_desktop.ui.widgets.toast import Toast


class Frame(QFrame):
    """`went` says the key of the place one came to. Alt+1 to Alt+9 go to places, Ctrl+K to the search field."""

    went = Signal(str)

    def __init__(self, title: str, line: str, places: Sequence[Place], top: TopBar) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.rail, self.top, self.status = Rail(title, line, places), top, StatusLine()
        self.pages = PageStack({place.key: place.build for place in places})
        right = boxed(vbox(top, growing(self.pages), self.status, gap=0))
        body = hbox(self.rail, growing(right), gap=0)
        body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # parts fold when the window is narrow
        self.setLayout(body)
        self.toast = Toast(self)
        self.rail.chosen.connect(self.choose)
        self.pages.moved.connect(lambda: self.rail.mark(self.pages.here))
        for number, place in enumerate(places[:9], 1):
            go = QShortcut(QKeySequence(f"Alt+{number}"), self)
            go.activated.connect(lambda key=place.key: self.choose(key))
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.focus_search)

    def go(self, key: str, *, below: bool = False) -> None:
        """To a place; `below` what was opened on top of it, where the place itself is wanted."""
        self.pages.go(key, below=below)
        self.went.emit(key)

    def choose(self, key: str) -> None:
        """By the rail to a place; where one is there already, back from the page opened on top of it."""
        back = getattr(self.pages.currentWidget(), "go_back", None)
        if key == self.pages.here and back:
            back()
        self.go(key)

    def focus_search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()

    def say(self, words: str, verb: str = "", key: str = "", do: Callable[[], None] | None = None) -> None:
        """Something was done: a toast with its undo, the same words in the status line, and spoken."""
        self.status.say(words)
        self.toast.show_words(words, verb, key, do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if hasattr(self, "toast"):
            self.rail.set_slim(self.width() < px(SLIM_BELOW))
            self.top.set_narrow(self.width() < px(NARROW_BELOW))
            self.status.set_narrow(self.width() < px(NARROW_BELOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 480)
