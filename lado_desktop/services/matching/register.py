"""The people of a tracker in memory, by every word of every name, by date of birth and by setting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from lado_desktop.services.matching.sounds import sound
from lado_desktop.services.matching.spoken import Spoken, spoken
from lado_desktop.services.matching.variants import plain_ending


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the register keeps them. `names` are (kind, name), their own first, of the kind "name"."""

    id: int
    reference: str
    names: tuple[tuple[str, str], ...]
    date_of_birth: date | None = None
    settings: frozenset[str] = frozenset()


class Register:
    """Names are kept once, however many people bear them; a person can be put in again or taken out."""

    def __init__(self) -> None:
        self.people: dict[int, Known] = {}
        self.names: list[Spoken] = []
        self.named: list[list[tuple[int, int]]] = []
        """For each of `names`, who bears it: (person, which of their names)."""
        self.holding: dict[str, set[int]] = {}
        """Numbers of the names that hold a word."""
        self.bearers: dict[str, int] = {}
        self.first_letter: dict[tuple[str, int], list[str]] = {}
        self.last_letter: dict[tuple[str, int], list[str]] = {}
        """Words by a letter and how many they have."""
        self.with_ending: dict[str, list[str]] = {}
        """Words by how they read with a plain ending."""
        self.born: dict[date, set[int]] = {}
        self.at_setting: dict[str, set[int]] = {}
        self._numbers: dict[Spoken, int] = {}
        self._borne: dict[int, list[int]] = {}
        self._sounds: dict[str, list[str]] | None = None
        self._sorted: list[str] | None = None

    def put(self, person: Known) -> None:
        """Add a person, in the place of what was known of them."""
        self.drop(person.id)
        self.people[person.id] = person
        borne = self._borne[person.id] = []
        for which, (_kind, name) in enumerate(person.names):
            for form in spoken(name):
                borne.append(number := self._number(form))
                self.named[number].append((person.id, which))
        self._bear(borne, 1)
        if person.date_of_birth:
            self.born.setdefault(person.date_of_birth, set()).add(person.id)
        for setting in person.settings:
            self.at_setting.setdefault(setting, set()).add(person.id)

    def drop(self, person_id: int) -> None:
        """Take a person out, if they are here."""
        person = self.people.pop(person_id, None)
        if person is None:
            return
        borne = self._borne.pop(person_id)
        for number in set(borne):
            self.named[number] = [each for each in self.named[number] if each[0] != person_id]
        self._bear(borne, -1)
        if person.date_of_birth:
            self.born[person.date_of_birth].discard(person_id)
        for setting in person.settings:
            self.at_setting[setting].discard(person_id)

    def numbers_of(self, people: Iterable[int]) -> set[int]:
        """The numbers of all names of these people."""
        return {number for person in people for number in self._borne[person]}

    def sounding(self, key: str) -> Iterable[str]:
        """The words that sound so."""
        if self._sounds is None:
            self._sounds = {}
            for word in self.bearers:
                self._sounds.setdefault(sound(word), []).append(word)
        return self._sounds.get(key, ())

    def beginning(self, start: str) -> Iterable[str]:
        """The words that begin so, in order."""
        if self._sorted is None:
            self._sorted = sorted(self.bearers)
        at = bisect_left(self._sorted, start)
        return takewhile(lambda word: word.startswith(start), self._sorted[at:])

    def _bear(self, numbers: Iterable[int], more: int) -> None:
        for word in {word for number in numbers for word in self.names[number].words}:
            if word not in self.bearers:
                self._new_word(word)
            self.bearers[word] += more

    def _number(self, form: Spoken) -> int:
        number = self._numbers.setdefault(form, len(self.names))
        if number == len(self.names):
            self.names.append(form)
            self.named.append([])
            for word in form.words:
                self.holding.setdefault(word, set()).add(number)
        return number

    def _new_word(self, word: str) -> None:
        self.bearers[word] = 0
        self.first_letter.setdefault((word[0], len(word)), []).append(word)
        self.last_letter.setdefault((word[-1], len(word)), []).append(word)
        self.with_ending.setdefault(plain_ending(word), []).append(word)
        if self._sounds is not None:
            self._sounds.setdefault(sound(word), []).append(word)
        self._sorted = None
