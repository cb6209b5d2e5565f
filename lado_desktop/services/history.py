"""The history of one record and of its parts: who, when, what changed, who opened it; and single lines put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Column, Table
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.audit import WRITES
from lado_desktop.models.parts import CALLED, called, parts, rows_of
from lado_desktop.models.recorded import (
    Noted,
    as_said,
    leads_to,
    noted,
    standing_rows,
    taken_back_by,
    told_by,
    typed_columns,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.undoing import STAYS, TABLES, InTheWay, Written, put_back, written
from lado_desktop.services.history_rows import ChangeLine, FieldChange, Happening, RecordHistory
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.undoing import name_of, refusal

MOST: Final = 100


class History:
    """What was ever done to the records of one tracker."""

    def __init__(self, tracker: Tracker, restrictions: Restrictions) -> None:
        self._tracker, self._restrictions = tracker, restrictions

    def of(self, kind: str, record: int, *, is_of_notes: bool = False, most: int = MOST) -> RecordHistory:
        """The latest `most` works that changed a record ("contact", "case" ...) or a part of it.

        Where it `is_of_notes`, those in which it was opened, printed or exported.
        """
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, kind, record)
            rows = rows_of(session, kind, record)
            every = noted(session, {kind: [record]} if is_of_notes else rows)
            found = [one for one in every if (one.action in WRITES) != is_of_notes]
            telling = _Telling(session, kind, record, found, standing_rows(session, rows))
            works = [list(changes) for _, changes in groupby(found, key=lambda one: one.work)]
            told = [one for one in map(telling.happening, works) if one.lines]
            return RecordHistory(called(session, kind, record), tuple(told[:most]), len(told) > most)

    def put_back(self, change: int) -> None:
        """Restore what a line of the history says stood there before: its fields, or the part that was removed.

        It is a work of its own, to be undone as any other. Raises `Trouble` ("undo_gone", "undo_taken",
        "undo_older_form") or `NotFound`.
        """
        with self._tracker.writing("put_back") as session:
            wanted = written(session, "id = :change AND action <> 'insert'", change=change)
            if not wanted:
                raise NotFound("change")
            removed_with_it = _removed_with(session, wanted[0]) if wanted[0].action == "delete" else []
            try:
                put_back(session, [*wanted, *removed_with_it])
            except InTheWay as found:
                raise refusal(session, found) from None


def _removed_with(session: Session, whole: Written) -> Iterator[Written]:
    """What was a part of a removed row and went in the same work; wholes were recorded after their parts."""
    gone = {(TABLES[whole.kind].name, whole.record)}
    same_work = "work_id = (SELECT work_id FROM change WHERE id = :change) AND action = 'delete' AND id < :change"
    for write in written(session, same_work, change=whole.id):
        table = TABLES[write.kind].name
        if any((part.whole, write.before.get(part.column)) in gone for part in parts() if part.table == table):
            gone.add((table, write.record))
            yield write


class _Telling:
    """One record's changes, put as rows that a page can show."""

    def __init__(
        self,
        session: Session,
        kind: str,
        record: int,
        found: Sequence[Noted],
        standing: Mapping[tuple[str, int], Mapping[str, Any]],
    ) -> None:
        self._session, self._kind, self._record, self._standing = session, kind, record, standing
        self._gone = {(TABLES[one.kind].name, one.record): one.before for one in reversed(found) if one.before}
        self._taken_back_by = taken_back_by(session, {one.work for one in found})

    def happening(self, changes: Sequence[Noted]) -> Happening:
        """One work; its changes come last first and are told as they happened."""
        first = changes[0]
        verb, _, name = first.what.rpartition(":")
        return Happening(
            work=first.work,
            at=datetime.fromisoformat(first.at),
            actor=first.actor,
            verb=verb,
            name=name or name_of(first.what),
            is_undone=self._is_undone(first.work),
            lines=tuple(line for one in reversed(changes) if (line := self._line(one))),
        )

    def _is_undone(self, work: int) -> bool:
        by = self._taken_back_by.get(work)
        return by is not None and not self._is_undone(by)

    def _line(self, one: Noted) -> ChangeLine | None:
        table = TABLES[one.kind]
        fields = tuple(self._fields(table, one))
        if one.action == "update" and not fields:
            return None  # only what the program keeps for itself was changed
        return ChangeLine(
            change=one.id,
            action=one.action,
            table=table.name,
            called=None if table.name == self._kind else self._called(table, one.record),
            fields=fields,
            can_put_back=self._can_put_back(table, one),
        )

    def _fields(self, table: Table, one: Noted) -> Iterator[FieldChange]:
        for column in typed_columns(table):
            before, after = one.before.get(column.name), one.after.get(column.name)
            if before != after and not self._is_this(column, before) and not self._is_this(column, after):
                yield FieldChange(column.name, self._said(column, before), self._said(column, after))

    def _called(self, table: Table, record: int) -> FieldChange | None:
        key = table.name, record
        if table.name in CALLED:
            name = called(self._session, table.name, record)
            return FieldChange(CALLED[table.name], name, name) if name else None
        row = self._standing.get(key) or self._gone.get(key) or {}
        for column in told_by(table):
            if (stored := row.get(column.name)) and not self._is_this(column, stored):
                said = self._said(column, stored)
                return FieldChange(column.name, said, said)
        return None

    def _is_this(self, column: Column[Any], stored: Any) -> bool:
        """A link to the record whose history this is says nothing in it."""
        return stored == self._record and leads_to(column, self._kind)

    def _said(self, column: Column[Any], stored: Any) -> Any:
        return as_said(self._session, column, stored)

    def _can_put_back(self, table: Table, one: Noted) -> bool:
        row = self._standing.get((table.name, one.record))
        if one.kind in STAYS:
            return False
        if one.action == "delete":
            return row is None
        return (
            one.action == "update" and row is not None and any(row.get(name) != was for name, was in one.before.items())
        )
