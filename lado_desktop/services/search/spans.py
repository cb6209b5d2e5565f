"""Days as a field word names them: a day, a month, a year, from one to another, before or after one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from lado_desktop.services.form_dates import read_typed

_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<month_first>\d{1,2})/(?P<year_last>\d{4})")
_AFTER: Final = {">=": 0, "=>": 0, ">": 1}
_BEFORE: Final = {"<=": 0, "=<": 0, "<": -1}
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def span(said: str, today: date) -> tuple[date, date] | None:
    """First and last day of what was typed; None when it names no days."""
    said = said.strip()
    for marks, is_after in ((_AFTER, True), (_BEFORE, False)):
        for mark, step in marks.items():
            if said.startswith(mark):
                return _side(said.removeprefix(mark), today, step, is_after=is_after)
    if ".." in said:
        begin, _, end = said.partition("..")
        first = _one(begin, today) if begin.strip() else (_FIRST, _FIRST)
        last = _one(end, today) if end.strip() else (_LAST, _LAST)
        return (first[0], last[1]) if first and last else None
    return _one(said, today)


def _side(said: str, today: date, step: int, *, is_after: bool) -> tuple[date, date] | None:
    found = _one(said, today)
    if found is None:
        return None
    edge = found[1 if step else 0] if is_after else found[0 if step else 1]
    return (edge + timedelta(days=step), _LAST) if is_after else (_FIRST, edge + timedelta(days=step))


def _one(said: str, today: date) -> tuple[date, date] | None:
    said = said.strip()
    if re.fullmatch(r"(?:19|20)\d{2}", said):
        return date(int(said), 1, 1), date(int(said), 12, 31)
    if found := _MONTH.fullmatch(said):
        year, month = int(found["year"] or found["year_last"]), int(found["month"] or found["month_first"])
        if not (1 <= month <= 12 and _FIRST.year <= year <= _LAST.year):
            return None
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    day, _ = read_typed(said, today)
    return (day, day) if day else None


def digits(first: date, last: date) -> list[str]:
    """The fewest beginnings of YYYYMMDD that make up all days from `first` to `last`: "2025", "202601", "20260201"."""
    low, high = f"{first:%Y%m%d}", f"{last:%Y%m%d}"
    if first.day == 1:  # nothing stands before the first of a month, or of a year
        low = f"{first:%Y}0000" if first.month == 1 else f"{first:%Y%m}00"
    if (last + timedelta(days=1)).day == 1:
        high = f"{last:%Y}9999" if last.month == 12 else f"{last:%Y%m}99"
    return list(_covering(low, high))


def _covering(low: str, high: str, start: str = "") -> Iterator[str]:
    if low > high:
        return
    if set(low) <= {"0"} and set(high) <= {"9"}:
        yield start
        return
    for digit in range(int(low[0]), int(high[0]) + 1):
        least = low[1:] if str(digit) == low[0] else "0" * (len(low) - 1)
        most = high[1:] if str(digit) == high[0] else "9" * (len(high) - 1)
        yield from _covering(least, most, f"{start}{digit}")
