"""What else can be done with a record: one button at the head of its page, whose menu opens other pages about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal

from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.table_menus import LastingMenu

Items = Sequence[tuple[str, Callable[[], object]]]


class RecordMenu(Button):
    """For the record `record()` of a kind ("contact"); `more` says what only this page offers, each time it opens."""

    threshold_wanted = Signal(str, int)
    restriction_wanted = Signal(str, int)
    history_wanted = Signal(str, int)

    def __init__(self, kind: str, record: Callable[[], int | None], more: Callable[[], Items] = tuple) -> None:
        super().__init__("More", "quiet", "ellipsis", tip="Alt+M")
        self._kind, self._record, self._more = kind, record, more
        self.setShortcut("Alt+M")
        self.clicked.connect(self.open_menu)

    def items(self) -> Items:
        """What the menu offers now, in its order."""
        own: list[tuple[str, Signal]] = [
            ("History", self.history_wanted),  # type: ignore[list-item]  # bound
            ("Restrict…", self.restriction_wanted),  # type: ignore[list-item]  # bound
        ]
        if self._kind != "person":
            own.insert(0, ("Threshold sheet", self.threshold_wanted))  # type: ignore[arg-type]  # bound
        return [*((words, self._wants(signal)) for words, signal in own), *self._more()]

    def show_history(self) -> None:
        """What the window does at Ctrl+H; a record that is not stored yet has none."""
        if self._record():
            self._wants(self.history_wanted)()  # type: ignore[arg-type]  # bound

    def open_menu(self) -> None:
        menu = LastingMenu("More", self)
        for words, act in self.items():
            menu.item(words, act)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def _wants(self, signal: Signal) -> Callable[[], object]:
        return lambda: signal.emit(self._kind, self._record() or 0)  # type: ignore[attr-defined]  # bound
