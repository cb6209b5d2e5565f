"""An adult of a contact and the person they are: found again, made new, corrected, and read back."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import Child, Person, PersonChild, PersonName, Role
from lado_desktop.services.contact_drafts import AdultDraft, OwnChildDraft
from lado_desktop.services.folding import person_key
from lado_desktop.services.references import next_reference
from lado_desktop.services.rows import kept_one

OF_THE_PERSON: Final = (
    "date_of_birth",
    "age_note",
    "sex",
    "ethnicity",
    "address",
    "gender",
    "disability",
    "language",
    "needs_interpreter",
    "characteristics",
    "dbs_certificate",
    "dbs_issued_on",
    "registration_body",
    "registration",
    "other_work",
    "previous_concerns",
    "low_level_concerns",
)
"""Fields of the draft that are columns of the person, under the same names."""
OTHER_NAMES: Final = {"former": "former_names", "known_as": "known_as"}
"""Kinds of other names that are typed in one field each."""


def adult_of(session: Session, person_id: int) -> AdultDraft:
    """Somebody on record, as a draft that is linked to them holds them. Raises `NotFound`."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("person")
    plain: dict[str, Any] = {name: getattr(person, name) for name in OF_THE_PERSON}
    names: dict[str, Any] = {
        field: ", ".join(name.name for name in person.names if name.kind == kind) for kind, field in OTHER_NAMES.items()
    }
    return AdultDraft(
        person_id=person.id, name=person.name, own_children=own_children(session, person.id), **plain, **names
    )


def the_person(session: Session, draft: AdultDraft) -> Person:
    """The person a draft names: the one it is linked to, one of the same name and date of birth, or a new one.

    A linked draft shows everything it holds of the person, so that a field left blank is blanked; any other only adds.
    """
    person = kept_one(session, Person, draft.person_id) if draft.person_id else _same_person(session, draft)
    if person is None:
        person = Person(reference=next_reference(session, "person"), name="")
        session.add(person)
    if draft.person_id or not person.name:  # one found by name and birthday keeps the name as it was first written
        person.name = draft.name.strip() or person.name
        person.sort_key = person_key(person.name)
    for field in OF_THE_PERSON:
        if (value := getattr(draft, field)) not in ("", None) or draft.person_id:
            setattr(person, field, value)
    session.flush()
    _keep_names(person, draft)
    keep_own_children(session, person.id, draft)
    return person


def the_role(
    session: Session, person_id: int, setting_id: int | None, job_title: str, sector: str | None
) -> Role | None:
    """Remember that the person has this job at this setting, once; neither is no role."""
    if setting_id is None and not job_title:
        return None
    role = role_of(session, person_id, setting_id, job_title)
    if role is None:
        role = Role(person_id=person_id, setting_id=setting_id, job_title=job_title, sector=sector)
        session.add(role)
    return role


def fill_role(role: Role, draft: AdultDraft) -> None:
    """Since when, and employed as what; an adult who was not stored before only adds to it."""
    for field in ("basis", "employing_agency", "started", "length_of_service"):
        if (value := getattr(draft, field)) or draft.id:
            setattr(role, field, value)


def role_of(session: Session, person_id: int, setting_id: int | None, job_title: str) -> Role | None:
    """What is remembered of the person in that job at that setting."""
    same = select(Role).where(
        Role.person_id == person_id, Role.setting_id.is_not_distinct_from(setting_id), Role.job_title == job_title
    )
    return session.execute(same.order_by(Role.id).limit(1)).scalar_one_or_none()


def _same_person(session: Session, draft: AdultDraft) -> Person | None:
    if draft.date_of_birth is None:
        return None
    return session.execute(
        select(Person)
        .where(
            Person.sort_key == person_key(draft.name),
            Person.date_of_birth == draft.date_of_birth,
            Person.merged_into_id.is_(None),
        )
        .order_by(Person.id)
        .limit(1)
    ).scalar_one_or_none()


def _keep_names(person: Person, draft: AdultDraft) -> None:
    """Several names are typed in one field, parted by commas or semicolons; of one not linked, earlier ones stay."""
    kept = [name for name in person.names if name.kind not in OTHER_NAMES]
    for kind, field in OTHER_NAMES.items():
        typed = getattr(draft, field).replace(";", ",").split(",")
        wanted = list(dict.fromkeys(name.strip() for name in typed if name.strip()))
        known = {name.name: name for name in person.names if name.kind == kind}
        wanted = wanted if draft.person_id else list(dict.fromkeys([*known, *wanted]))
        kept += [known.get(name) or PersonName(kind=kind, name=name, sort_key=person_key(name)) for name in wanted]
    person.names = kept


def own_children(session: Session, person_id: int) -> tuple[OwnChildDraft, ...]:
    """The children of their own, or whom they care for."""
    found = session.execute(
        select(PersonChild, Child)
        .join(Child, Child.id == PersonChild.child_id)
        .where(PersonChild.person_id == person_id)
        .order_by(PersonChild.id)
    )
    return tuple(
        OwnChildDraft(
            child_id=child.id,
            name=child.name,
            date_of_birth=child.date_of_birth,
            relationship_to_adult=link.relationship_to_adult,
            is_shared_with_social_care=link.is_shared_with_social_care,
        )
        for link, child in found
    )


def keep_own_children(session: Session, person_id: int, draft: AdultDraft) -> None:
    """As other names: of a linked person the draft says all of them."""
    links = session.execute(select(PersonChild).where(PersonChild.person_id == person_id)).scalars()
    kept = {link.child_id: link for link in links}
    for wanted in draft.own_children:
        child = session.get(Child, wanted.child_id) if wanted.child_id else None
        if child is None:
            child = Child()
            session.add(child)
        child.name, child.sort_key = wanted.name.strip(), person_key(wanted.name)
        child.date_of_birth = wanted.date_of_birth
        session.flush()
        link = kept.pop(child.id, None) or PersonChild(person_id=person_id, child_id=child.id)
        link.relationship_to_adult = wanted.relationship_to_adult
        link.is_shared_with_social_care = wanted.is_shared_with_social_care
        session.add(link)
    for link in kept.values() if draft.person_id else ():
        session.delete(link)
    session.flush()
