"""A field that holds a record of the tracker: one types part of its reference or name and picks from what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QListView

from lado_desktop.ui.widgets.fields import TextField

RESTING_MS: Final = 150
LEAST: Final = 2

Find = Callable[[str], Sequence[tuple[int, str]]]
"""Typed words -> ids of records and how each is called."""


class PickField(TextField):
    """The value is the id of the record, None while none is chosen.

    Down or a click chooses of what is offered; leaving the field chooses what was typed where only one fits it.
    `called` gives the words for a record that is chosen already.
    """

    def __init__(
        self, label: str, find: Find, called: Callable[[int], str], *, hint: str = "", help_words: str = ""
    ) -> None:
        super().__init__(label, hint=hint, help_words=help_words)
        self._find, self._called = find, called
        self._chosen: int | None = None
        self._offered: Sequence[tuple[int, str]] = ()
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self.edit)
        self._found = QListView()
        self._found.setAccessibleName(f"{label}: found")
        self._completer.setPopup(self._found)
        self._resting = QTimer(self, singleShot=True, interval=RESTING_MS)
        self._resting.timeout.connect(self._offer)
        self._completer.activated.connect(self._picked)
        self.edit.textEdited.connect(self._typed)
        self.left.connect(self._settle)

    def value(self) -> int | None:  # type: ignore[override]  # what is held is the record, not its words
        return self._chosen

    def set_value(self, value: int | None) -> None:  # type: ignore[override]  # as above
        self._chosen = value
        super().set_value(self._called(value) if value is not None else "")

    def own_problem(self) -> str:
        return "record_not_chosen" if self._chosen is None and self.edit.text().strip() else ""

    def _typed(self) -> None:
        self._chosen = None
        self._resting.start()

    def _offer(self) -> None:
        words = self.edit.text().strip()
        self._offered = self._find(words) if len(words) >= LEAST else ()
        self._names.setStringList([called for _, called in self._offered])
        if self._offered and self.edit.hasFocus():
            self._completer.complete()
        else:
            self._found.hide()

    def _picked(self, words: str) -> None:
        self._choose(*next(one for one in self._offered if one[1] == words))

    def _settle(self) -> None:
        """What was typed is taken for the only record that it fits."""
        self._resting.stop()
        words = self.edit.text().strip()
        if self._chosen is None and len(words) >= LEAST and not self._found.isVisible():
            found = self._find(words)
            if len(found) == 1:
                self._choose(*found[0])

    def _choose(self, record: int, called: str) -> None:
        self._chosen = record
        self.edit.setText(called)
        self.edit.setCursorPosition(0)
        self._changed_by_hand()
