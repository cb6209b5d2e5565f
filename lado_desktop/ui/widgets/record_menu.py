"""What else can be done with a record: one button at the head of its page, whose menu opens other pages about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Signal

from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.table_menus import LastingMenu

Items = Sequence[tuple[str, Callable[[], object]]]
EVERY: Final = frozenset({"contact", "case", "person"})


class RecordMenu(Button):
    """For the record `record()` of a kind ("contact"); `more` says what only this page offers, each time it opens."""

    threshold_wanted = Signal(str, int)
    closing_wanted = Signal(str, int)
    chronology_wanted = Signal(str, int)
    restriction_wanted = Signal(str, int)
    history_wanted = Signal(str, int)

    def __init__(self, kind: str, record: Callable[[], int | None], more: Callable[[], Items] = tuple) -> None:
        super().__init__("More", "quiet", "ellipsis", tip="Alt+M")
        self._kind, self._record, self._more = kind, record, more
        self.setShortcut("Alt+M")
        self.clicked.connect(self.open_menu)

    def items(self) -> Items:
        """What the menu offers now, in its order."""
        own: dict[str, tuple[Any, frozenset[str]]] = {
            "Threshold sheet": (self.threshold_wanted, frozenset({"contact", "case"})),
            "Chronology and notes": (self.chronology_wanted, EVERY | {"setting"}),
            "Close the case, or reopen it…": (self.closing_wanted, frozenset({"case"})),
            "History": (self.history_wanted, EVERY | {"setting"}),
            "Restrict…": (self.restriction_wanted, EVERY),
        }
        wanted = [(words, self._wants(signal)) for words, (signal, kinds) in own.items() if self._kind in kinds]
        return [*wanted, *self._more()]

    def show_history(self) -> None:
        """What the window does at Ctrl+H; a record that is not stored yet has none."""
        if self._record():
            self._wants(self.history_wanted)()

    def open_menu(self) -> None:
        menu = LastingMenu("More", self)
        for words, act in self.items():
            menu.item(words, act)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def _wants(self, signal: Any) -> Callable[[], object]:
        return lambda: signal.emit(self._kind, self._record() or 0)
