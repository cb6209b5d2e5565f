"""Many rows as the driver gives them: what is read by the ten thousand to be counted needs no row of SQLAlchemy's."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Date, Select
from sqlalchemy.orm import Session


def plain_rows(session: Session, statement: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The whole answer at once, as tuples; days are days, everything else is as the database keeps it."""
    cursor: Any = session.connection().execute(statement).cursor
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    of_days = [at for at, column in enumerate(statement.selected_columns) if isinstance(column.type, Date)]
    if not rows or not of_days:
        return rows
    columns = list(zip(*rows, strict=True))
    for at in of_days:
        columns[at] = tuple(map(_day, columns[at]))
    return list(zip(*columns, strict=True))


@lru_cache(maxsize=50_000)
def _day(kept: str | date | None) -> date | None:
    """SQLite keeps days as text, a server gives them as they are."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
