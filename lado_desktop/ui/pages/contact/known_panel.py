"""The panel beside the form: what is already known of the people whose names are being typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lado_desktop.services.known_people import KnownPerson
from lado_desktop.services.known_settings import KnownSetting
from lado_desktop.services.lists import Lists
from lado_desktop.services.patterns import Pattern
from lado_desktop.ui import labels
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.pattern_words import pattern_brief
from lado_desktop.ui.widgets.buttons import Button, link, quiet
from lado_desktop.ui.widgets.card import Facts, SidePanel
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import Item, at_left, boxed, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Elide, Text
from lado_desktop.ui.widgets.two_line import ListItem

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
    """`chosen` carries the match that is the same person, `set_apart` one that is not; `taken_back` undoes that."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    person_opened = Signal(int)
    pattern_opened = Signal(int, int)
    chosen = Signal(object)
    set_apart = Signal(object)
    taken_back = Signal()

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.nothing = Text(NOTHING_TYPED, "muted", wrap=True)
        self._matches = vbox(gap=12)
        self.patterns = RowsList("Patterns", fits=True)
        self.patterns.hide()
        self._keys: Sequence[tuple[int, int]] = ()
        self.patterns.opened.connect(lambda place: self.pattern_opened.emit(*self._keys[place]))
        self.back = link("Show again", "history")
        self._places = vbox(gap=12)
        rows = (self.nothing, self._matches, at_left(self.back), 12, self._places, None)
        known = boxed(vbox(*rows, gap=0, pad=(16, 8, 16, 16)))
        self.back.hide()
        column = boxed(vbox(self.patterns, known, None, gap=0))
        super().__init__("What we already know", boxed(vbox(growing(scrolled(column)))), width=360)
        self.back.clicked.connect(self.taken_back)

    def show_matches(
        self, matches: Sequence[Match], *, is_typed: bool, apart: int = 0, settings: Sequence[KnownSetting] = ()
    ) -> None:
        """Those found, and how many were set apart; `is_typed` tells nobody found from a question not asked yet."""
        _put(self._matches, [self._block(match) for match in matches])
        _put(self._places, [_place(setting) for setting in settings])
        self.nothing.setText(NOBODY if is_typed else NOTHING_TYPED)
        self.nothing.setVisible(not matches and not apart)
        self.back.set_words(f"Show again who is not the same: {apart}")
        self.back.setVisible(apart > 0)

    def focus_first(self) -> None:
        """To the first button there is."""
        for button in self.findChildren(Button):
            if button.isVisibleTo(self):
                button.setFocus()
                return

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
            column.append(boxed(vbox(*(at_left(record) for record in records), gap=0)))
        if person.reasons != LINKED and not person.is_restricted:
            same = Button("Same person", "default", "link")
            same.setAccessibleName(f"Same person: {person.adult.name}")
            same.clicked.connect(lambda: self.chosen.emit(match))
            other = quiet("Not the same")
            other.setAccessibleName(f"Not the same: {person.adult.name}")
            other.clicked.connect(lambda: self.set_apart.emit(match))
            column.append(hbox(same, other, None, gap=4))
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
        """Their history, closed records as well: what each is, when it was, and whether it is over."""
        shown: list[QWidget] = []
        if number := person.adult.person_id:
            button = link(person.reference, "user-round", tip="Everything about them")
            button.clicked.connect(lambda: self.person_opened.emit(number))
            shown.append(button)
        for case in person.cases:
            button = link(f"Case {case.reference}, {'open' if case.is_open else 'closed'}", "folder")
            button.clicked.connect(lambda _checked=False, case_id=case.id: self.case_opened.emit(case_id))
            shown.append(button)
        for contact in person.contacts:
            kind = self._lists.label("contact_type", contact.contact_type)
            words = ", ".join(filter(None, (contact.reference, kind, short_date(contact.received_on))))
            button = link(words, "phone-incoming")
            button.clicked.connect(lambda _checked=False, contact_id=contact.id: self.contact_opened.emit(contact_id))
            shown.append(button)
        return shown[:SHOWN]


def _place(setting: KnownSetting) -> QWidget:
    """What is known of a setting."""
    facts = Facts(
        [
            ("Contacts", f"{setting.recent} in 12 months, {setting.contacts} in all"),
            ("Open cases", str(setting.open_cases)),
            ("Adults named", str(setting.adults)),
        ]
    )
    return boxed(vbox(Elide(setting.name, "strong"), facts, gap=8))


def _put(box: QVBoxLayout, blocks: Sequence[QWidget]) -> None:
    """Other blocks in the place of those there were, a line between them."""
    while taken := box.takeAt(0):
        if old := taken.widget():
            old.hide()
            old.deleteLater()
    for place, block in enumerate(blocks):
        for part in (line(), block) if place else (block,):
            box.addWidget(part)
            part.show()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
