"""What opens of record checks. Each page is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from lado_desktop.ui.office import Office


class Show(Protocol):
    """Puts a page on top of a place of the rail, or of where one is."""

    def __call__(self, page: QWidget, place: str = "") -> None: ...


class CheckOpenings:
    """`opened` are the pages that stand open, `show` opens a new one, `bring` shows one of them again."""

    def __init__(
        self, office: Office, opened: Callable[[], Iterable[QWidget]], show: Show, bring: Callable[[QWidget], None]
    ) -> None:
        self._office, self._opened, self._show, self._bring = office, opened, show, bring

    def listeners(self) -> dict[str, Callable[..., None]]:
        """Who answers which signal of a page."""
        return {"check_list_wanted": self.open_list, "check_asked": self.ask}

    def open(self) -> None:
        """The record check that is going on, or a new one."""
        if page := next((page for page in self._opened() if getattr(page, "kept_form", "") == "check"), None):
            self._bring(page)
        else:
            self._show(check_page(self._office), "contacts")

    def ask(self, asked: str) -> None:
        """A record check that begins with what is asked elsewhere."""
        page = check_page(self._office)
        self._show(page)
        page.ask(asked)

    def open_list(self) -> None:
        from lado_desktop.ui.pages.check_list import CheckListPage

        self._show(CheckListPage(self._office))


def check_page(office: Office, _record: Any = None) -> Any:
    from lado_desktop.ui.pages.check import CheckPage

    return CheckPage(office)
