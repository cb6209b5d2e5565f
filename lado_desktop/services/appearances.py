"""Everything on record in which a person or a setting appears, in any part, in time order.

Only the adult a record is about, and children of their own, are linked; referrers, attendees and other children are
found by name, and may be somebody else of that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Attendance,
    Case,
    CaseChild,
    Child,
    Contact,
    ContactAdult,
    ContactChild,
    Meeting,
    PersonChild,
    Referrer,
)
from lado_desktop.services.folding import fold, person_key
from lado_desktop.services.restricted import restricted_ids

KINDS: Final = ("contact", "case", "meeting")
BY_NAME: Final = frozenset({"referrer", "attendee", "child"})


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """A record of a `kind` (contact, case, meeting) and the `part` somebody has in it.

    The parts are `adult`, `own_child`, `referrer`, `attendee`, `child`; of a setting always `setting`. `code` is the
    type of the contact or meeting. Of a restricted record there is no more than its reference and day.
    """

    kind: str
    id: int
    reference: str
    day: date | None
    part: str
    code: str | None = None
    words: str = ""
    is_open: bool = False
    is_restricted: bool = False

    @property
    def is_by_name(self) -> bool:
        """Whether it may be somebody else of that name."""
        return self.part in BY_NAME


def of_person(session: Session, person_id: int, names: Iterable[str]) -> tuple[Appearance, ...]:
    """Where a person of these names appears, the latest first; each record once, in its first part."""
    named = list(names)
    keys = {person_key(name) for name in named}
    own = select(PersonChild.child_id).where(PersonChild.person_id == person_id)
    namesakes = select(Child.id).where(Child.sort_key.in_(keys), Child.id.not_in(own))
    referrers = select(Referrer.id).where(Referrer.sort_key.in_(keys | {fold(name) for name in named}))
    about = select(ContactAdult.contact_id).where(ContactAdult.person_id == person_id)
    return _in_order(
        session,
        [
            *_contacts(session, "adult", Contact.id.in_(about)),
            *_cases(session, "adult", Case.person_id == person_id),
            *_with_children(session, "own_child", own),
            *_contacts(session, "referrer", Contact.referrer_id.in_(referrers)),
            *_meetings(session, {name.lower() for name in named}),
            *_with_children(session, "child", namesakes),
        ],
    )


def of_setting(session: Session, setting_id: int) -> tuple[Appearance, ...]:
    """The contacts and cases of a setting, the latest first."""
    at = select(ContactAdult.contact_id).where(ContactAdult.setting_id == setting_id)
    contacts = _contacts(session, "setting", Contact.id.in_(at))
    return _in_order(session, [*contacts, *_cases(session, "setting", Case.setting_id == setting_id)])


def _with_children(session: Session, part: str, children: Any) -> Iterator[Appearance]:
    contacts = select(ContactChild.contact_id).where(ContactChild.child_id.in_(children))
    cases = select(CaseChild.case_id).where(CaseChild.child_id.in_(children))
    yield from _contacts(session, part, Contact.id.in_(contacts))
    yield from _cases(session, part, Case.id.in_(cases))


def _contacts(session: Session, part: str, wanted: ColumnElement[bool]) -> Iterator[Appearance]:
    columns = (Contact.id, Contact.reference, Contact.received_on, Contact.contact_type, Contact.summary)
    for number, reference, day, code, summary in session.execute(select(*columns).where(wanted)):
        yield Appearance(
            kind="contact",
            id=number,
            reference=reference,
            day=day,
            part=part,
            code=code,
            words=" ".join(summary.split()),
        )


def _cases(session: Session, part: str, wanted: ColumnElement[bool]) -> Iterator[Appearance]:
    columns = (Case.id, Case.reference, Case.opened_on, Case.closed_on, Case.job_title)
    for number, reference, opened, closed, job in session.execute(select(*columns).where(wanted)):
        yield Appearance(
            kind="case", id=number, reference=reference, day=opened, part=part, words=job, is_open=closed is None
        )


def _meetings(session: Session, names: set[str]) -> Iterator[Appearance]:
    there = select(Attendance.meeting_id).where(func.lower(Attendance.name).in_(names))
    day = func.coalesce(Meeting.held_on, Meeting.planned_on)
    columns = (Meeting.id, Meeting.reference, day, Meeting.meeting_type, Meeting.status)
    for number, reference, held, code, status in session.execute(select(*columns).where(Meeting.id.in_(there))):
        yield Appearance(
            kind="meeting",
            id=number,
            reference=reference,
            day=held,
            part="attendee",
            code=code,
            is_open=status == "planned",
        )


def _in_order(session: Session, found: Iterable[Appearance]) -> tuple[Appearance, ...]:
    first: dict[tuple[str, int], Appearance] = {}
    for one in found:
        first.setdefault((one.kind, one.id), one)
    hidden = {(kind, number) for kind in KINDS for number in restricted_ids(session, kind)}
    shown = [_hidden(one) if (one.kind, one.id) in hidden else one for one in first.values()]
    return tuple(sorted(shown, key=lambda one: (one.day or date.min, one.kind == "contact", one.id), reverse=True))


def _hidden(one: Appearance) -> Appearance:
    return Appearance(kind=one.kind, id=one.id, reference=one.reference, day=one.day, part=one.part, is_restricted=True)
