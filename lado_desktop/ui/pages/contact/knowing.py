"""What is known of the people and settings being typed: asked a moment after each change, linked or set apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.patterns import Pattern
from lado_desktop.ui.forms.contact_form import ContactForm
from lado_desktop.ui.pages.contact.known_panel import KnownPanel, Match

ASKING_MS = 250


class Knowing(QObject):
    """`record` is the contact being typed, which is no news about anybody.

    Whoever was found not to be the same is not shown again for that adult, until that is taken back.
    """

    def __init__(self, desk: Desk, form: ContactForm, record: Callable[[], int | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._form, self._record = desk, form, record
        self._asked: object = None
        self._apart: set[tuple[int, int]] = set()
        self.panel = KnownPanel(desk.lists)
        self._asking = QTimer(self, singleShot=True, interval=ASKING_MS)
        self._asking.timeout.connect(self.look_up)
        form.changed.connect(self._asking.start)
        self.panel.chosen.connect(self._link)
        self.panel.set_apart.connect(self._set_apart)
        self.panel.taken_back.connect(self._take_back)

    def look_again(self) -> None:
        """The records were changed: ask even if the names are the same."""
        self._asked = None
        self.look_up()

    def look_up(self) -> None:
        """Ask again only when what people are known by has changed."""
        adults, record = self._form.adults_typed(), self._record()
        places = self._form.settings_typed()
        asked = (record, places, [(number, *_known_by(adult)) for number, adult in adults])
        if asked == self._asked:
            return
        self._asked = asked
        matches = [match for number, adult in adults for match in self._matches(number, adult)]
        shown = [match for match in matches if not self._is_apart(match)]
        settings = [known for name in places if (known := self._desk.known_settings.called(name, record))]
        self.panel.show_matches(shown, is_typed=bool(adults), apart=len(matches) - len(shown), settings=settings)
        self.panel.show_patterns(self._patterns([adult for _, adult in adults]))

    def remember(self) -> None:
        """The contact was stored: those who are not the same are told apart from the adults who are people now."""
        adults = dict(self._form.adults_typed())
        for number, other in sorted(self._apart):
            person = adults[number].person_id if number in adults else None
            if person and person != other:
                self._desk.people.tell_apart(person, other)
        self._apart.clear()

    def _matches(self, number: int, adult: AdultDraft) -> list[Match]:
        found = self._desk.known.like(
            adult.name,
            adult.person_id,
            self._record(),
            date_of_birth=adult.date_of_birth,
            setting=adult.setting_name,
        )
        return [Match(number, person) for person in found]

    def _patterns(self, adults: Sequence[AdultDraft]) -> Sequence[Pattern]:
        """Those of the people who are linked, and of the settings that are named."""
        people = {adult.person_id for adult in adults if adult.person_id}
        settings = self._desk.subjects.settings_called(adult.setting_name for adult in adults)
        return [one for one in self._desk.patterns.about(people, settings) if one.put_aside is None]

    def _is_apart(self, match: Match) -> bool:
        return (match.number, match.person.adult.person_id or 0) in self._apart

    def _link(self, match: Match) -> None:
        self._form.link_adult(match.number, match.person.adult)
        self.look_up()

    def _set_apart(self, match: Match) -> None:
        if match.person.adult.person_id:
            self._apart.add((match.number, match.person.adult.person_id))
        self.look_again()
        self.panel.focus_first()

    def _take_back(self) -> None:
        self._apart.clear()
        self.look_again()
        self.panel.focus_first()


def _known_by(adult: AdultDraft) -> tuple[object, ...]:
    return adult.name, adult.person_id, adult.date_of_birth, adult.setting_name
