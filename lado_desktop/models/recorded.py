"""The record of changes read for one record: its writes and notes, and how its rows stand now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Integer, Table, Time, bindparam, text
from sqlalchemy.orm import Session

from lado_desktop.models.audit import kinds
from lado_desktop.models.parts import CALLED, called
from lado_desktop.models.undoing import Written, read

OWN: Final = frozenset({"id", "position", "sort_key"})
"""Columns that are the program's own: nobody typed them."""
TOLD_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "action": ("text",),
    "contact_adult": ("person_id", "description"),
    "document": ("name",),
    "entry": ("text",),
    "restriction": ("reason",),
    "transfer": ("authority",),
}
"""The columns by which rows of a table are told apart, where it is not the first that says something."""


@dataclass(frozen=True)
class Noted(Written):
    """A write, or a note that something was opened or printed, with the work it belongs to."""

    work: int
    at: str
    actor: str
    what: str


def noted(session: Session, rows: Mapping[str, Iterable[int]]) -> list[Noted]:
    """Everything that was recorded of these rows, by table, the latest first."""
    asked = text(
        "SELECT c.id, c.action, c.kind, c.record, c.before, c.after, w.id, w.at, w.actor, w.what "
        "FROM change c JOIN work w ON w.id = c.work_id WHERE c.kind = :kind AND c.record IN :ids"
    ).bindparams(bindparam("ids", expanding=True, type_=Integer()))
    found = [
        Noted(number, action, kind, record, read(before), read(after), *work)
        for table, ids in rows.items()
        for number, action, kind, record, before, after, *work in session.execute(
            asked, {"kind": kinds()[table], "ids": list(ids)}
        )
    ]
    return sorted(found, key=lambda one: -one.id)


def taken_back_by(session: Session, works: Iterable[int]) -> dict[int, int]:
    """Of the works that were taken back, by undo or by undoing that, which work did it; followed to its end."""
    asked = text(
        "SELECT record, work_id FROM change WHERE kind = 'Work' AND action IN ('undo', 'redo') AND record IN :ids"
    ).bindparams(bindparam("ids", expanding=True, type_=Integer()))
    found: dict[int, int] = {}
    waiting = set(works)
    while waiting:
        new = {int(work): int(by) for work, by in session.execute(asked, {"ids": list(waiting)})}
        found |= new
        waiting = set(new.values()) - found.keys()
    return found


def standing_rows(session: Session, rows: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], dict[str, Any]]:
    """The rows as they are stored now, by table and number."""
    found = {}
    for table, ids in rows.items():
        asked = text(f'SELECT * FROM "{table}" WHERE id IN :ids')
        asked = asked.bindparams(bindparam("ids", expanding=True, type_=Integer()))
        for row in session.execute(asked, {"ids": list(ids)}).mappings():
            found[table, int(row["id"])] = dict(row)
    return found


def typed_columns(table: Table) -> list[Column[Any]]:
    """The columns in which something was typed or chosen: none of the program's own, no link of a part to its part."""
    return [column for column in table.columns if column.name not in OWN and _link(column) in ("", *CALLED)]


def told_by(table: Table) -> list[Column[Any]]:
    """The columns by one of which a row is told from the next: what it is linked to, or the words in it, in order."""
    first = [table.c[name] for name in TOLD_BY.get(table.name, ())]
    return first or [column for column in typed_columns(table) if _link(column) or not _is_bare(column)]


def _link(column: Column[Any]) -> str:
    """The table a column leads to, or nothing."""
    return next((key.column.table.name for key in column.foreign_keys), "")


def _is_bare(column: Column[Any]) -> bool:
    return isinstance(column.type, Integer | Boolean | Date | Time)


def leads_to(column: Column[Any], table: str) -> bool:
    """Whether a column is a link to that table."""
    return _link(column) == table


def as_said(session: Session, column: Column[Any], stored: Any) -> str | int | bool | date | time | None:
    """A stored value as what it is: a day, a time, yes or no; a link as what the linked record is called."""
    if stored is None:
        return None
    if to := _link(column):
        return called(session, to, stored) or f"no. {stored}"
    if isinstance(column.type, Date):
        return date.fromisoformat(stored)
    if isinstance(column.type, Time):
        return time.fromisoformat(stored)
    if isinstance(column.type, Boolean):
        return bool(stored)
    return stored if isinstance(stored, int | str) else str(stored)
