"""Recorded writes written back: what a work inserted goes, what it changed and removed comes back, as new writes.

Nothing is read from the outside: `change` holds every value as SQLite stores it, and as such it is stored again. A row
that is not as the work left it is left alone, and with it the whole work: see `InTheWay`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Table, UniqueConstraint, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lado_desktop.models.audit import kinds
from lado_desktop.models.tables import AccessReason, Base, Counter, Restriction

STAYS: Final = frozenset({Counter.__name__, AccessReason.__name__, Restriction.__name__})
"""Numbers given out are not given out again; why a record was opened stays said, and it is freed only for a reason."""
TABLES: Final[Mapping[str, Table]] = {kind: Base.metadata.tables[name] for name, kind in kinds().items()}

Values = Mapping[str, Any]


class InTheWay(Exception):
    """A row that keeps a work from being taken back.

    `why` is `changed` (since), `gone` (since), `used` (it holds on to what would go), `taken` (its place is taken) or
    `older_form` (the program had other columns then).
    """

    def __init__(self, why: str, kind: str, record: int) -> None:
        super().__init__(why)
        self.why, self.kind, self.record = why, kind, record


@dataclass(frozen=True)
class Written:
    """One recorded write; an update's values are only those that changed, as SQLite stores them."""

    id: int
    action: str
    kind: str
    record: int
    before: Values
    after: Values


def written(session: Session, where: str, **values: Any) -> list[Written]:
    """The writes for which `where` holds, the last first: the order in which they are taken back."""
    writes = "action IN ('insert', 'update', 'delete')"
    found = session.execute(
        text(f"SELECT id, action, kind, record, before, after FROM change WHERE {writes} AND {where} ORDER BY id DESC"),
        values,
    )
    return [
        Written(number, action, kind, record, read(before), read(after))
        for number, action, kind, record, before, after in found
        if kind not in STAYS
    ]


def take_back(session: Session, writes: Iterable[Written]) -> None:
    """Write the opposite of `writes`, which come last first. Raises `InTheWay`; the caller's transaction must end."""
    for write in writes:
        table = TABLES.get(write.kind)
        if table is None or not {*write.before, *write.after} <= set(table.columns.keys()):
            raise InTheWay("older_form", write.kind, write.record)
        try:
            OPPOSITE[write.action](session, table, write)
        except IntegrityError:
            raise InTheWay("taken", write.kind, write.record) from None


def _remove(session: Session, table: Table, write: Written) -> None:
    _must_stand(session, table, write)
    for other, column in _pointing_at(table):
        found = session.execute(
            text(f'SELECT id FROM "{other.name}" WHERE "{column}" = :id LIMIT 1'),
            {"id": write.record},
        ).scalar_one_or_none()
        if found is not None:
            raise InTheWay("used", kinds()[other.name], found)
    session.execute(text(f'DELETE FROM "{table.name}" WHERE id = :id'), {"id": write.record})


def _change(session: Session, table: Table, write: Written) -> None:
    _must_stand(session, table, write)
    put(session, table, write.record, write.before)


def _restore(session: Session, table: Table, write: Written) -> None:
    insert(session, table, write.record, write.before)


OPPOSITE: Final = {"insert": _remove, "update": _change, "delete": _restore}


def put_back(session: Session, writes: Iterable[Written]) -> None:
    """Restore what stood before `writes`, whatever was done since: that is what somebody asked for who sees both.

    Removed rows come wholes first. One whose place in a list is taken goes to its end. Raises `InTheWay`.
    """
    for write in writes:
        table = TABLES[write.kind]
        values = {name: value for name, value in write.before.items() if name in table.columns}
        try:
            if write.action == "delete":
                insert(session, table, write.record, {**values, **_free_place(session, table, values)})
            elif standing(session, table, write.record, values) is None:
                raise InTheWay("gone", write.kind, write.record)
            else:
                put(session, table, write.record, values)
        except IntegrityError:
            raise InTheWay("taken", write.kind, write.record) from None


def _free_place(session: Session, table: Table, values: Values) -> Values:
    """The place of a row in its list, or the one after the last where that is taken."""
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and "position" in rule.columns:
            others = {column.name: values[column.name] for column in rule.columns if column.name != "position"}
            same = " AND ".join(f'"{name}" = :{name}' for name in others)
            places = text(f'SELECT position FROM "{table.name}" WHERE {same}')
            taken = set(session.execute(places, others).scalars())
            if values["position"] in taken:
                return {"position": max(taken) + 1}
    return {}


def put(session: Session, table: Table, record: int, values: Values) -> None:
    """Store `values` in the row, as they are."""
    named = ", ".join(f'"{name}" = :v{at}' for at, name in enumerate(values))
    session.execute(text(f'UPDATE "{table.name}" SET {named} WHERE id = :id'), {"id": record, **_numbered(values)})


def insert(session: Session, table: Table, record: int, values: Values) -> None:
    """Store a row under the number it had; columns that came since are as in a new row."""
    named = ", ".join(f'"{name}"' for name in values)
    bound = ", ".join(f":v{at}" for at in range(len(values)))
    session.execute(
        text(f'INSERT INTO "{table.name}" (id, {named}) VALUES (:id, {bound})'),
        {"id": record, **_numbered(values)},
    )


def standing(session: Session, table: Table, record: int, columns: Iterable[str]) -> Values | None:
    """What stands in these columns now, read as `change` records it; None where the row is gone."""
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns)
    found = session.execute(
        text(f'SELECT json_object({pairs}) FROM "{table.name}" WHERE id = :id'),
        {"id": record},
    ).scalar_one_or_none()
    return None if found is None else read(found)


def _must_stand(session: Session, table: Table, write: Written) -> None:
    now = standing(session, table, write.record, write.after)
    if now is None:
        raise InTheWay("gone", write.kind, write.record)
    if now != write.after:
        raise InTheWay("changed", write.kind, write.record)


@cache
def _pointing_at(table: Table) -> tuple[tuple[Table, str], ...]:
    """Every column that holds numbers of this table."""
    keys = ((other, key) for other in Base.metadata.sorted_tables for key in other.foreign_keys)
    return tuple((other, key.parent.name) for other, key in keys if key.column.table is table)


def _numbered(values: Values) -> dict[str, Any]:
    return {f"v{at}": value for at, value in enumerate(values.values())}


def read(kept: str | None) -> Values:
    found: Values = json.loads(kept) if kept else {}
    return found
