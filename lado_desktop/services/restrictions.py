"""Restricted records: they open only after a reason, which is stored before anything is shown (features: 22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.models.tables import AccessReason, Base, Case, Contact, Person, Restriction
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.restricted import IN_FORCE, Key, covering, is_restricted, restricted_ids
from lado_desktop.services.rows import the_row
from lado_desktop.services.transfer import as_draft

__all__ = ["AccessRow", "RestrictionPage", "RestrictionRow", "Restrictions", "is_restricted", "restricted_ids"]

LASTS: Final = timedelta(minutes=30)
RECORDS: Final[Mapping[str, type[Base]]] = {"contact": Contact, "case": Case, "person": Person}


@dataclass(frozen=True, kw_only=True)
class RestrictionRow:
    """One time a record was restricted, and how that ended."""

    reason: str
    restricted_on: date
    restricted_by: str
    lifted_on: date | None
    lifted_by: str
    lifted_because: str


@dataclass(frozen=True, kw_only=True)
class AccessRow:
    """Who said why they open a restricted record; `at` is UTC."""

    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RestrictionPage:
    """Whether a record is restricted now, and all that was said about that, the latest first."""

    reference: str
    is_restricted: bool
    history: tuple[RestrictionRow, ...]
    accesses: tuple[AccessRow, ...]


class Restrictions:
    """Who may see a restricted record now: whoever gave a reason since the tracker was opened.

    A reason opens a record for half an hour; one that stands open is read again for as long as the tracker is.
    """

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self._tracker = tracker
        self._clock = clock
        self._granted: dict[Key, datetime] = {}

    def restrict(self, kind: str, record_id: int, reason: str) -> None:
        """From now on the record opens only after a reason. Raises `Invalid`, `NotFound`, "restricted_already"."""
        said = _said(reason)
        with self._tracker.writing("restrict_record") as session:
            _must_be(session, kind, record_id)
            if session.execute(_in_force(kind, record_id)).first():
                raise Trouble("restricted_already")
            row = Restriction(reason=said, restricted_on=self._clock.today(), restricted_by=self._tracker.actor)
            setattr(row, f"{kind}_id", record_id)
            session.add(row)
            self._granted[kind, record_id] = self._clock.now()  # who restricts it has just read it

    def lift(self, kind: str, record_id: int, reason: str) -> None:
        """The record opens like any other again. Raises `Invalid`, "not_restricted"."""
        said = _said(reason)
        with self._tracker.writing("lift_restriction") as session:
            self.must_be_open(session, kind, record_id)
            row = session.execute(_in_force(kind, record_id)).scalar_one_or_none()
            if row is None:
                raise Trouble("not_restricted")
            row.lifted_on, row.lifted_by, row.lifted_because = self._clock.today(), self._tracker.actor, said

    def grant(self, kind: str, record_id: int, reason: str) -> None:
        """Store why a restricted record is opened, then let it open. Raises `Invalid` where no reason is given."""
        said, now = _said(reason), self._clock.now()
        with self._tracker.writing("say_why_opened") as session:
            opened = covering(session, kind, record_id) | {(kind, record_id)}
            for of_kind, record in sorted(opened):
                session.add(
                    AccessReason(
                        kind=of_kind,
                        record=record,
                        at=now.isoformat(timespec="seconds"),
                        who=self._tracker.actor,
                        reason=said,
                    )
                )
                session.flush()
                self._tracker.note(session, "reason", of_kind.capitalize(), record)
        self._granted |= dict.fromkeys(opened, now)

    def needs_reason(self, kind: str, record_id: int) -> bool:
        """Whether a reason has to be given before the record opens."""
        with self._tracker.reading() as session:
            return not self._is_granted(session, kind, record_id, lasts=LASTS)

    def is_open(self, session: Session, kind: str, record_id: int) -> bool:
        """Whether a record is not restricted, or was opened with a reason since the tracker was."""
        return self._is_granted(session, kind, record_id, None)

    def must_open(self, session: Session, kind: str, record_id: int) -> None:
        """Before a record is opened or printed: raises "reason_needed" unless one was given in the last half hour."""
        self._must(session, kind, record_id, LASTS)

    def must_be_open(self, session: Session, kind: str, record_id: int) -> None:
        """Before a record that stands open is read again or written: as `must_open`, but a reason lasts longer."""
        self._must(session, kind, record_id, None)

    def page(self, kind: str, record_id: int) -> RestrictionPage:
        """What was said about restricting a record, and by those who opened it. Raises `NotFound`, "reason_needed"."""
        with self._tracker.reading() as session:
            self.must_be_open(session, kind, record_id)
            rows = select(Restriction).where(_of(kind) == record_id).order_by(Restriction.id.desc())
            accesses = select(AccessReason).where(AccessReason.kind == kind, AccessReason.record == record_id)
            return RestrictionPage(
                reference=_must_be(session, kind, record_id).reference,
                is_restricted=session.execute(_in_force(kind, record_id)).first() is not None,
                history=tuple(as_draft(RestrictionRow, row) for row in session.execute(rows).scalars()),
                accesses=tuple(
                    as_draft(AccessRow, row, at=datetime.fromisoformat(row.at))
                    for row in session.execute(accesses.order_by(AccessReason.id.desc())).scalars()
                ),
            )

    def _must(self, session: Session, kind: str, record_id: int, lasts: timedelta | None) -> None:
        if not self._is_granted(session, kind, record_id, lasts):
            raise Trouble("reason_needed", kind=kind, record=record_id)

    def _is_granted(self, session: Session, kind: str, record_id: int, lasts: timedelta | None) -> bool:
        now = self._clock.now()
        return all(
            (at := self._granted.get(key)) is not None and (lasts is None or now - at < lasts)
            for key in covering(session, kind, record_id)
        )


def _said(reason: str) -> str:
    if not reason.strip():
        raise Invalid({"reason": "access_reason_missing"})
    return reason.strip()


def _must_be(session: Session, kind: str, record_id: int) -> Contact | Case | Person:
    found: Contact | Case | Person = the_row(session, RECORDS[kind], record_id)
    return found


def _in_force(kind: str, record_id: int) -> Select[Restriction]:
    return select(Restriction).where(_of(kind) == record_id, IN_FORCE)


def _of(kind: str) -> Any:
    return getattr(Restriction, f"{kind}_id")
