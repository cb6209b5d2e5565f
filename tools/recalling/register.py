"""A made-up register: people of common and of rare names, some married, some double-barrelled, stored in a tracker."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert

from lado_desktop.models.tables import Person, PersonName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.folding import person_key
from lado_desktop.services.references import next_references

NAMES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
GIVEN: Final = tuple(dict.fromkeys(NAMES["given"].split()))
FAMILY: Final = tuple(dict.fromkeys(NAMES["family"].split()))
FIRST_BIRTH: Final = date(1950, 1, 1)
BIRTHS: Final = 19_500
"""Days."""


@dataclass(frozen=True)
class Somebody:
    """A person of the register, whose first given and whose family name are known apart."""

    number: int
    given: str
    family: str
    middle: str
    former: str
    born: date

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.given, self.middle, self.family)))

    @property
    def reference(self) -> str:
        return f"P{self.number:05}"


class Maker:
    """Makes people up; a rank's share falls as one goes down the list, as it does in every country."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def given(self) -> str:
        return self._of(GIVEN, 15)

    def family(self) -> str:
        return self._of(FAMILY, 25)

    def born(self) -> date:
        return FIRST_BIRTH + timedelta(days=self._chance.randrange(BIRTHS))

    def somebody(self, number: int) -> Somebody:
        """One in 25 double-barrelled, one in six with a middle name, one in eight with a former name."""
        given, family = self.given(), self.family()
        if self._chance.random() < 0.04:
            family = f"{family}-{self.family()}"
        middle = self.given() if self._chance.random() < 0.16 else ""
        former = f"{given} {self.family()}" if self._chance.random() < 0.12 else ""
        return Somebody(number, given, family, middle, former, self.born())

    def _of(self, names: tuple[str, ...], flat: int) -> str:
        """The name at rank r comes up in proportion to 1 / (r + flat)."""
        top = len(names)
        while True:
            rank = self._chance.randrange(top)
            if self._chance.random() < flat / (rank + flat):
                return names[rank]


def make_up(count: int, seed: int) -> list[Somebody]:
    """That many people."""
    maker = Maker(random.Random(seed))  # noqa: S311 - made-up people keep no secret
    return [maker.somebody(number) for number in range(1, count + 1)]


def store(tracker: Tracker, people: list[Somebody]) -> None:
    """Put them into an empty tracker."""
    with tracker.writing("make_up_people") as session:
        next_references(session, "person", 0, len(people))
        session.execute(insert(Person), [_record(each) for each in people])
        session.execute(
            insert(PersonName),
            [
                {"person_id": each.number, "kind": "former", "name": each.former, "sort_key": person_key(each.former)}
                for each in people
                if each.former
            ],
        )


def _record(each: Somebody) -> dict[str, Any]:
    return {
        "id": each.number,
        "reference": each.reference,
        "name": each.name,
        "sort_key": person_key(each.name),
        "date_of_birth": each.born,
    }
