"""Which record a row is a part of: read off the foreign keys, and told here only where they do not say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Integer, Table, bindparam, text
from sqlalchemy.orm import Session

from lado_desktop.models.audit import kinds
from lado_desktop.models.tables import Base

CALLED: Final[Mapping[str, str]] = {
    "case": "reference",
    "child": "name",
    "contact": "reference",
    "meeting": "reference",
    "person": "name",
    "referrer": "name",
    "setting": "name",
}
"""The records that stand on their own, and the column by which one is called."""
BELONG: Final = frozenset({"document", "entry", "restriction", "transfer"})
"""Tables whose links to records all say what they belong to."""
ALSO: Final = frozenset({("action", "meeting_id"), ("role", "setting_id")})
FOLLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("referrer_id",),
    "contact_adult": ("person_id",),
    "contact_child": ("child_id",),
    "case_child": ("child_id",),
}
"""Links from a record to others that are changed in its own form: what happens to those belongs to its history."""


@dataclass(frozen=True)
class PartOf:
    """Rows of `table` are parts of the record of `whole` whose number their `column` holds."""

    table: str
    column: str
    whole: str


@cache
def parts() -> tuple[PartOf, ...]:
    """All of them: what goes when the whole goes, and what belongs to it by a link."""
    return tuple(
        PartOf(table.name, key.parent.name, key.column.table.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if _belongs(table, key.parent.name, key.ondelete, key.column.table.name)
    )


def _belongs(table: Table, column: str, ondelete: str | None, whole: str) -> bool:
    if table.name in BELONG:
        return whole in CALLED
    return ondelete == "CASCADE" or (table.name, column) in ALSO


def rows_of(session: Session, whole: str, record: int) -> dict[str, set[int]]:
    """The numbers of the rows, by table, that are or were parts of a record; of the record itself too."""
    found = {whole: {record}}
    waiting = [(whole, {record})]
    while waiting:
        table, ids = waiting.pop()
        for part in parts():
            if part.whole == table and part.table not in CALLED:
                waiting += _noted(found, part.table, _held(session, part, ids) | _removed(session, part, ids))
        for column in FOLLOWED.get(table, ()):
            to = next(key.column.table.name for key in Base.metadata.tables[table].c[column].foreign_keys)
            _noted(found, to, _linked(session, table, column, ids))
    return found


def _noted(found: dict[str, set[int]], table: str, ids: set[int]) -> list[tuple[str, set[int]]]:
    """Add what is new of `ids`, and give back what is to be looked at next."""
    new = ids - found.get(table, set())
    found.setdefault(table, set()).update(new)
    return [(table, new)] if new else []


def _held(session: Session, part: PartOf, ids: Iterable[int]) -> set[int]:
    return _numbers(session, f'SELECT id FROM "{part.table}" WHERE "{part.column}" IN :ids', ids)


def _removed(session: Session, part: PartOf, ids: Iterable[int]) -> set[int]:
    kind = kinds()[part.table]
    gone = f"SELECT record FROM change WHERE action = 'delete' AND kind = '{kind}'"
    return _numbers(session, f"{gone} AND json_extract(before, '$.{part.column}') IN :ids", ids)


def _linked(session: Session, table: str, column: str, ids: Iterable[int]) -> set[int]:
    linked = f'SELECT "{column}" FROM "{table}" WHERE id IN :ids AND "{column}" IS NOT NULL'
    return _numbers(session, linked, ids)


def _numbers(session: Session, question: str, ids: Iterable[int]) -> set[int]:
    asked = text(question).bindparams(bindparam("ids", expanding=True, type_=Integer()))
    return set(session.execute(asked, {"ids": list(ids)}).scalars())


def whole_of(session: Session, table: str, record: int) -> tuple[str, int]:
    """The record that a row is a part of, as far up as there is one; the row itself where it stands alone."""
    while table not in CALLED:
        above = [part for part in parts() if part.table == table]
        for part in above:
            found = _linked(session, table, part.column, [record])
            if found:
                table, record = part.whole, found.pop()
                break
        else:
            break
    return table, record


def called(session: Session, table: str, record: int) -> str:
    """What a record of its own is called: its reference, or its name; nothing where it is gone."""
    if table not in CALLED:
        return ""
    asked = text(f'SELECT "{CALLED[table]}" FROM "{table}" WHERE id = :id')
    return str(session.execute(asked, {"id": record}).scalar_one_or_none() or "")
