"""Which records are restricted, asked of the tables: by themselves, or by the case or person they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Select, and_, func, literal, or_, select, union
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import CompoundSelect

from lado_desktop.models.expressions import place_of
from lado_desktop.models.tables import Case, Contact, ContactAdult, MeetingCase, Restriction
from lado_desktop.services.listing import Filters, Order

Key = tuple[str, int]
"""A kind of record ("contact", "case", "person") and its id."""

IN_FORCE: Final = Restriction.lifted_on.is_(None)
_PEOPLE: Final = select(Restriction.person_id).where(IN_FORCE, Restriction.person_id.is_not(None))
_CASES: Final[CompoundSelect[Any]] = union(
    select(Restriction.case_id).where(IN_FORCE, Restriction.case_id.is_not(None)),
    select(Case.id).where(Case.person_id.in_(_PEOPLE)),
)
_CONTACTS: Final[CompoundSelect[Any]] = union(
    select(Restriction.contact_id).where(IN_FORCE, Restriction.contact_id.is_not(None)),
    select(Contact.id).where(Contact.case_id.in_(_CASES)),
    select(ContactAdult.contact_id).where(ContactAdult.person_id.in_(_PEOPLE)),
    select(ContactAdult.contact_id).where(ContactAdult.case_id.in_(_CASES)),
)
_MEETINGS: Final = select(MeetingCase.meeting_id).where(MeetingCase.case_id.in_(_CASES))
RESTRICTED: Final[Mapping[str, Select[Any] | CompoundSelect[Any]]] = {
    "person": _PEOPLE,
    "case": _CASES,
    "contact": _CONTACTS,
    "meeting": _MEETINGS,
}
"""The ids of the restricted records of a kind: `Person.id.not_in(RESTRICTED["person"])`."""


def restricted_ids(session: Session, kind: str) -> frozenset[int]:
    """The ids of every record of a kind that opens only after a reason; lists show no more than its reference."""
    return frozenset(row[0] for row in session.execute(RESTRICTED[kind]))


def is_restricted(session: Session, kind: str, record_id: int) -> bool:
    """Whether a record opens only after a reason."""
    return bool(covering(session, kind, record_id))


def covering(session: Session, kind: str, record_id: int) -> frozenset[Key]:
    """The restrictions in force that cover a record: its own, and those of its cases and of who they are about."""
    found = session.execute(
        select(Restriction.contact_id, Restriction.case_id, Restriction.person_id).where(IN_FORCE)
    ).all()
    in_force = {
        key
        for row in found
        for key in (("contact", row.contact_id), ("case", row.case_id), ("person", row.person_id))
        if key[1] is not None
    }
    return frozenset(_behind(session, kind, record_id) & in_force) if in_force else frozenset()


def unread(
    statement: Select[Any], record: Any, ids: frozenset[int], order: Order, filters: Filters, hidden: frozenset[str]
) -> Select[Any]:
    """A list in which the restricted records `ids` are neither found nor placed by what is `hidden` of them."""
    if not ids:
        return statement
    is_hidden = record.id.in_(ids)
    if any(key in hidden and typed.strip() for key, typed in filters.items()):
        statement = statement.where(~is_hidden)
    if words := filters.get("", "").lower().split():
        reference = func.lower(record.reference)
        statement = statement.where(or_(~is_hidden, and_(*(place_of(reference, literal(word)) > 0 for word in words))))
    return statement.order_by(is_hidden) if any(key in hidden for key, _ in order) else statement


def _behind(session: Session, kind: str, record_id: int) -> set[Key]:
    """A record and all that a restriction could stand on for it."""
    if kind == "meeting":
        cases = select(MeetingCase.case_id).where(MeetingCase.meeting_id == record_id)
        return {key for row in session.execute(cases).all() for key in _behind(session, "case", row[0])}
    keys: set[Key] = {(kind, record_id)}
    if kind == "case":
        person = session.execute(select(Case.person_id).where(Case.id == record_id)).scalar_one_or_none()
        keys |= {("person", person)} if person else set()
    if kind == "contact":
        keys |= _behind_contact(session, record_id)
    return keys


def _behind_contact(session: Session, contact_id: int) -> set[Key]:
    keys: set[Key] = set()
    adults = session.execute(
        select(ContactAdult.person_id, ContactAdult.case_id).where(ContactAdult.contact_id == contact_id)
    ).all()
    own = session.execute(select(Contact.case_id).where(Contact.id == contact_id)).scalar_one_or_none()
    for case_id in {own, *(adult.case_id for adult in adults)} - {None}:
        keys |= _behind(session, "case", case_id)
    return keys | {("person", adult.person_id) for adult in adults if adult.person_id}
