"""Stand-ins for doors to the outside: an asker that answers by itself."""

# ruff: noqa: ARG002 - the door is as wide as the real one

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lado_desktop.ui.ask import Verb


class FakeAsker:
    """Answers each question with the next of `answers` (a key, a path, None for Cancel); notes what was asked."""

    def __init__(self, *answers: str | Path | None) -> None:
        self.answers = list(answers)
        self.told: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.offered: list[Verb] = []

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        self.told.append((title, text))

    def choose(
        self, parent: QWidget, title: str, text: str, verbs: Sequence[Verb], done: Callable[[str], None]
    ) -> None:
        self.offered = list(verbs)
        if answer := self._next(title):
            done(str(answer))

    def ask_text(
        self, parent: QWidget, title: str, text: str, label: str, verb: Verb, done: Callable[[str], None]
    ) -> None:
        self.offered = [verb]
        if answer := self._next(title):
            done(str(answer))

    def open_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None]) -> None:
        if answer := self._next(title):
            done(Path(answer))

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, done: Callable[[Path], None]) -> None:
        if answer := self._next(title):
            done(Path(answer))

    def choose_folder(self, parent: QWidget, title: str, done: Callable[[Path], None]) -> None:
        if answer := self._next(title):
            done(Path(answer))

    def _next(self, title: str) -> str | Path | None:
        self.asked.append(title)
        return self.answers.pop(0) if self.answers else None
