"""How long a closed case is kept until it is looked at again, and why (domain: 3.6): proposed, never done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

LASTING: Final = frozenset({"substantiated", "unsubstantiated"})
TEN_YEARS, HUNDREDTH, LONG, OTHER = "ten_years", "hundredth_birthday", "long_statutory", "other"
LONG_YEARS: Final = 75
YEARS_WITHOUT_BIRTHDAY: Final = 75
"""Until the office sets another number."""


@dataclass(frozen=True)
class Retention:
    """A class, the day of review, and the code of why: "not_lasting", "hundredth", "no_birthday", "long", "own"."""

    retention_class: str
    review_on: date | None
    why: str


def proposed(outcomes: Collection[str], closed_on: date, born: date | None, years: int) -> Retention:
    """What follows from the outcomes: proven or not disproven stays for a lifetime, everything else ten years."""
    chosen = HUNDREDTH if LASTING & set(outcomes) else TEN_YEARS
    return of_class(chosen, closed_on, born, years)


def of_class(chosen: str, closed_on: date, born: date | None, years: int) -> Retention:
    """The day that follows from a class; `years` where it needs a birthday that nobody knows."""
    if chosen == HUNDREDTH and born is not None:
        return Retention(chosen, years_after(born, 100), "hundredth")
    if chosen == HUNDREDTH:
        return Retention(chosen, years_after(closed_on, years), "no_birthday")
    if chosen == LONG:
        return Retention(chosen, years_after(closed_on, LONG_YEARS), "long")
    if chosen == TEN_YEARS:
        return Retention(chosen, years_after(closed_on, 10), "not_lasting")
    return Retention(chosen, None, "own")


def years_after(day: date, years: int) -> date:
    """The same day `years` later; of 29 February, where there is none, the day after."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
