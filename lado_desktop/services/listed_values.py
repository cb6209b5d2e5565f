"""The values that stand in a column of a list: how many rows show each, and which rows show one of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, distinct, false, func, or_, select
from sqlalchemy.orm import Session

from lado_desktop.services.folding import fold
from lado_desktop.services.quoted import BLANK, ValueCount

MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
"""Days are counted by month: "May 2026"."""


@dataclass(frozen=True)
class Shown:
    """`rows` selects the number of a record and a value it shows; a record with several values has several rows.

    Where each record has one row at most, it `is_single`: that is counted quicker.
    """

    record: Any
    rows: Select[*tuple[Any, ...]]
    is_day: bool = False
    is_single: bool = False


def any_of(shown: Shown, values: Sequence[str], labels: Mapping[str, str]) -> ColumnElement[bool]:
    """Whether a record shows one of `values`, codes by their labels; BLANK is for records that show none."""
    number, value = shown.rows.subquery().c
    found: list[ColumnElement[bool]] = []
    if wanted := [one for one in values if one != BLANK]:
        matches = or_(*map(_in_month(value), wanted)) if shown.is_day else value.in_(_codes(wanted, labels))
        found.append(shown.record.in_(select(number).where(matches)))
    if BLANK in values:
        found.append(shown.record.not_in(select(number).where(_is_filled(shown, value))))
    return or_(*found)


def counted(session: Session, shown: Shown, listed: Select[Any], labels: Mapping[str, str]) -> tuple[ValueCount, ...]:
    """Each value of the records `listed` selects, with how many of them show it; blank ones at the end."""
    number, value = shown.rows.subquery().c
    here = [_is_filled(shown, value)]
    if listed.whereclause is not None:  # looking into a list of everything would only take time
        here.append(number.in_(listed))
    each = func.count() if shown.is_single else func.count(distinct(number))
    found = session.execute(select(value, each).where(*here).group_by(value)).fetchall()
    named = _by_month(found) if shown.is_day else _by_label(found, labels)
    total = session.execute(select(func.count()).select_from(listed.subquery())).scalar_one()
    filled = sum(count for _, count in found)
    if not shown.is_single:
        filled = session.execute(select(each).where(*here)).scalar_one()
    return (*named, ValueCount(BLANK, total - filled)) if total > filled else tuple(named)


def _is_filled(shown: Shown, value: Any) -> ColumnElement[bool]:
    there: ColumnElement[bool] = value.is_not(None)
    return there if shown.is_day else and_(there, value != "")


def _codes(values: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """The codes of labels; what is no label stands for itself."""
    by_label: dict[str, list[str]] = {}
    for code, label in labels.items():
        by_label.setdefault(label.lower(), []).append(code)
    return [code for value in values for code in by_label.get(value.lower(), [value])]


def _by_label(found: Sequence[Any], labels: Mapping[str, str]) -> list[ValueCount]:
    places = {label: place for place, label in enumerate(labels.values())}
    counts: dict[str, int] = {}
    for value, count in found:
        label = labels.get(value, str(value))
        counts[label] = counts.get(label, 0) + count
    order = sorted(counts, key=lambda label: (places.get(label, len(places)), fold(label)))
    return [ValueCount(label, counts[label]) for label in order]


def _by_month(found: Sequence[Any]) -> list[ValueCount]:
    """Days gathered to months, the latest first."""
    counts: dict[tuple[int, int], int] = {}
    for day, count in found:
        counts[day.year, day.month] = counts.get((day.year, day.month), 0) + count
    return [ValueCount(f"{MONTHS[month - 1]} {year}", counts[year, month]) for year, month in sorted(counts)[::-1]]


def _in_month(value: Any) -> Any:
    def is_in(named: str) -> ColumnElement[bool]:
        word, _, year = named.partition(" ")
        if word not in MONTHS or not (year.isdecimal() and 0 < int(year) < 9999):
            return false()
        month = MONTHS.index(word) + 1
        end = date(int(year) + month // 12, month % 12 + 1, 1)
        return and_(value >= date(int(year), month, 1), value < end)

    return is_in
