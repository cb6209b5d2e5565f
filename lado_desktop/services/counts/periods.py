"""Days, months, quarters and years: which period a day falls in, and how many months something took."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

YEAR_STARTS = {"fiscal": 4, "calendar": 1, "academic": 9}


class Period(NamedTuple):
    """From the first day to the last, both counted."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end


class Month(NamedTuple):
    """A calendar month."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)


def months_taken(start: date, end: date) -> int:
    """The fewest whole months that hold `end`: 0 on the same day, 1 up to the same day of the next month.

    A month runs to the same day of the next, or to its last day where it has no such day: 31 January to
    28 February is 1. `end` is not before `start`.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + 1 if end.day > start.day else months


def months_between(start: date, end: date) -> tuple[Month, ...]:
    """Every calendar month that has a day between `start` and `end`, in order."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(Month(number // 12, number % 12 + 1) for number in range(first, last + 1))


def quarter_of(month: Month, year_kind: str) -> tuple[int, int]:
    """(year it began in, 1 to 4): the first fiscal quarter is April to June."""
    since = month.month - YEAR_STARTS[year_kind]
    return (month.year if since >= 0 else month.year - 1), since % 12 // 3 + 1


def year_name(began: int, year_kind: str) -> str:
    """ "2021-22" for a year that spans two, "2021" for a calendar year."""
    return str(began) if year_kind == "calendar" else f"{began}-{(began + 1) % 100:02d}"


def year_holding(day: date, year_kind: str) -> Period:
    """The fiscal, calendar or academic year that `day` is in."""
    began, _ = quarter_of(Month(day.year, day.month), year_kind)
    month = YEAR_STARTS[year_kind]
    return Period(date(began, month, 1), date(began + 1, month, 1) - timedelta(days=1))


def quarter_holding(day: date, year_kind: str) -> Period:
    """The quarter of such a year that `day` is in."""
    first = day.year * 12 + day.month - 1 - (day.month - YEAR_STARTS[year_kind]) % 3
    start, after = (date(number // 12, number % 12 + 1, 1) for number in (first, first + 3))
    return Period(start, after - timedelta(days=1))
