"""The pages of the window: built when they are first gone to, and pages opened on top of them, freed when closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """`moved` follows every change of what is shown. A page that wants to know may have `arrive()` and `leave()`."""

    leaving = Signal()  # before another page comes to the front
    moved = Signal()

    def __init__(self, build: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._build = dict(build)
        self._built: dict[str, QWidget] = {}
        self._opened: list[tuple[QWidget, str]] = []
        self._here = ""

    @property
    def here(self) -> str:
        """The key of the place one is at, also while a page is open on top of it."""
        return self._here

    def is_built(self, key: str) -> bool:
        return key in self._built

    def page(self, key: str) -> QWidget:
        if key not in self._built:
            self._built[key] = self._build[key]()
            self.addWidget(self._built[key])
        return self._built[key]

    def go(self, key: str, *, below: bool = False) -> None:
        """To a place of the rail and what was opened on top of it, or to the place itself `below` that."""
        self._here = key
        opened = [] if below else [page for page, place in self._opened if place == key]
        self._show(opened[-1] if opened else self.page(key))

    def open(self, page: QWidget, place: str = "") -> None:
        """Show `page` on top of `place` (or of where one is), wherever it stood before."""
        self._here = place or self._here
        self._opened = [(opened, at) for opened, at in self._opened if opened is not page]
        self._opened.append((page, self._here))
        if self.indexOf(page) < 0:  # one that is there keeps the keyboard where it was
            self.addWidget(page)
        self._show(page)

    def close_page(self, page: QWidget) -> None:
        """Take an opened page away, free it, and show what was below it."""
        place = next((place for opened, place in self._opened if opened is page), "")
        self._opened = [(opened, place) for opened, place in self._opened if opened is not page]
        was_shown = self.currentWidget() is page
        if was_shown and place:
            self.go(place)
        self.removeWidget(page)
        page.close()
        page.deleteLater()

    @property
    def opened(self) -> list[QWidget]:
        return [page for page, _ in self._opened]

    def _show(self, page: QWidget) -> None:
        before = self.currentWidget()
        if before is not page:
            self.leaving.emit()
            _tell(before, "leave")
            self.setCurrentWidget(page)
        _tell(page, "arrive")
        self.moved.emit()

    def minimumSizeHint(self) -> QSize:
        """A page that asks for more than there is must not widen the window."""
        return QSize(320, 240)


def _tell(page: QWidget | None, what: str) -> None:
    if listens := getattr(page, what, None):
        listens()
