"""Looking somebody up: who may be meant, the likeliest first, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from math import log10
from typing import Final

from lado_desktop.services.matching.alignment import Aligned, aligned
from lado_desktop.services.matching.birthdays import WEIGHTS, compared, swapped
from lado_desktop.services.matching.likeness import EVERYBODY, Alike, alike
from lado_desktop.services.matching.register import Known, Register
from lado_desktop.services.matching.spoken import Spoken, spoken

STRONG: Final = 60
"""From this score on somebody is told to be known; measured by `make recall`."""

WEAKEST: Final = 20
MOST: Final = 10
MOST_OF_A_WORD: Final = 600
SAME_SETTING: Final = 2.0
SAME_NAME: Final = 80
"""The least score of the very same name where dates of birth cannot be compared, however many bear it."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who is looked for. `settings` are folded names; `is_begun` while the name is still being typed."""

    name: str
    date_of_birth: date | None = None
    settings: frozenset[str] = frozenset()
    is_begun: bool = False


@dataclass(frozen=True, kw_only=True)
class Likely:
    """Somebody who may be meant: a score of 0 to 100, and the reasons as codes, the name's first."""

    person: Known
    name: str
    score: int
    reasons: tuple[str, ...]

    @property
    def is_strong(self) -> bool:
        return self.score >= STRONG


@dataclass(frozen=True, slots=True)
class _Found:
    weight: float
    aligned: Aligned
    which: int
    birthday: str
    is_at_setting: bool


class Search:
    """One register, and what was found to be like each word asked for: a list of names repeats them."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._alike: dict[tuple[str, bool], dict[str, Alike]] = {}

    def look(self, wanted: Wanted, most: int = MOST) -> tuple[Likely, ...]:
        """The likeliest people, best first."""
        best: dict[int, _Found] = {}
        for form in spoken(wanted.name):
            for person_id, found in self._found(form, wanted):
                kept = best.get(person_id)
                if kept is None or found.weight > kept.weight:
                    best[person_id] = found
        first = sorted(best.items(), key=lambda each: (-each[1].weight, each[0]))[:most]
        likely = [self._likely(person_id, found) for person_id, found in first]
        weakest = 0 if wanted.is_begun else WEAKEST
        return tuple(sorted((each for each in likely if each.score >= weakest), key=lambda each: -each.score))

    def _found(self, asked: Spoken, wanted: Wanted) -> Iterator[tuple[int, _Found]]:
        register = self._register
        classes = [self._like(word, wanted.is_begun) for word in asked.words]
        asked_born = wanted.date_of_birth
        turned = swapped(asked_born) if asked_born else None
        birthdays: dict[date | None, str] = {None: ""}
        settings = set().union(*(register.at_setting.get(key, ()) for key in wanted.settings))
        for number in self._numbers(classes, wanted, settings):
            known = aligned(asked, classes, register.names[number])
            if known is None:
                continue
            for person_id, which in register.named[number]:
                born = register.people[person_id].date_of_birth
                if asked_born and born not in birthdays:
                    birthdays[born] = compared(asked_born, born, turned) if born else ""
                birthday, is_at = birthdays.get(born, ""), person_id in settings
                weight = known.weight + WEIGHTS.get(birthday, 0) + SAME_SETTING * is_at
                yield person_id, _Found(weight, known, which, birthday, is_at)

    def _like(self, word: str, is_begun: bool) -> dict[str, Alike]:
        if (word, is_begun) not in self._alike:
            self._alike[word, is_begun] = alike(self._register, word, is_begun=is_begun)
        return self._alike[word, is_begun]

    def _numbers(self, classes: list[dict[str, Alike]], wanted: Wanted, settings: set[int]) -> Iterable[int]:
        """Names with two words alike; with one, where the date of birth or the setting is the same too."""
        register = self._register
        holding = [set().union(*(register.holding[word] for word in words)) for words in classes]
        if len(holding) == 1:
            return holding[0] if len(holding[0]) <= MOST_OF_A_WORD else self._likest(classes[0])
        found: set[int] = set().union(*(one & other for one, other in combinations(holding, 2)))
        born = wanted.date_of_birth
        days = [day for day in (born, born and swapped(born)) if day]
        people = settings.union(*(register.born.get(day, ()) for day in days))
        if people:
            found |= register.numbers_of(people) & set().union(*holding)
        return found

    def _likest(self, words: dict[str, Alike]) -> set[int]:
        """Of a single word that very many bear, the names with the words most like it."""
        found: set[int] = set()
        for word in sorted(words, key=lambda word: -words[word].weight):
            found.update(islice(sorted(self._register.holding[word]), MOST_OF_A_WORD - len(found)))
        return found

    def _likely(self, person_id: int, found: _Found) -> Likely:
        person = self._register.people[person_id]
        prior = log10(2 * (len(self._register.people) + EVERYBODY))
        score = 50 + 12.5 * (found.weight - prior)
        if found.aligned.is_same and not found.birthday:
            score = max(score, SAME_NAME)
        if found.birthday != "same_birthday" and _OTHER.intersection(found.aligned.reasons):
            score = min(score, STRONG - 1)
        kind, name = person.names[found.which]
        reasons = [*_NAMED.get((kind, found.aligned.is_same), ()), *found.aligned.reasons]
        if found.birthday:
            reasons.append(found.birthday)
        if found.is_at_setting:
            reasons.append("same_setting")
        if not found.aligned.is_same and not found.aligned.reasons:
            reasons.insert(0, "part_of_name")
        return Likely(person=person, name=name, score=round(min(100, max(0, score))), reasons=tuple(reasons))


_OTHER: Final = frozenset({"other_first_name", "other_family_name"})
"""Half a name is chance, unless the date of birth is the same."""

_NAMED: Final = {
    ("name", True): ("same_name",),
    ("former", True): ("former_name",),
    ("former", False): ("former_name",),
    ("known_as", True): ("known_as",),
    ("known_as", False): ("known_as",),
    ("spelling", True): ("known_as",),
    ("spelling", False): ("known_as",),
}
