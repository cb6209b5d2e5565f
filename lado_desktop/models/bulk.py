"""Many new records at once: gathered table by table, already numbered, then written in few statements."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Dialect, Table, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from lado_desktop.models.base import Base

ORDER: Final = tuple(Base.metadata.sorted_tables)


class Bulk:
    """New records of one transaction. They are written by `flush`, parents first; triggers record each of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in ORDER}
        self._blank = {table.name: _blank(table) for table in ORDER}
        self._next = {table.name: 1 for table in ORDER} | {
            str(name): int(last) + 1 for name, last in session.execute(text("SELECT name, seq FROM sqlite_sequence"))
        }

    def add(self, table: type[Base], **values: Any) -> int:
        """One more record of a table; returns the number it will have."""
        name = str(table.__tablename__)
        number = self._next[name]
        self._next[name] = number + 1
        self._rows[name].append({**self._blank[name], **values, "id": number})
        return number

    def gathered(self, table: type[Base]) -> list[dict[str, Any]]:
        """The records of a table that wait to be written; what is still to be filled in can be filled in here."""
        return self._rows[str(table.__tablename__)]

    def flush(self) -> None:
        """Write everything that was gathered."""
        self._session.flush()
        connection = self._session.connection()
        for table in ORDER:
            if rows := self._rows[table.name]:
                names = [column.name for column in table.columns]
                insert = f'INSERT INTO "{table.name}" ({_listed(names)}) VALUES ({_listed(["?"] * len(names), "")})'
                connection.exec_driver_sql(insert, _as_stored(table, rows, connection.dialect))


def _as_stored(table: Table, rows: list[dict[str, Any]], dialect: Dialect) -> list[tuple[Any, ...]]:
    """The rows as the driver takes them, a column at a time: SQLAlchemy's own way goes cell by cell."""
    columns: list[Iterable[Any]] = []
    for column in table.columns:
        cells = map(itemgetter(column.name), rows)
        stored = column.type.dialect_impl(dialect).bind_processor(dialect)
        columns.append(map(stored, cells) if stored else cells)
    return list(zip(*columns, strict=True))


def _listed(names: Iterable[str], quote: str = '"') -> str:
    return ", ".join(f"{quote}{name}{quote}" for name in names)


def _blank(table: Table) -> dict[str, Any]:
    """Every column with what it holds when nothing is said."""
    return {
        column.name: column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
        for column in table.columns
    }
