"""Which records show nothing but their reference: restricted ones, and those that would give a restricted one away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, Contact, ContactAdult, MeetingCase, Restriction
from lado_desktop.services.search.lines import Line

KeptBack = Mapping[str, frozenset[int]]
_HOLDS: Final = Restriction.lifted_on.is_(None)


def kept_back(session: Session) -> KeptBack:
    """By kind, the records of which nothing is to be told; nearly always there are none."""
    contacts, cases, people = (
        _numbers(session, select(column).where(_HOLDS, column.is_not(None)))
        for column in (Restriction.contact_id, Restriction.case_id, Restriction.person_id)
    )
    if not contacts | cases | people:
        return {}
    cases |= _numbers(session, select(Case.id).where(Case.person_id.in_(people)))
    about = select(ContactAdult.contact_id).where(ContactAdult.person_id.in_(people))
    named = select(ContactAdult.person_id).where(ContactAdult.contact_id.in_(contacts))
    return {
        "contact": contacts
        | _numbers(session, select(Contact.id).where(Contact.case_id.in_(cases)))
        | _numbers(session, about),
        "case": cases,
        "person": people
        | _numbers(session, select(Case.person_id).where(Case.id.in_(cases)))
        | _numbers(session, named),
        "meeting": _numbers(session, select(MeetingCase.meeting_id).where(MeetingCase.case_id.in_(cases))),
    }


def is_kept_back(line: Line, kept: KeptBack) -> bool:
    """Whether a line is of such a record, or of a part of one."""
    return any(getattr(line, f"{kind}_id", None) in records for kind, records in kept.items())


def _numbers(session: Session, wanted: Select[Any]) -> frozenset[int]:
    return frozenset(number for number in session.scalars(wanted) if number is not None)
