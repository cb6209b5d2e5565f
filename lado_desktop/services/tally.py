"""Contacts about one person or setting, counted by month and category: advice and low-level concerns among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import Contact, ContactAdult
from lado_desktop.services.contact_codes import CATEGORIES, DECISION

ADVICE: Final = frozenset({"advice", "consultation"})
CHECK: Final = "record_check"


@dataclass(frozen=True, kw_only=True)
class MonthLine:
    """The contacts of one month: each counts once in `contacts`, and once in every category it has."""

    month: date
    contacts: int
    categories: tuple[str, ...]
    met: int
    advice: int
    low_level: int
    checks: int

    @property
    def id(self) -> int:
        """What tells it from other months in a table."""
        return self.month.toordinal()


_COUNTED: Final[Select[Any]] = select(Contact.received_on, Contact.contact_type, DECISION, CATEGORIES)


def by_month(session: Session, subject: Any, subject_id: int) -> tuple[MonthLine, ...]:
    """The months in which there were contacts, the latest first; `subject` is the column of `ContactAdult`."""
    about = select(ContactAdult.contact_id).where(subject == subject_id)
    rows = plain_rows(session, _COUNTED.where(Contact.id.in_(about)))
    months: dict[date, list[Sequence[Any]]] = {}
    for row in rows:
        months.setdefault(row[0].replace(day=1), []).append(row)
    return tuple(_line(month, months[month]) for month in sorted(months, reverse=True))


def _line(month: date, rows: Sequence[Sequence[Any]]) -> MonthLine:
    kinds, decisions = [row[1] for row in rows], [row[2] or "" for row in rows]
    return MonthLine(
        month=month,
        contacts=len(rows),
        categories=tuple(code for row in rows for code in (row[3] or "").split(",") if code),
        met=_count(decision.startswith("met_") for decision in decisions),
        advice=_count(kind in ADVICE for kind in kinds),
        low_level=decisions.count("not_met_low_level"),
        checks=kinds.count(CHECK),
    )


def _count(claims: Iterable[bool]) -> int:
    return sum(claims)
