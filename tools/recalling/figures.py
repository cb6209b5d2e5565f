"""What came up: how often the right person was first or in the first five, and how often one not there was known."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lado_desktop.services.check_drafts import KNOWN, CheckAnswer, CheckQuestion
from lado_desktop.services.checks import Checks
from recalling.misspelling import WAYS, Said, Way
from recalling.register import Maker, Somebody

BAR: Final = 95.0
MOST_FALSE: Final = 1.0


@dataclass(frozen=True)
class Recall:
    """Percent of `asked` names; `is_met` against the bar, which is for names asked with a date of birth."""

    way: str
    asked: int
    first: float
    in_five: float
    told_known: float

    @property
    def is_met(self) -> bool:
        return self.first >= BAR


@dataclass(frozen=True)
class Absent:
    """Names that are not on the register: how many of them came up as known."""

    asked: int
    false: int

    @property
    def share(self) -> float:
        return 100 * self.false / max(1, self.asked)

    @property
    def is_met(self) -> bool:
        return self.share <= MOST_FALSE


def recalls(checks: Checks, people: Sequence[Somebody], each: int, seed: int, *, is_dated: bool) -> Iterator[Recall]:
    """One for each way to get it wrong; without `is_dated` the caller knows no date of birth."""
    for name, way in WAYS.items():
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - to be repeated, not to be secret
        asked = list(_asked(chance, people, way, each))
        answers = checks.many([_question(said, is_dated=is_dated) for _, said in asked])
        yield _recall(name, [who.reference for who, _ in asked], answers)


def absent(checks: Checks, people: Sequence[Somebody], count: int, seed: int, *, is_dated: bool) -> Absent:
    """Names of the same lists that nobody bears, with or without their middle name, now or formerly."""
    chance = random.Random(f"{seed} absent")  # noqa: S311
    maker = Maker(chance)
    borne = {name for who in people for name in (f"{who.given} {who.family}", who.name, who.former)}
    said: list[Said] = []
    while len(said) < count:
        name = f"{maker.given()} {maker.family()}"
        if name not in borne:
            said.append((name, maker.born()))
    answers = checks.many([_question(each, is_dated=is_dated) for each in said])
    return Absent(count, sum(answer.result == KNOWN for answer in answers))


def _asked(chance: random.Random, people: Sequence[Somebody], way: Way, each: int) -> Iterator[tuple[Somebody, Said]]:
    found = 0
    for who in chance.sample(people, len(people)):
        if found < each and (said := way(chance, who)):
            found += 1
            yield who, said


def _question(said: tuple[str, date], *, is_dated: bool) -> CheckQuestion:
    return CheckQuestion(name=said[0], date_of_birth=said[1] if is_dated else None)


def _recall(way: str, wanted: Sequence[str], answers: Sequence[CheckAnswer]) -> Recall:
    came = [[one.reference for one in answer.candidates] for answer in answers]
    share = 100 / max(1, len(wanted))
    return Recall(
        way=way,
        asked=len(wanted),
        first=share * sum(right in found[:1] for right, found in zip(wanted, came, strict=True)),
        in_five=share * sum(right in found[:5] for right, found in zip(wanted, came, strict=True)),
        told_known=share * sum(answer.result == KNOWN for answer in answers),
    )
