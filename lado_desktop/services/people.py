"""People and settings: found again or made new, whenever a record names one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import Child, Person, PersonName, Referrer, Role, Setting, SettingName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ReferrerDraft
from lado_desktop.services.folding import fold, person_key
from lado_desktop.services.references import next_reference
from lado_desktop.services.restricted import restricted_ids


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person as a list shows them."""

    id: int
    reference: str
    name: str
    other_names: tuple[str, ...]
    date_of_birth: date | None
    sex: str | None
    is_restricted: bool = False


class People:
    """The adults the tracker knows."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def listing(self) -> list[PersonRow]:
        """Everybody, by family name; of a restricted person no more than the reference, after all others."""
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "person")
            others: dict[int, list[str]] = {}
            for person_id, name in session.execute(
                select(PersonName.person_id, PersonName.name).order_by(PersonName.id)
            ):
                others.setdefault(person_id, []).append(name)
            rows = [
                PersonRow(
                    id=row.id,
                    reference=row.reference,
                    name=row.name,
                    other_names=tuple(others.get(row.id, ())),
                    date_of_birth=row.date_of_birth,
                    sex=row.sex,
                )
                for row in session.execute(
                    select(Person.id, Person.reference, Person.name, Person.date_of_birth, Person.sex)
                    .where(Person.merged_into_id.is_(None))
                    .order_by(Person.sort_key, Person.id)
                )
                if row.id not in restricted
            ]
            return rows + _unread(session, restricted)

    def setting_names(self) -> list[str]:
        """Every setting by name, for a field to offer."""
        with self._tracker.reading() as session:
            return list(
                session.execute(
                    select(Setting.name).where(Setting.merged_into_id.is_(None)).order_by(Setting.sort_key)
                ).scalars()
            )


def _unread(session: Session, restricted: frozenset[int]) -> list[PersonRow]:
    found = session.execute(select(Person.id, Person.reference).where(Person.id.in_(restricted)).order_by(Person.id))
    return [
        PersonRow(
            id=row.id,
            reference=row.reference,
            name="",
            other_names=(),
            date_of_birth=None,
            sex=None,
            is_restricted=True,
        )
        for row in found
    ]


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
    for field in ("date_of_birth", "sex", "ethnicity", "age_note"):
        if (value := getattr(draft, field)) or draft.person_id:
            setattr(person, field, value)
    session.flush()
    _keep_former_names(person, draft.former_names, is_all=bool(draft.person_id))
    return person


def adult_of(session: Session, person_id: int) -> AdultDraft:
    """Somebody on record, as a draft that is linked to them holds them. Raises `NotFound`."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("person")
    return AdultDraft(
        person_id=person.id,
        name=person.name,
        former_names=", ".join(name.name for name in person.names if name.kind == "former"),
        date_of_birth=person.date_of_birth,
        age_note=person.age_note,
        sex=person.sex,
        ethnicity=person.ethnicity,
    )


def the_setting(session: Session, name: str, sector: str | None = None) -> Setting | None:
    """The setting of that name, made when it is new; a blank name is no setting."""
    if not name.strip():
        return None
    key = fold(name)
    setting = _same_setting(session, key)
    if setting is None:
        setting = Setting(name=name.strip(), sort_key=key, sector=sector)
        session.add(setting)
    elif setting.sector is None:
        setting.sector = sector
    session.flush()
    return setting


def _same_setting(session: Session, key: str) -> Setting | None:
    """The setting called so, or else the one that was called so once, or is by others."""
    also = select(SettingName.setting_id).where(SettingName.sort_key == key)
    for named in (Setting.sort_key == key, Setting.id.in_(also)):
        stands = select(Setting).where(named, Setting.merged_into_id.is_(None)).order_by(Setting.id).limit(1)
        if found := session.execute(stands).scalar_one_or_none():
            return found
    return None


Merged = TypeVar("Merged", Person, Setting)


def kept_one(session: Session, kind: type[Merged], record_id: int | None) -> Merged | None:
    """A person or setting, or the one that it was merged into."""
    found = session.get(kind, record_id) if record_id else None
    while found is not None and found.merged_into_id is not None:
        found = session.get(kind, found.merged_into_id)
    return found


def the_role(session: Session, person_id: int, setting_id: int | None, job_title: str, sector: str | None) -> None:
    """Remember that the person has this job at this setting, once."""
    if setting_id is None and not job_title:
        return
    same = select(Role.id).where(
        Role.person_id == person_id, Role.setting_id.is_not_distinct_from(setting_id), Role.job_title == job_title
    )
    if session.execute(same.limit(1)).scalar_one_or_none() is None:
        session.add(Role(person_id=person_id, setting_id=setting_id, job_title=job_title, sector=sector))


def the_referrer(session: Session, draft: ReferrerDraft, linked_id: int | None = None) -> Referrer | None:
    """The referrer of that name in that agency, made when they are new; nothing known at all is no referrer.

    `linked_id` is the one the record has: kept while name and agency are the same, and blanked where the draft is.
    """
    if draft == ReferrerDraft():
        return None
    key = fold(draft.name)
    linked = session.get(Referrer, linked_id) if linked_id else None
    if linked is not None and (linked.sort_key, linked.agency) == (key, draft.agency):
        for field in ("name", "job_title", "phone", "email"):
            setattr(linked, field, getattr(draft, field).strip())
        return linked
    referrer = session.execute(
        select(Referrer)
        .where(Referrer.sort_key == key, Referrer.agency.is_not_distinct_from(draft.agency))
        .order_by(Referrer.id)
        .limit(1)
    ).scalar_one_or_none()
    if referrer is None or not key:
        referrer = Referrer(name=draft.name.strip(), sort_key=key, agency=draft.agency)
        session.add(referrer)
    for field in ("job_title", "phone", "email"):
        setattr(referrer, field, getattr(draft, field) or getattr(referrer, field) or "")
    session.flush()
    return referrer


def the_child(session: Session, draft: ChildDraft) -> Child:
    """The child a draft is linked to, or a new one: initials and an age are not enough to say it is the same child."""
    child = session.get(Child, draft.child_id) if draft.child_id else None
    if child is None:
        child = Child()
        session.add(child)
    child.name = draft.name.strip()
    child.sort_key = person_key(draft.name)
    child.date_of_birth = draft.date_of_birth
    child.age_note = draft.age_note
    session.flush()
    return child


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


def _keep_former_names(person: Person, typed: str, *, is_all: bool) -> None:
    """Former names are typed in one field, separated by commas or semicolons; earlier ones stay unless `is_all`."""
    wanted = list(dict.fromkeys(name.strip() for name in typed.replace(";", ",").split(",") if name.strip()))
    kept = [name for name in person.names if name.kind != "former"]
    former = {name.name: name for name in person.names if name.kind == "former"}
    wanted = wanted if is_all else list(dict.fromkeys([*former, *wanted]))
    person.names = kept + [
        former.get(name) or PersonName(kind="former", name=name, sort_key=person_key(name)) for name in wanted
    ]
