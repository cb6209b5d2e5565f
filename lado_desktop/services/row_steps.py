"""Rows changed step by step in a way that can be taken back later, whatever was edited in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Base

Values = dict[str, Any]
TABLES: Final[Mapping[str, Table]] = Base.metadata.tables


@dataclass(frozen=True)
class Step:
    """One row before and after, as JSON can hold it: only what changed; None where there was, or is, no row."""

    table: str
    id: int
    before: Values | None
    after: Values | None


class Stepping:
    """Changes rows of one transaction and remembers how."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.steps: list[Step] = []

    def change(self, table: Table, row_id: int, values: Values) -> None:
        """Put values into a row; those that stand there already are no step."""
        before = _row(self._session, table, row_id) or {}
        moved = {name: value for name, value in values.items() if before.get(name) != value}
        if moved:
            self._session.execute(update(table).where(table.c.id == row_id).values(moved))
            self._note(table, row_id, {name: before[name] for name in moved}, moved)

    def remove(self, table: Table, row_id: int) -> None:
        """Take a row away whole."""
        before = _row(self._session, table, row_id)
        self._session.execute(delete(table).where(table.c.id == row_id))
        self._note(table, row_id, before, None)

    def add(self, table: Table, values: Values) -> None:
        """Put in a new row."""
        added = self._session.execute(insert(table).values(values).returning(table.c.id)).scalar_one()
        self._note(table, added, None, values)

    def as_plain(self) -> list[dict[str, Any]]:
        """The steps for JSON."""
        return [asdict(step) for step in self.steps]

    def _note(self, table: Table, row_id: int, before: Values | None, after: Values | None) -> None:
        self.steps.append(Step(table.name, row_id, _plain(before), _plain(after)))


def take_back(session: Session, steps: Iterable[Mapping[str, Any]]) -> list[tuple[str, int, str]]:
    """Undo steps, the last first. Values that were changed again since are left: as (table, id, column)."""
    left: list[tuple[str, int, str]] = []
    for step in reversed([Step(**plain) for plain in steps]):
        left += _back(session, TABLES[step.table], step)
    return left


def _back(session: Session, table: Table, step: Step) -> list[tuple[str, int, str]]:
    row = _row(session, table, step.id)
    if step.before is None:  # it was added: it goes, unless somebody made it theirs
        is_same = row is not None and _plain(row) == {**(_plain(row) or {}), **(step.after or {})}
        if is_same:
            session.execute(delete(table).where(table.c.id == step.id))
        return [] if is_same or row is None else [(table.name, step.id, "")]
    if step.after is None:
        session.execute(insert(table).values(id=step.id, **_typed(table, step.before)))
        return []
    if row is None:
        return [(table.name, step.id, "")]
    now = _plain(row) or {}
    same = [name for name, value in step.after.items() if now[name] == value]
    if same:
        values = _typed(table, {name: step.before[name] for name in same})
        session.execute(update(table).where(table.c.id == step.id).values(values))
    return [(table.name, step.id, name) for name in step.after if name not in same]


def _row(session: Session, table: Table, row_id: int) -> Values | None:
    found = session.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    return {name: value for name, value in found.items() if name != "id"} if found else None


def _plain(values: Values | None) -> Values | None:
    if values is None:
        return None
    return {name: value.isoformat() if isinstance(value, date | time) else value for name, value in values.items()}


def _typed(table: Table, plain: Values) -> Values:
    return {name: _read(table.c[name].type.python_type, value) for name, value in plain.items()}


def _read(kind: type, value: Any) -> Any:
    return kind.fromisoformat(value) if value is not None and issubclass(kind, date | time) else value
