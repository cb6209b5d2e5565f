"""Undo in the window: what Ctrl+Z and Ctrl+Y do, what the Edit menu calls it, and the button in the toast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.undoing import Step
from lado_desktop.ui import labels
from lado_desktop.ui.keeping import Keepable
from lado_desktop.ui.office import Office

Take = Callable[[], Step | None]


class Room(Protocol):
    """What it needs of the frame of the window."""

    def say(self, words: str, verb: str = "", key: str = "", do: Callable[[], None] | None = None) -> None: ...


class Undo(QObject):
    """The last works of who is signed in, taken back and done again from any page."""

    def __init__(self, office: Office, room: Room, here: Callable[[], QWidget | None], parent: QWidget) -> None:
        """`here` is the page one sees."""
        super().__init__(parent)
        self._office, self._room, self._here, self._window = office, room, here, parent
        self._works = office.desk.undoing
        self._told = _number(self._works.next_undo())

    def say(self, words: str) -> None:
        """Something was done: where it can be undone, the toast offers that."""
        last = _number(self._works.next_undo())
        if last > self._told:
            self._room.say(words, "Undo", "" if _is_typing() else "Ctrl+Z", self.undo)
        else:
            self._room.say(words)
        self._told = max(last, self._told)

    def undo(self) -> None:
        """Take back what was done last. Not from a field while its page holds what was not saved: too much would go."""
        if not (_is_typing() and self._is_unsaved_here()):
            self._take("Undone", self._works.undo, "Redo", "Ctrl+Y", self.redo)

    def redo(self) -> None:
        """Do again what was undone last."""
        if not (_is_typing() and self._is_unsaved_here()):
            self._take("Done again", self._works.redo, "Undo", "Ctrl+Z", self.undo)

    def undo_words(self) -> str:
        """ "Undo close case", for the menu."""
        return _named("&Undo", self._works.next_undo())

    def redo_words(self) -> str:
        return _named("&Redo", self._works.next_redo())

    def _take(self, done: str, take: Take, verb: str, key: str, back: Callable[[], None]) -> None:
        try:
            step = take()
        except Trouble as trouble:
            self._office.asker.tell(self._window, f"Not {done.lower()}", labels.sentence(trouble))
            return
        self._told = max(self._told, _number(self._works.next_undo()))
        if step:
            self._room.say(f"{done}: {labels.work(step.name)}", verb, key, back)
        else:
            self._room.say("There is nothing to undo" if verb == "Redo" else "There is nothing to do again")

    def _is_unsaved_here(self) -> bool:
        here = self._here()
        return isinstance(here, Keepable) and here.kept_values() is not None


def _number(step: Step | None) -> int:
    return step.id if step else 0


def _named(verb: str, step: Step | None) -> str:
    return f"{verb} {labels.work(step.name)}" if step else verb


def _is_typing() -> bool:
    """Whether the keyboard is in a text field, whose own undo comes first."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
