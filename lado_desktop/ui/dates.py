"""Days and times as the window says them, and what day fields understand. English whatever the machine speaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from lado_desktop.services.form_dates import read_typed
from lado_desktop.services.typed_dates import read_date

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Today = Callable[[], date]
Read = Callable[[str], tuple[date | None, str, str]]
"""What was typed -> the day, what to show as understood, the code of the problem (as `ReadDay` of the day field)."""


def long_date(day: date | None) -> str:
    """ "Fri 15 May 2026", or nothing."""
    return f"{DAYS[day.weekday()]} {short_date(day)}" if day else ""


def short_date(day: date | None) -> str:
    """ "15 May 2026", or nothing."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def full_date(day: date) -> str:
    """ "15 May 2026" with the month in full, for headings."""
    return f"{day.day} {FULL_MONTHS[day.month - 1]} {day.year}"


def clock_time(at: time | None) -> str:
    """ "14:05", or nothing."""
    return f"{at:%H:%M}" if at else ""


def day_and_time(day: date | None, at: time | None = None) -> str:
    """ "Fri 15 May 2026, 14:05"; without its time where none is known."""
    return ", ".join(words for words in (long_date(day), clock_time(at) if day else "") if words)


def in_list(day: date | None, at: time | None, this_year: int) -> str:
    """As a cell of a list says it: "15 May, 12:12" within this year, "15 May 2025" of other years."""
    if day is None or day.year != this_year:
        return short_date(day)
    return ", ".join(words for words in (f"{day.day} {MONTHS[day.month - 1]}", clock_time(at)) if words)


def read_day(today: Today, *, is_future: bool = False) -> Read:
    """A reader for a day field; `today` is asked each time, for pages stay open overnight.

    `is_future` says which way "fri" and "12/5" look: backwards for what happened, forwards for plans.
    """

    def read(text: str) -> tuple[date | None, str, str]:
        day, problem = read_typed(text, today(), is_future=is_future)
        return day, long_date(day), problem

    return read


def read_birthday(today: Today, *, is_adult: bool = True) -> Read:
    """A reader for dates of birth: always with a year, and one of two digits is of the century that suits."""

    def read(text: str) -> tuple[date | None, str, str]:
        day = read_date(text, near=today(), is_birth=is_adult)
        return day, long_date(day), "" if day or not text.strip() else "birthday_unread"

    return read
