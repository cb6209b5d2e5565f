"""The page of possible duplicates: pairs of people to be merged, or told apart for good."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.duplicates import Twin, Twins
from lado_desktop.ui import labels
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button, IconButton
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.list_card import ListCard
from lado_desktop.ui.widgets.two_line import ListItem
from lado_desktop.ui.widgets.working import Working

LINE: Final = "Pairs that share a name or a birthday. Whoever is told apart is not proposed again."
NONE: Final = "No two people on record share a name or a birthday in a way that needs a look."
WHY: Final = {
    "same_name_and_birthday": "The same name and birthday",
    "name_and_swapped_birthday": "The same name, day and month of birth swapped",
    "same_birthday": "The same birthday, and part of the name",
    "other_name": "One had the name of the other",
    "same_name": "The same name, a birthday is missing",
}
READS: Final = frozenset({"Person", "PersonName", "DistinctPeople", "PersonMerge", "Restriction"})


class TwinsPage(QWidget):
    """Enter compares a pair; Delete tells the two apart."""

    merge_wanted = Signal(str, int, int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._twins: tuple[Twins, ...] = ()
        self._is_stale = True
        self.pairs = ListCard("Possible duplicates", NONE)
        self.compare_button = Button("Compare and merge", icon="link-2", tip="Enter")
        self.apart_button = Button("Not the same person", icon="users-round", tip="Del")
        self.close_button = IconButton("x", "Close the possible duplicates", key="Esc")
        head = PageHead("Possible duplicates", LINE, tools=[self.close_button])
        foot = frame("foot", hbox(self.compare_button, self.apart_button, None, gap=8, pad=(24, 12, 24, 12)))
        self.working = Working()
        body = boxed(vbox(self.working, self.pairs, None, pad=(24, 4, 24, 24)))
        self.setLayout(vbox(frame("window", vbox(head, growing(scrolled(body)), foot, gap=0)), gap=0))
        self.pairs.opened.connect(self._compare)
        self.compare_button.clicked.connect(lambda: self._compare(self._current))
        self.apart_button.clicked.connect(self.tell_apart)
        self.close_button.clicked.connect(self.closed)
        office.bus.changed.connect(self._changed)

    @property
    def _current(self) -> int:
        current = self.pairs.rows.current_id()
        return current if current is not None else -1

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.pairs.rows.setFocus()

    def refresh(self) -> None:
        """Look for pairs beside the work: among tens of thousands of people it takes seconds."""
        self._is_stale = False
        duplicates = self._office.desk.duplicates
        task = self._office.tasks.run("comparing", lambda _progress: duplicates.twins(), self._show, self._failed)
        self.working.show_task(task)

    def _failed(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "The pairs could not be looked for", labels.sentence(trouble))

    def _show(self, twins: tuple[Twins, ...]) -> None:
        at = max(self._current, 0)
        self._twins = twins
        self.pairs.show_items([self._item(place, pair) for place, pair in enumerate(self._twins)])
        if self._twins:
            self.pairs.rows.select(min(at, len(self._twins) - 1))
        for button in (self.compare_button, self.apart_button):
            button.setEnabled(bool(self._twins))
        pairs = "1 pair" if len(self._twins) == 1 else f"{len(self._twins)} pairs"
        self.line_changed.emit(f"{pairs} to look at")

    @staticmethod
    def _item(place: int, pair: Twins) -> ListItem:
        return ListItem(place, f"{_said(pair.first)}  and  {_said(pair.second)}", WHY[pair.why], icon="users-round")

    def _compare(self, place: int) -> None:
        if 0 <= place < len(self._twins):
            pair = self._twins[place]
            self.merge_wanted.emit("person", pair.first.id, pair.second.id)

    def tell_apart(self) -> None:
        """The two one stands on are two."""
        if 0 <= self._current < len(self._twins):
            pair = self._twins[self._current]
            self._office.desk.duplicates.tell_apart(pair.first.id, pair.second.id)
            self.said.emit("Noted: not the same person")

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & READS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.tell_apart()
        else:
            super().keyPressEvent(event)


def _said(twin: Twin) -> str:
    born = f", born {short_date(twin.date_of_birth)}" if twin.date_of_birth else ""
    return f"{twin.reference} {twin.name}{born}"
