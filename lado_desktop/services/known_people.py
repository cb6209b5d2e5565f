"""What is already known of somebody while their name is being typed: the same person, the same name, a former name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, literal, or_, select
from sqlalchemy.orm import Session

from lado_desktop.models.expressions import place_of
from lado_desktop.models.tables import Case, Contact, ContactAdult, Person, PersonName, Role, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.folding import person_key

SHORTEST: Final = 3
MOST: Final = 6


@dataclass(frozen=True, kw_only=True)
class KnownContact:
    """A contact a person is named in."""

    id: int
    reference: str
    received_on: date
    contact_type: str | None


@dataclass(frozen=True, kw_only=True)
class KnownCase:
    """A case about a person."""

    id: int
    reference: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A person on record and why they may be meant: `linked`, `same_name`, `former_name` or `begins_so`."""

    adult: AdultDraft
    why: str
    roles: tuple[str, ...]
    contacts: tuple[KnownContact, ...]
    cases: tuple[KnownCase, ...]


class KnownPeople:
    """Looks people up by what has been typed so far. A list, so that it is not recorded as opening a record."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def like(self, name: str, person_id: int | None = None, but_contact: int | None = None) -> tuple[KnownPerson, ...]:
        """The linked person alone, or else those whose name begins as typed, the likeliest first.

        `but_contact` is the contact being typed, which is no news about anybody.
        """
        key = person_key(name)
        if person_id is None and len(key.replace(" ", "")) < SHORTEST:
            return ()
        with self._tracker.reading() as session:
            wanted = Person.id == person_id if person_id is not None else _begins(key)
            people = session.execute(select(Person).where(wanted).order_by(Person.sort_key, Person.id)).scalars().all()
            likely = sorted(people, key=lambda person: _rank(person, key))[:MOST]
            return tuple(_known(session, person, key, person_id, but_contact) for person in likely)


def _begins(key: str) -> ColumnElement[bool]:
    """Each word typed begins a word of the name, or of another name they had."""
    other = select(PersonName.person_id).where(_words_begin(PersonName.sort_key, key))
    return or_(_words_begin(Person.sort_key, key), Person.id.in_(other))


def _words_begin(column: Any, key: str) -> ColumnElement[bool]:
    within = literal(" ").concat(column)
    return and_(*(place_of(within, literal(f" {word}")) > 0 for word in key.split()))


def _rank(person: Person, key: str) -> int:
    return ("same_name", "former_name", "begins_so").index(_why(person, key))


def _why(person: Person, key: str) -> str:
    if person.sort_key == key:
        return "same_name"
    is_other = any(_holds(name.sort_key, key) for name in person.names)
    return "former_name" if is_other and not _holds(person.sort_key, key) else "begins_so"


def _holds(name: str, key: str) -> bool:
    return all(f" {word}" in f" {name}" for word in key.split())


def _known(session: Session, person: Person, key: str, person_id: int | None, but_contact: int | None) -> KnownPerson:
    return KnownPerson(
        adult=AdultDraft(
            person_id=person.id,
            name=person.name,
            former_names=", ".join(name.name for name in person.names if name.kind == "former"),
            date_of_birth=person.date_of_birth,
            age_note=person.age_note,
            sex=person.sex,
            ethnicity=person.ethnicity,
        ),
        why="linked" if person_id is not None else _why(person, key),
        roles=_roles(session, person.id),
        contacts=_contacts(session, person.id, but_contact),
        cases=tuple(
            KnownCase(id=row.id, reference=row.reference, is_open=row.closed_on is None)
            for row in session.execute(
                select(Case.id, Case.reference, Case.closed_on)
                .where(Case.person_id == person.id)
                .order_by(Case.opened_on.desc(), Case.id.desc())
            )
        ),
    )


def _roles(session: Session, person_id: int) -> tuple[str, ...]:
    rows: Sequence[Any] = session.execute(
        select(Role.job_title, Setting.name)
        .outerjoin(Setting, Setting.id == Role.setting_id)
        .where(Role.person_id == person_id)
        .order_by(Role.id.desc())
    ).all()
    return tuple(", ".join(part for part in row if part) for row in rows)


def _contacts(session: Session, person_id: int, but_contact: int | None) -> tuple[KnownContact, ...]:
    found = session.execute(
        select(Contact.id, Contact.reference, Contact.received_on, Contact.contact_type)
        .where(Contact.id.in_(select(ContactAdult.contact_id).where(ContactAdult.person_id == person_id)))
        .order_by(Contact.received_on.desc(), Contact.id.desc())
    )
    return tuple(KnownContact(**row._asdict()) for row in found if row.id != but_contact)
