"""Dates as people type them: a fixed list of patterns, ISO first, then day first; only a two-digit century is guessed.

Day, month and year must all be there; anything else is not a date and stays text.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

DAY_FIRST = "day_first"
MONTH_FIRST = "month_first"

EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)  # 1920 to 2099; smaller numbers are years, ages and counts
_YEARS = range(1900, 2101)
_YOUNGEST = 12
"""Years. Nobody younger works with children: a two-digit year that makes someone younger is of the last century."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]*)?"
_CLOCK = (
    r"(?:(?:[\sT,@]+(?:at\s+)?)(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm|hrs|z)?|\d{1,2}\s*(?:am|pm)))?"
)
_GAP = r"[\s./,\-–—]*"
_MARK = r"\s*[./\-–—]\s*"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ISO = _compiled(rf"{_WEEKDAY}(?P<year>\d{{4}}){_MARK}(?P<month>\d{{1,2}}){_MARK}(?P<day>\d{{1,2}}){_CLOCK}")
_NUMBERS = _compiled(
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?:{_MARK}|\s+)(?P<second>\d{{1,2}})(?:{_MARK}|\s+)(?P<year>\d{{4}}|\d{{2}}){_CLOCK}"
)
_WORDS = _compiled(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}{_MONTH}{_GAP}['’]?(?P<year>\d{{4}}|\d{{2}}){_CLOCK}"
)
_MONTH_WORD_FIRST = _compiled(
    rf"{_WEEKDAY}{_MONTH}{_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}}){_CLOCK}"
)
_EIGHT = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})")
_EIGHT_ISO = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")


def read_date(text: str, *, order: str = DAY_FIRST, near: date | None = None, is_birth: bool = False) -> date | None:
    """The day `text` names, or None. A two-digit year is of the century that suits: for an event the one around `near`
    (today, or the day the row was received), for a birth the one that makes the person at least twelve years old then.
    """
    parts = _parts(" ".join(text.split()).rstrip(".,;"), order)
    if parts is None:
        return None
    year, month, day, is_short = parts
    if not is_short:
        return _day(year, month, day)
    reference = near.year if near else 2030
    found = _day(2000 + year, month, day)
    latest = reference - _YOUNGEST if is_birth else reference + 10
    return found if 2000 + year <= latest else _day(1900 + year, month, day)


def read_serial(number: float) -> date | None:
    """The day an Excel serial number (1900 system) stands for, where a date lost its format; 1920 to 2099."""
    return EXCEL_ZERO + timedelta(days=int(number)) if int(number) in _SERIALS else None


def read_cell(
    value: str | int | float | bool | date | datetime,
    *,
    order: str = DAY_FIRST,
    near: date | None = None,
    is_birth: bool = False,
) -> date | None:
    """The day a cell holds: a real date, text, a serial number. Days before 1901 are empty cells shown as dates."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if value.year > 1900 else None
    if isinstance(value, str):
        if value.isdigit() and len(value) == 5:
            return read_serial(int(value))
        return read_date(value, order=order, near=near, is_birth=is_birth)
    return None if isinstance(value, bool) else read_serial(value)


@lru_cache(maxsize=32_768)
def _parts(text: str, order: str) -> tuple[int, int, int, bool] | None:
    """(year, month, day, the year has two digits); ISO comes first, so 2024-02-01 is never the second of January."""
    for pattern in (_ISO, _NUMBERS, _WORDS, _MONTH_WORD_FIRST, _EIGHT_ISO, _EIGHT):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        said = found.groupdict()
        if "first" in said:
            names = ("day", "month") if order == DAY_FIRST else ("month", "day")
            said[names[0]], said[names[1]] = said["first"], said["second"]
        year, month, day = said["year"], said["month"], said["day"]
        number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        if _day(int(year) if len(year) == 4 else 2000, number, int(day)) is not None:
            return int(year), number, int(day), len(year) == 2
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
