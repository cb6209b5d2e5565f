"""What may be typed into a date field: a full date, `today`, `fri`, `+5wd`, `12/5`. The field shows it back in full."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from lado_desktop.services.typed_dates import read_date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "now": 0, "t": 0, "yesterday": -1, "y": -1, "tomorrow": 1}
_OFFSET = re.compile(
    r"(?P<sign>[+-])\s*(?P<number>\d{1,3})\s*(?P<unit>wd|working days?|d|days?|w|wks?|weeks?|m|months?|y|years?)?"
)
_WEEKDAY = re.compile(r"(?:(?P<which>last|next|this)\s+)?(?P<day>mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|\w+day)")
_NO_YEAR = re.compile(
    r"\d{1,2}\s*[./\- ]\s*\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2}"
)


def read_typed(
    text: str, today: date, *, is_future: bool = False, closed: Container[date] = frozenset()
) -> tuple[date | None, str]:
    """(day, "") or (None, problem code); ("", today) gives (None, "").

    `is_future` says which way a day without a year or a bare weekday looks: back for what happened, on for plans.
    `closed` holds the office's own closure days. Problem codes: `date_unread`, `date_no_such_day`.
    """
    said = " ".join(text.lower().split())
    if not said:
        return None, ""
    if said in _NAMED:
        return today + timedelta(days=_NAMED[said]), ""
    found = _offset(said, today, closed) or _weekday(said, today, is_future=is_future) or read_date(said, near=today)
    found = found or _nearest(said, today, is_future=is_future)
    return (found, "") if found else (None, _problem(said))


def add_working_days(start: date, number: int, closed: Container[date] = frozenset()) -> date:
    """The day `number` working days after (or before) `start`; see `is_working_day`."""
    day, left, step = start, abs(number), timedelta(days=1 if number >= 0 else -1)
    while left:
        day += step
        left -= is_working_day(day, closed)
    return day


def working_days_between(start: date, end: date, closed: Container[date] = frozenset()) -> int:
    """How many working days come after `start`, up to and with `end`: reported on the next working day is one."""
    return sum(is_working_day(start + timedelta(days=day), closed) for day in range(1, (end - start).days + 1))


def is_working_day(day: date, closed: Container[date] = frozenset()) -> bool:
    """Not a weekend, a bank holiday in England (one-off ones included) or one of the office's `closed` days."""
    return day.weekday() < 5 and day not in closed and day not in _bank_holidays(day.year)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def _offset(said: str, today: date, closed: Container[date]) -> date | None:
    found = _OFFSET.fullmatch(said)
    if found is None:
        return None
    number, unit = int(found["sign"] + found["number"]), (found["unit"] or "d")
    if unit.startswith(("wd", "working")):
        return add_working_days(today, number, closed)
    names = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    return today + relativedelta(**{names[unit[0]]: number})  # type: ignore[arg-type]  # the four names are its keywords


def _weekday(said: str, today: date, *, is_future: bool) -> date | None:
    found = _WEEKDAY.fullmatch(said)
    if found is None:
        return None
    at = next((number for number, name in enumerate(_DAYS) if name.startswith(found["day"].removesuffix("s"))), None)
    at = at if at is not None else next((n for n, name in enumerate(_DAYS) if name.startswith(found["day"][:3])), None)
    if at is None:
        return None
    looks_ahead = is_future if found["which"] in (None, "this") else found["which"] == "next"
    if looks_ahead:
        return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    return today - timedelta(
        days=(today.weekday() - at - 1) % 7 + 1 if found["which"] == "last" else (today.weekday() - at) % 7
    )


def _nearest(said: str, today: date, *, is_future: bool) -> date | None:
    """A day and month alone are of this year, or of the year that makes them past (or, for plans, still to come)."""
    if not _NO_YEAR.fullmatch(said):
        return None
    for year in (today.year, today.year + (1 if is_future else -1)):
        found = (
            read_date(f"{said} {year}".replace(".", "/")) or read_date(f"{said}/{year}") or read_date(f"{said}, {year}")
        )
        if found and (found >= today if is_future else found <= today):
            return found
    return None


def _problem(said: str) -> str:
    return "date_no_such_day" if re.fullmatch(r"\d{1,4}([./\- ])\d{1,2}\1\d{1,4}", said) else "date_unread"
