"""People who may be one and the same: pairs for somebody to look at, until they are merged or told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import DistinctPeople, Person, PersonName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.restricted import restricted_ids
from lado_desktop.services.standing import tell_apart

REASONS: Final = ("same_name_and_birthday", "name_and_swapped_birthday", "same_birthday", "other_name", "same_name")
"""Why two may be one, the strongest first."""
MOST: Final = 200
CROWD: Final = 12  # so many of one name, with no birthday to tell them by, say nothing about any two of them


@dataclass(frozen=True, kw_only=True)
class Twin:
    """One of two who may be the same."""

    id: int
    reference: str
    name: str
    date_of_birth: date | None


@dataclass(frozen=True, kw_only=True)
class Twins:
    """Two people who may be one, the one recorded first first; `why` is one of REASONS."""

    first: Twin
    second: Twin
    why: str


@dataclass(frozen=True)
class _Known:
    """A person as they are compared: every name as its words in order of the alphabet."""

    twin: Twin
    key: tuple[str, ...]
    others: set[tuple[str, ...]] = field(default_factory=set, compare=False)

    @property
    def words(self) -> set[str]:
        return {word for key in (self.key, *self.others) for word in key if len(word) > 1}


class Duplicates:
    """The suggested duplicates of one tracker. Restricted people are never among them."""

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self._tracker, self._clock = tracker, clock

    def twins(self) -> tuple[Twins, ...]:
        """At most 200 pairs nobody told apart yet, the likeliest first."""
        with self._tracker.reading() as session:
            known = _known(session)
            apart = set(plain_rows(session, select(DistinctPeople.person_id, DistinctPeople.other_id)))
        found: dict[tuple[int, int], str] = {}
        for first, second in _candidates(known):
            pair = min(first, second), max(first, second)
            if pair not in found and pair not in apart and (why := _why(known[pair[0]], known[pair[1]])):
                found[pair] = why
        order = sorted(found, key=lambda pair: (REASONS.index(found[pair]), known[pair[0]].key, pair))
        return tuple(
            Twins(first=known[one].twin, second=known[other].twin, why=found[one, other]) for one, other in order[:MOST]
        )

    def tell_apart(self, person_id: int, other_id: int) -> None:
        """Remember that two are two."""
        with self._tracker.writing("note_two_people") as session:
            tell_apart(session, person_id, [other_id], on=self._clock.today(), by=self._tracker.actor)


def _known(session: Session) -> dict[int, _Known]:
    hidden = restricted_ids(session, "person")
    people = select(Person.id, Person.reference, Person.name, Person.sort_key, Person.date_of_birth)
    found: dict[int, _Known] = {}
    for number, reference, name, key, born in plain_rows(session, people.where(Person.merged_into_id.is_(None))):
        if number not in hidden:
            found[number] = _Known(Twin(id=number, reference=reference, name=name, date_of_birth=born), _words(key))
    for number, key in plain_rows(session, select(PersonName.person_id, PersonName.sort_key)):
        if number in found:
            found[number].others.add(_words(key))
    return found


def _words(key: str) -> tuple[str, ...]:
    return tuple(sorted(key.split()))


def _candidates(known: Mapping[int, _Known]) -> Iterator[tuple[int, int]]:
    """Pairs that share a name, or a birthday and part of the name."""
    named: dict[tuple[str, ...], set[int]] = defaultdict(set)
    born: dict[tuple[date, str], set[int]] = defaultdict(set)
    for number, one in known.items():
        for key in (one.key, *one.others):
            named[key].add(number)
        if day := one.twin.date_of_birth:
            for word in one.words:
                born[day, word].add(number)
    for group in named.values():
        if len(group) <= CROWD:
            yield from combinations(sorted(group), 2)
    for group in born.values():
        if len(group) > 1:
            yield from combinations(sorted(group), 2)


def _why(one: _Known, other: _Known) -> str:
    """The strongest reason for which two may be one, or nothing."""
    first, second = one.twin.date_of_birth, other.twin.date_of_birth
    is_named_so = one.key == other.key
    if first and second and first != second:
        return "name_and_swapped_birthday" if is_named_so and _is_swapped(first, second) else ""
    if first and first == second:
        if is_named_so:
            return "same_name_and_birthday"
        return "same_birthday" if one.words & other.words else ""
    if is_named_so:
        return "same_name"
    return "other_name" if one.key in other.others or other.key in one.others else ""


def _is_swapped(first: date, second: date) -> bool:
    return first.year == second.year and (first.day, first.month) == (second.month, second.day)
