"""How two dates of birth are alike: the same, day and month swapped, a digit apart, another year, or not at all."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Final

WEIGHTS: Final = {
    "same_birthday": 4.1,
    "birthday_swapped": 2.4,
    "birthday_digit": 1.2,
    "birthday_year": 0.4,
    "other_birthday": -1.7,
}
"""Logarithm of the odds each speaks for, among people born over some forty years."""


def compared(asked: date, known: date, turned: date | None) -> str:
    """One of `WEIGHTS`; `turned` is what `swapped` makes of the day asked for."""
    if asked == known:
        return "same_birthday"
    if turned == known:
        return "birthday_swapped"
    if _is_slip(asked.isoformat(), known.isoformat()):
        return "birthday_digit"
    return "birthday_year" if (asked.day, asked.month) == (known.day, known.month) else "other_birthday"


def swapped(day: date) -> date | None:
    """Day and month the other way round, if there is such a day."""
    with contextlib.suppress(ValueError):
        return day.replace(day=day.month, month=day.day)
    return None


def _is_slip(one: str, other: str) -> bool:
    """A digit differs, or two that stand together have changed places."""
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
