"""A stored row that must be there, or a new one: for whatever is written into work that is going on."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import Base, Case, Person, Setting


def the_row(session: Session, table: type[Base], row_id: int | None) -> Any:
    """The row of that number. Raises `NotFound`."""
    found = session.get(table, row_id) if row_id is not None else None
    if found is None:
        raise NotFound(str(table.__tablename__))
    return found


def the_row_or_new(session: Session, table: type[Base], row_id: int | None) -> Any:
    """The row of that number, or a new one where there is none yet. Raises `NotFound`."""
    if row_id is not None:
        return the_row(session, table, row_id)
    row = table()
    session.add(row)
    return row


def must_have_case(session: Session, case_id: int) -> None:
    """Raises `NotFound` where there is no such case."""
    the_row(session, Case, case_id)


Merged = TypeVar("Merged", Person, Setting)


def kept_one(session: Session, kind: type[Merged], record_id: int | None) -> Merged | None:
    """A person or setting, or the one that it was merged into."""
    found = session.get(kind, record_id) if record_id else None
    while found is not None and found.merged_into_id is not None:
        found = session.get(kind, found.merged_into_id)
    return found
