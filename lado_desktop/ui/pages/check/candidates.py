"""Who may be meant, the likeliest first, with why, what is on record, and what was decided about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.services.check_drafts import CheckCandidate
from lado_desktop.services.known_people import KnownPerson
from lado_desktop.ui import labels
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.layout import boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.table_columns import Chip
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.two_line import ListItem
from lado_desktop.ui.widgets.wrap import Wrap

DECISIONS = {"same": "Same person (S)", "not_same": "Not the same (N)", "unsure": "Cannot tell yet (U)"}
KEYS = {Qt.Key.Key_S: "same", Qt.Key.Key_N: "not_same", Qt.Key.Key_U: "unsure"}
TONES = {"same": "warn", "not_same": "neutral", "unsure": "surface"}
SHOWN = 8


class Candidates(QWidget):
    """`decided` follows each decision; it is by person, "" where one was taken back."""

    decided = Signal(int, str)
    contact_opened = Signal(int)
    case_opened = Signal(int)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._candidates: Sequence[CheckCandidate] = ()
        self._decisions: Mapping[int, str] = {}
        self.list = _List("People who may be meant", fits=True)
        self.facts = Text(role="caption", wrap=True)
        self._records = vbox(gap=0)
        self.buttons = {code: Button(words) for code, words in DECISIONS.items()}
        for code, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, code=code: self.decide(code))
        self._detail = boxed(
            vbox(self.facts, self._records, hbox(*self.buttons.values(), None, gap=8), gap=8, pad=(16, 8, 16, 12))
        )
        self.setLayout(vbox(self.list, self._detail, gap=0))
        self.list.selected.connect(lambda _id: self._show_detail())
        self.list.pressed_key.connect(self._press)
        self._show_detail()

    def show_candidates(self, candidates: Sequence[CheckCandidate], decisions: Mapping[int, str]) -> None:
        self._candidates, self._decisions = candidates, decisions
        self.list.set_items([self._item(one) for one in candidates])
        if candidates and self.list.current_id() is None:
            self.list.select(candidates[0].person_id or 0)
        self._show_detail()

    def decide(self, code: str) -> None:
        """Decide about the one somebody stands on; the same decision again takes it back."""
        number = self.list.current_id()
        if number is not None:
            self.decided.emit(number, "" if self._decisions.get(number) == code else code)

    def _press(self, key: int) -> None:
        if code := KEYS.get(Qt.Key(key)):
            self.decide(code)

    def _item(self, one: CheckCandidate) -> ListItem:
        born = f"Born {short_date(one.date_of_birth)}. " if one.date_of_birth else ""
        decision = self._decisions.get(one.person_id or 0)
        chips: tuple[Chip, ...] = ()
        if decision:
            chips = ((self._office.desk.lists.label("candidate_decision", decision), TONES[decision], ""),)
        elif one.is_strong:
            chips = (("Strong match", "accent", ""),)
        return ListItem(
            one.person_id or 0,
            one.name or f"{one.reference}, restricted",
            f"{born}{labels.why(one.reasons)}",
            right=str(one.score),
            right_line=one.reference,
            icon="lock" if one.is_restricted else "user-round-search",
            tone="accent" if one.is_strong else "muted",
            chips=chips,
        )

    # ---- the one somebody stands on ----

    def _show_detail(self) -> None:
        number = self.list.current_id()
        known = self._office.desk.known.like("", person_id=number) if number else ()
        self._detail.setVisible(bool(known))
        while taken := self._records.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        if known:
            self.facts.setText(_facts(known[0]))
            if links := self._links(known[0]):
                self._records.addWidget(boxed(hbox(growing(boxed(Wrap(links, gap=8))))))

    def _links(self, person: KnownPerson) -> list[QWidget]:
        """Every record is a link, closed ones too."""
        found: list[QWidget] = []
        for case in person.cases:
            words = f"Case {case.reference}, {'open' if case.is_open else 'closed'}"
            button = link(words, "folder")
            button.clicked.connect(lambda _checked=False, number=case.id: self.case_opened.emit(number))
            found.append(button)
        for contact in person.contacts:
            kind = self._office.desk.lists.label("contact_type", contact.contact_type)
            button = link(f"{contact.reference}, {kind}, {short_date(contact.received_on)}", "phone-incoming")
            button.clicked.connect(lambda _checked=False, number=contact.id: self.contact_opened.emit(number))
            found.append(button)
        return found[:SHOWN]


class _List(RowsList):
    """Letters decide instead of jumping to a name."""

    pressed_key = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS and not event.modifiers():
            self.pressed_key.emit(event.key())
        else:
            super().keyPressEvent(event)


def _facts(person: KnownPerson) -> str:
    if person.is_restricted:
        return "Restricted: what is on record opens only after a reason is given."
    former = person.adult.former_names
    parts = [f"Former names: {former}" if former else "", *person.roles[:3]]
    return ". ".join(part for part in parts if part) or "No role on record."
