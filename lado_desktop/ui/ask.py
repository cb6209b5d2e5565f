"""Asking the person at the window: a door that tests put their own answers into. Nothing here waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Verb:
    """A button: `key` comes back, `words` stand on it ("Remove 3 contacts"). A dangerous one is never the default."""

    key: str
    words: str
    is_dangerous: bool = False


class Asker(Protocol):
    """`done` is called when the person chose; after Cancel nothing is called. Titles and texts are shown as typed."""

    def tell(self, parent: QWidget, title: str, text: str) -> None: ...

    def choose(
        self, parent: QWidget, title: str, text: str, verbs: Sequence[Verb], done: Callable[[str], None]
    ) -> None:
        """Offer `verbs` and Cancel; Cancel is the default and what Escape means. The title names the thing."""

    def ask_text(
        self, parent: QWidget, title: str, text: str, label: str, verb: Verb, done: Callable[[str], None]
    ) -> None:
        """Ask for some words under `label`; `done` is given them, and never none at all."""

    def open_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None]) -> None:
        """`filters` as Qt writes them: "Spreadsheets (*.xlsx *.ods);;All files (*)"."""

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, done: Callable[[Path], None]) -> None:
        """`name` is proposed and never holds the name of a person; an ending is added where none was typed."""

    def choose_folder(self, parent: QWidget, title: str, done: Callable[[Path], None]) -> None: ...
