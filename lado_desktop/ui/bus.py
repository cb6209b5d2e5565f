"""The one signal that says which kinds of record changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Hand `announce` to whoever changes records. `changed` arrives on the thread of the window, whoever announced."""

    changed = Signal(frozenset)
    _announced = Signal(frozenset)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._pass_on)

    def announce(self, kinds: Iterable[str]) -> None:
        """`kinds` are names of records ("Contact", "Case"); nothing changed means nothing said."""
        if found := frozenset(kinds):
            self._announced.emit(found)

    def _pass_on(self, kinds: frozenset[str]) -> None:
        self.changed.emit(kinds)
