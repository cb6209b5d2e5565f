"""The office's own numbers: C26/0413 for a contact, 26/031 for a case, M26/012 for a meeting, P00087 for a person."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Counter

FORMS: Final = {
    "contact": "C{yy:02}/{n:04}",
    "case": "{yy:02}/{n:03}",
    "meeting": "M{yy:02}/{n:03}",
    "person": "P{n:05}",
}

_LETTERS: Final = {"c": "contact", "": "case", "m": "meeting", "p": "person"}
_PARTED: Final = re.compile(r"(?P<letter>[cmp]?)\s*(?P<yy>\d{2})\s*[/\-. ]\s*(?P<n>\d{1,5})", re.IGNORECASE)
_JOINED: Final = re.compile(r"(?P<letter>[cm]?)(?P<yy>\d{2})(?P<n>\d{3,4})", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?P<letter>p)\s*(?P<n>\d{1,5})", re.IGNORECASE)


def read_reference(typed: str) -> tuple[str, str] | None:
    """The series and the whole reference somebody means: "c26-413" is C26/0413, "26031" is 26/031, "p87" is P00087."""
    for pattern in (_NUMBERED, _PARTED, _JOINED):
        if found := pattern.fullmatch(typed.strip()):
            series = _LETTERS[found["letter"].lower()]
            if ("yy" in FORMS[series]) == ("yy" in found.groupdict()):
                year = int(found.groupdict().get("yy") or 0)
                return series, FORMS[series].format(yy=year, n=int(found["n"]))
    return None


def next_reference(session: Session, series: str, year: int = 0) -> str:
    """The next number of a series; people are numbered through, the others within the year they belong to."""
    return next_references(session, series, year, 1)[0]


def next_references(session: Session, series: str, year: int, count: int) -> list[str]:
    """The next `count` numbers. A number is used up even if its record is removed later."""
    form = FORMS[series]
    year = 0 if "yy" not in form else year
    counter = session.execute(
        select(Counter).where(Counter.series == series, Counter.year == year)
    ).scalar_one_or_none() or Counter(series=series, year=year, last=0)
    session.add(counter)
    first, counter.last = counter.last + 1, counter.last + count
    session.flush()
    return [form.format(yy=year % 100, n=number) for number in range(first, first + count)]
