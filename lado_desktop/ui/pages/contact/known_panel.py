"""The panel beside the form: what is already known of the people whose names are being typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.services.known_people import KnownPerson
from lado_desktop.services.lists import Lists
from lado_desktop.services.patterns import Pattern
from lado_desktop.ui import labels
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.pattern_words import pattern_brief
from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import Item, boxed, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Elide, Text
from lado_desktop.ui.widgets.two_line import ListItem
from lado_desktop.ui.widgets.wrap import Wrap

SHOWN = 6
NOTHING_TYPED = "As soon as the name of an adult is typed, what is known of them stands here."
NOBODY = "Nobody of this name is on record."
LINKED = ("linked",)
RESTRICTED = "Restricted: what is on record opens only after a reason is given."


@dataclass(frozen=True)
class Match:
    """Somebody on record who may be the adult of this number."""

    number: int
    person: KnownPerson


class KnownPanel(SidePanel):
    """`chosen` carries the match that is the same person."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    person_opened = Signal(int)
    pattern_opened = Signal(int, int)
    chosen = Signal(object)

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.nothing = Text(NOTHING_TYPED, "muted", wrap=True)
        self._matches = vbox(gap=12)
        self.patterns = RowsList("Patterns", fits=True)
        self.patterns.hide()
        self._keys: Sequence[tuple[int, int]] = ()
        self.patterns.opened.connect(lambda place: self.pattern_opened.emit(*self._keys[place]))
        known = boxed(vbox(self.nothing, self._matches, None, gap=0, pad=(16, 8, 16, 16)))
        column = boxed(vbox(self.patterns, known, None, gap=0))
        super().__init__("What we already know", boxed(vbox(growing(scrolled(column)))), width=360)

    def show_matches(self, matches: Sequence[Match], *, is_typed: bool) -> None:
        """Those found; `is_typed` tells an answer of nobody from a question not asked yet."""
        while taken := self._matches.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for place, match in enumerate(matches):
            if place:
                self._matches.addWidget(line())
            self._matches.addWidget(self._block(match))
        self.nothing.setText(NOBODY if is_typed else NOTHING_TYPED)
        self.nothing.setVisible(not matches)

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """What the contacts about these people and settings add up to, each a way to the records behind it."""
        self._keys = [pattern.key for pattern in patterns]
        self.patterns.set_items(
            [
                ListItem(place, pattern_brief(one, self._lists), f"About {one.name}", icon="layers", tone="warn")
                for place, one in enumerate(patterns)
            ]
        )
        self.patterns.setVisible(bool(patterns))

    def _block(self, match: Match) -> QWidget:
        person = match.person
        column: list[Item] = [
            hbox(growing(Elide(person.adult.name or person.reference, "strong")), *self._state(person), gap=8),
            Text(self._why(person), "caption", "accent", wrap=True),
            Text(self._facts(person), "caption", wrap=True),
        ]
        if records := self._records(person):
            column.append(boxed(Wrap(records, gap=8)))
        if person.reasons != LINKED and not person.is_restricted:
            same = Button("Same person", "default", "link")
            same.setAccessibleName(f"Same person: {person.adult.name}")
            same.clicked.connect(lambda: self.chosen.emit(match))
            column.append(hbox(same, None))
        return boxed(vbox(*column, gap=4))

    def _state(self, person: KnownPerson) -> Sequence[Chip]:
        return [Chip(f"Open case {case.reference}", "accent") for case in person.cases if case.is_open][:1]

    def _why(self, person: KnownPerson) -> str:
        former = person.adult.former_names
        said = labels.why(person.reasons)
        return f"{said}. Former names: {former}" if former else said

    def _facts(self, person: KnownPerson) -> str:
        if person.is_restricted:
            return RESTRICTED
        born = person.adult.date_of_birth
        parts = [f"Born {short_date(born)}" if born else person.adult.age_note, *person.roles[:2]]
        parts.append(
            _counted(len(person.contacts), "other contact" if person.reasons == LINKED else "contact")
            + ", "
            + _counted(len(person.cases), "case")
        )
        return " · ".join(part for part in parts if part)

    def _records(self, person: KnownPerson) -> list[QWidget]:
        shown: list[QWidget] = []
        if number := person.adult.person_id:
            button = link(person.reference, "user-round", tip="Everything about them")
            button.clicked.connect(lambda: self.person_opened.emit(number))
            shown.append(button)
        for case in person.cases:
            button = link(f"Case {case.reference}", "folder", tip="" if case.is_open else "Closed")
            button.clicked.connect(lambda _checked=False, case_id=case.id: self.case_opened.emit(case_id))
            shown.append(button)
        for contact in person.contacts:
            kind = self._lists.label("contact_type", contact.contact_type)
            button = link(contact.reference, "phone-incoming", tip=f"{kind}, {short_date(contact.received_on)}")
            button.clicked.connect(lambda _checked=False, contact_id=contact.id: self.contact_opened.emit(contact_id))
            shown.append(button)
        return shown[:SHOWN]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
