"""Undo and redo: the last things a person did, newest first, across restarts. Both add to the record of changes.

Undoing a work is a work of its own, named "undo:close_case", that notes which one it takes back; redoing undoes that.
The stack is nothing but these works, read from the file each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from lado_desktop.errors import Trouble
from lado_desktop.models.audit import WRITES
from lado_desktop.models.parts import CALLED, called, whole_of
from lado_desktop.models.tables import Change, Work
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.undoing import STAYS, TABLES, InTheWay, take_back, written

UNDO: Final = "undo"
REDO: Final = "redo"
PASSED_OVER: Final = frozenset({"reserve_reference", "create_tracker", "recover_tracker", "heal_keys", "migrate"})
"""The tracker's own works: no officer would call them something they did."""
OWN_WAY_BACK: Final = frozenset({"bring_in_spreadsheet"})
"""Works that are not undone step by step, each with its sentence "undo_not_CODE"."""


@dataclass(frozen=True)
class Step:
    """A work that undo or redo would take next; `name` is the code of what was done ("close_case")."""

    id: int
    name: str


class Undoing:
    """What the person who is signed in did last."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def next_undo(self) -> Step | None:
        """What undo would take back."""
        with self._tracker.reading() as session:
            return _step(session, _undoable(self._tracker.actor))

    def next_redo(self) -> Step | None:
        """What redo would do again: nothing once something else was done since."""
        with self._tracker.reading() as session:
            return _step(session, _redoable(self._tracker.actor))

    def undo(self) -> Step | None:
        """Take back the last thing that was done; None where there is nothing. Raises `Trouble`, each with its record.

        "undo_changed", "undo_gone", "undo_used", "undo_taken", "undo_older_form", or "undo_not_..." of an import.
        """
        return self._again(UNDO, self.next_undo())

    def redo(self) -> Step | None:
        """Do again what was undone last. Raises as `undo`."""
        return self._again(REDO, self.next_redo())

    def _again(self, verb: str, step: Step | None) -> Step | None:
        if step is None:
            return None
        if step.name in OWN_WAY_BACK:
            raise Trouble(f"undo_not_{step.name}")
        with self._tracker.writing(f"{verb}:{step.name}") as session:
            self._tracker.note(session, verb, Work.__name__, step.id)
            try:
                take_back(session, written(session, "work_id = :work", work=step.id))
            except InTheWay as found:
                raise refusal(session, found, step.id) from None
        return step


def refusal(session: Session, found: InTheWay, since: int = 0) -> Trouble:
    """Which record stands in the way, and what was done to it after the work number `since`."""
    table = TABLES[found.kind].name if found.kind in TABLES else found.kind
    whole, record = whole_of(session, table, found.record)
    has_reference = CALLED.get(whole) == "reference"  # a reference may stand in a message, a name may not
    later = session.execute(
        select(Work.what)
        .join(Change, Change.work_id == Work.id)
        .where(Change.record == found.record, Change.kind == found.kind, Change.action.in_(WRITES), Work.id > since)
        .where(Work.hash.is_not(None))
        .order_by(Work.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return Trouble(
        f"undo_{found.why}",
        kind=whole,
        called=called(session, whole, record) if has_reference else "",
        later=name_of(later or ""),
    )


def name_of(what: str) -> str:
    """The code of what was done, whether done, undone or redone."""
    return what.partition(":")[2] or what


def _step(session: Session, asked: Select[int, str]) -> Step | None:
    found = session.execute(asked.limit(1)).first()
    return Step(found.id, name_of(found.what)) if found else None


def _undoable(actor: str) -> Select[int, str]:
    mine = and_(Work.actor == actor, ~_is(UNDO), Work.what.not_in(PASSED_OVER))
    return select(Work.id, Work.what).where(mine, _has_writes(), ~_is_taken_back()).order_by(Work.id.desc())


def _redoable(actor: str) -> Select[int, str]:
    last_done = (
        select(func.coalesce(func.max(Work.id), 0))
        .where(Work.actor == actor, ~_is(UNDO), ~_is(REDO), _has_writes())
        .scalar_subquery()
    )
    undone = and_(Work.actor == actor, _is(UNDO), ~_is_taken_back(), Work.id > last_done)
    return select(Work.id, Work.what).where(undone).order_by(Work.id.desc())


def _is(verb: str) -> ColumnElement[bool]:
    return Work.what.startswith(f"{verb}:")


def _has_writes() -> ColumnElement[bool]:
    """Works that only noted what was opened or printed are nothing that could be undone."""
    return exists().where(Change.work_id == Work.id, Change.action.in_(WRITES), Change.kind.not_in(STAYS))


def _is_taken_back() -> ColumnElement[bool]:
    note = aliased(Change)
    return exists().where(
        note.record == Work.id, note.kind == Work.__name__, or_(note.action == UNDO, note.action == REDO)
    )
