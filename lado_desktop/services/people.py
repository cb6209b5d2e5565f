"""People, settings, referrers and children: listed, and found again or made new whenever a record names one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Child, Person, PersonName, Referrer, Setting, SettingName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.adults import adult_of
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ReferrerDraft
from lado_desktop.services.folding import fold, person_key
from lado_desktop.services.restricted import restricted_ids
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.transfer import copy_onto


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

    def __init__(self, tracker: Tracker, restrictions: Restrictions) -> None:
        self._tracker, self._restrictions = tracker, restrictions

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

    def as_adult(self, person_id: int) -> AdultDraft:
        """Somebody on record, as a contact that is linked to them says it. Raises `NotFound`."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "person", person_id)
            return adult_of(session, person_id)

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
    copy_onto(child, draft, leave=frozenset({"name"}))
    session.flush()
    return child
