"""Triggers that record every write, and the chain of hashes that seals what they recorded.

A trigger writes into the work that is going on. A program that begins no work fails at its first row; one that drops
the triggers or forges a row breaks the chain. The hashes are worked out at commit and not inside the triggers, because
a tracker trusts no function its own schema calls (`trusted_schema` is off). Triggers are dropped silently by table
rebuilds, so `install` is run again after every migration.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from json import dumps
from json.encoder import encode_basestring_ascii
from typing import Any, Final

from sqlalchemy import Table

from lado_desktop.models.base import Base
from lado_desktop.models.change import Change, Work
from lado_desktop.models.document import DocumentBytes
from lado_desktop.models.office import Draft, SavedView

Row = tuple[object, ...]
Changed = dict[str, list[tuple[int, str | None]]]
"""By kind of record, the number of each that was written, and JSON of what stood there before: None for a new one."""

FIRST: Final = "0" * 64
UNWATCHED: Final = frozenset(
    table.__tablename__ for table in (Change, Work, Draft, SavedView, DocumentBytes)
)  # a document's bytes are held to their checksum, which is watched
GOING_ON: Final = "(SELECT CASE WHEN hash IS NULL THEN id END FROM work ORDER BY id DESC LIMIT 1)"
CHANGES: Final = "SELECT id, action, kind, record, before, after FROM change WHERE work_id = ? ORDER BY id"
WRITES: Final = frozenset({"insert", "update", "delete"})
_KEEPERS: Final = {
    "change_keeps_update": "UPDATE ON change",
    "change_keeps_delete": "DELETE ON change",
    "work_keeps_update": "UPDATE ON work WHEN OLD.hash IS NOT NULL",
    "work_keeps_delete": "DELETE ON work",
}


@dataclass(frozen=True)
class Begun:
    """A work that is going on."""

    id: int
    at: str
    actor: str
    what: str


def begin_work(connection: Any, at: str, actor: str, what: str) -> Begun:
    """Open a work inside the transaction that was just begun; triggers write into it from here on."""
    added = connection.execute("INSERT INTO work(at, actor, what) VALUES (?, ?, ?)", (at, actor, what))
    return Begun(int(added.lastrowid), at, actor, what)


def seal_work(connection: Any, work: Begun) -> Changed:
    """Close the work just before its commit; returns what it changed.

    The hash before is read from the file each time: a commit that failed on the disk may have been stored after all.
    """
    changed: Changed = {}
    rows = _noting(connection.execute(CHANGES, (work.id,)), changed)
    sealed = seal(head(connection, work.id), (work.id, work.at, work.actor, work.what), rows)
    connection.execute("UPDATE work SET hash = ? WHERE id = ?", (sealed, work.id))
    return changed


def _noting(rows: Iterable[Any], changed: Changed) -> Iterator[Row]:
    """The rows as they come, what they change noted on the way."""
    for row in rows:
        if row[1] in WRITES:
            changed.setdefault(row[2], []).append((row[3], row[4]))
        yield row


def seal(previous: str, work: Row, changes: Iterable[Row]) -> str:
    """SHA-256 over the hash before, a work's (id, at, actor, what) and its changes, each an unambiguous JSON line."""
    whole = hashlib.sha256(f"{previous}\n".encode("ascii"))
    for part in chain((work,), changes):
        whole.update(_line(part))
    return whole.hexdigest()


def _line(part: Row) -> bytes:
    """`part` as JSON without spaces; put together here because a work may have a quarter of a million changes."""
    return f"[{','.join(map(_json, part))}]\n".encode("ascii")


def _json(value: object) -> str:
    if type(value) is str:
        return encode_basestring_ascii(value)
    return str(value) if type(value) is int else dumps(value)


def kinds() -> dict[str, str]:
    """Table name to the noun that is announced when it changes: {"contact": "Contact"}."""
    return {str(mapper.local_table.description): mapper.class_.__name__ for mapper in Base.registry.mappers}


def install(connection: Any) -> None:
    """(Re)create every trigger on the connection's tables."""
    names = kinds()
    for table in Base.metadata.sorted_tables:
        if table.name not in UNWATCHED:
            for statement in _triggers(table, names[table.name]):
                connection.execute(statement)
    for name, when in _KEEPERS.items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, 'never altered'); END")


def trigger_names() -> frozenset[str]:
    """Every trigger a whole tracker has."""
    watched = [table.name for table in Base.metadata.sorted_tables if table.name not in UNWATCHED]
    return frozenset(f"audit_{name}_{action}" for name in watched for action in ("insert", "update", "delete")) | set(
        _KEEPERS
    )


def _triggers(table: Table, kind: str) -> Iterator[str]:
    name, columns = table.name, [column.name for column in table.columns if column.name != "id"]
    differing = " UNION ALL ".join(f'SELECT \'{c}\' AS k, OLD."{c}" AS o, NEW."{c}" AS n' for c in columns)
    moved = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    changed = "(SELECT json_group_object(k, {}) FROM (" + differing + ") WHERE o IS NOT n)"
    for action, side, when, before, after in (
        ("insert", "NEW", "", "NULL", _whole("NEW", columns)),
        ("update", "NEW", f"WHEN {moved}", changed.format("o"), changed.format("n")),
        ("delete", "OLD", "", _whole("OLD", columns), "NULL"),
    ):
        yield f"DROP TRIGGER IF EXISTS audit_{name}_{action}"
        yield (
            f'CREATE TRIGGER audit_{name}_{action} AFTER {action.upper()} ON "{name}" {when} BEGIN '
            "INSERT INTO change(work_id, action, kind, record, before, after) "
            f"VALUES ({GOING_ON}, '{action}', '{kind}', {side}.id, {before}, {after}); END"
        )


def _whole(side: str, columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{c}', {side}.\"{c}\"" for c in columns) + ")"


def head(connection: Any, before: int | None = None) -> str:
    """The hash of the last work, or of the last `before` that one: what an outside copy must agree with."""
    limit = "" if before is None else f"WHERE id < {int(before)}"
    row = connection.execute(f"SELECT hash FROM work {limit} ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row and row[0] else FIRST


def first_break(connection: Any) -> int | None:
    """The number of the first work whose seal does not follow from what stands before it; None when all do."""
    previous, next_work, next_change = FIRST, 1, 1
    for number, at, actor, what, found in connection.execute("SELECT id, at, actor, what, hash FROM work ORDER BY id"):
        changes = [tuple(row) for row in connection.execute(CHANGES, (number,))]
        in_line = [change[0] for change in changes] == list(range(next_change, next_change + len(changes)))
        if number != next_work or not in_line or seal(previous, (number, at, actor, what), changes) != found:
            return int(number)
        previous, next_work, next_change = found, number + 1, next_change + len(changes)
    beyond = connection.execute("SELECT count(*) FROM change WHERE id >= ?", (next_change,)).fetchone()
    return next_work if beyond[0] else None
