"""The checklist beside the form: what is answered, what is blank, what is left open and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from lado_desktop.services.closing_drafts import BLANK, NEVER_PARKED, PARKED, Item
from lado_desktop.services.lists import Lists
from lado_desktop.ui import labels
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.editor_panel import WIDTH
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem

TITLES: Final = {
    "closure_reason": "Why it is closed",
    "concluded_on": "Day of the last outcome",
    "child_safe": "Children safe",
    "risk_conclusion": "Transferable risk",
    "adult_told_outcome_on": "Adult told",
    "employer_told_on": "Employer told",
    "referrer_told_on": "Referrer told",
    "placing_authority_told_on": "Placing authority told",
    "learning": "Learning for the employer",
    "system_learning": "Learning for the system",
    "closure_note": "Closing note, and the reasons",
    "closed_on": "Day of closing",
    "retention_class": "How long it is kept",
    "retention_review_on": "When it is looked at again",
    "allegations": "Allegations",
}
LOOKS: Final = {BLANK: ("circle-alert", "warn"), PARKED: ("circle-pause", "muted"), "done": ("circle-check", "good")}


class Checklist(SidePanel):
    """Enter goes to what answers an item, Space leaves it open for a reason, or asks for it again."""

    wanted = Signal(object)  # Item
    park_wanted = Signal(object)  # Item

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._items: tuple[Item, ...] = ()
        self._is_closed = False
        self.rows = RowsList("Checklist")
        self.park_button = Button("Leave open…", icon="circle-pause", tip="Space")
        self._foot = frame("foot", hbox(self.park_button, None, pad=(16, 10, 16, 10)))
        super().__init__("Checklist", boxed(vbox(growing(self.rows), self._foot, gap=0)), width=WIDTH)
        self.rows.opened.connect(lambda number: self.wanted.emit(self._items[number]))
        self.rows.toggled.connect(lambda number: self.park_wanted.emit(self._items[number]))
        self.rows.selected.connect(lambda _number: self._show_button())
        self.park_button.clicked.connect(self._park)

    def show_list(self, items: Sequence[Item], *, is_closed: bool = False) -> None:
        """Of a closed case it says what was recorded when it was closed; nothing is asked any more."""
        self._items, self._is_closed = tuple(items), is_closed
        self.rows.set_items([self._row(number, item) for number, item in enumerate(items)])
        blank, parked = (sum(1 for item in items if item.state == state) for state in (BLANK, PARKED))
        said = [f"{blank} to answer" if blank else "Nothing is blank", f"{parked} left open" if parked else ""]
        self.title.setText("How it was closed" if is_closed else " · ".join(part for part in said if part))
        self._show_button()

    def go_to(self, item: Item) -> None:
        """Stand on an item."""
        self.rows.select(self._items.index(item))

    def title_of(self, item: Item) -> str:
        """What an item is called."""
        kind = item.code.partition(".")[0]
        label = self._lists.label
        said = {
            "strand": label("strand", item.about),
            "allegation": f"Allegation {item.about}",
            "voice": f"Voice of {item.about}",
            "referral": f"Referral: {label('body', item.about)}",
            "action": f"Action: {' '.join(item.about.split())}",
            "minutes": f"Minutes of {item.about}",
            "told": f"Parent or carer of {item.about} told",
        }
        return TITLES.get(item.code) or said.get(kind, item.code)

    def _row(self, number: int, item: Item) -> ListItem:
        icon, tone = ("circle", "muted") if self._is_closed and item.state == BLANK else LOOKS[item.state]
        asked = "Not recorded" if self._is_closed else labels.problem(item.missing)
        line = {BLANK: asked, PARKED: f"Left open: {item.reason}"}.get(item.state, "")
        spoken = {BLANK: "Blank", PARKED: "Left open"}.get(item.state, "Answered")
        return ListItem(number, self.title_of(item), line or "Answered", icon=icon, tone=tone, spoken=spoken, tip=line)

    def _show_button(self) -> None:
        """What Space does with the item one stands on."""
        number = self.rows.current_id()
        item = self._items[number] if number is not None and number < len(self._items) else None
        can = item is not None and not self._is_closed and item.state != "done" and item.code not in NEVER_PARKED
        self._foot.setVisible(can)
        self.park_button.set_words("Ask again" if item is not None and item.state == PARKED else "Leave open…")

    def _park(self) -> None:
        number = self.rows.current_id()
        if number is not None:
            self.park_wanted.emit(self._items[number])
