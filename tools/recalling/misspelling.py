"""The ways a caller gets a name or a date of birth wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date
from string import ascii_lowercase
from typing import Final

from recalling.register import NAMES, Somebody

Said = tuple[str, date]
Way = Callable[[random.Random, Somebody], Said | None]
"""What the caller says of somebody; None for those it cannot happen to."""

NICKNAMES: Final = {
    line.partition(":")[0]: line.partition(":")[2].split() for line in NAMES["nicknames"].strip().splitlines()
}


def _in_a_letter(change: Callable[[random.Random, str], str]) -> Way:
    """A slip in the first or in the family name."""

    def said(chance: random.Random, who: Somebody) -> Said | None:
        given, family = who.given, who.family
        if chance.random() < 0.5:
            given = change(chance, given)
        else:
            family = change(chance, family)
        return (f"{given} {family}", who.born) if (given, family) != (who.given, who.family) else None

    return said


def _wrong(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(ascii_lowercase) + word[at + 1 :]


def _missing(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _doubled(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _nickname(chance: random.Random, who: Somebody) -> Said | None:
    short = NICKNAMES.get(who.given)
    return (f"{chance.choice(short)} {who.family}", who.born) if short else None


def _former(_chance: random.Random, who: Somebody) -> Said | None:
    return (who.former, who.born) if who.former else None


def _turned(_chance: random.Random, who: Somebody) -> Said | None:
    return f"{who.family} {who.given}", who.born


def _day_and_month(_chance: random.Random, who: Somebody) -> Said | None:
    born = who.born
    if born.day > 12 or born.day == born.month:
        return None
    return f"{who.given} {who.family}", born.replace(day=born.month, month=born.day)


def _halved(chance: random.Random, who: Somebody) -> Said | None:
    halves = who.family.split("-")
    return (f"{who.given} {chance.choice(halves)}", who.born) if len(halves) > 1 else None


WAYS: Final[Mapping[str, Way]] = {
    "one letter wrong": _in_a_letter(_wrong),
    "one letter missing": _in_a_letter(_missing),
    "one letter doubled": _in_a_letter(_doubled),
    "two letters swapped": _in_a_letter(_swapped),
    "nickname": _nickname,
    "former name": _former,
    "first and last name swapped": _turned,
    "day and month of birth swapped": _day_and_month,
    "double-barrelled name halved": _halved,
}
