"""A stored person, read back as their page shows them."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import ContactAdult, Person, Role, Setting
from lado_desktop.services.adults import own_children
from lado_desktop.services.appearances import of_person
from lado_desktop.services.merging import standing_merges
from lado_desktop.services.patterns import patterns
from lado_desktop.services.person_drafts import NameDraft, PersonDraft, PersonPage, RoleDraft
from lado_desktop.services.tally import by_month
from lado_desktop.services.transfer import as_draft


def person_page(session: Session, person: Person, today: date) -> PersonPage:
    """Everything about one person."""
    names = [person.name, *(name.name for name in person.names)]
    born = person.date_of_birth
    return PersonPage(
        person=person_draft(session, person),
        age=relativedelta(today, born).years if born else None,
        roles=_roles(session, person.id),
        appearances=of_person(session, person.id, names),
        months=by_month(session, ContactAdult.person_id, person.id),
        patterns=tuple(patterns(session, today, {"person": frozenset({person.id}), "setting": frozenset()})),
        merges=standing_merges(session, "person", person.id),
    )


def person_draft(session: Session, person: Person) -> PersonDraft:
    """The facts of a person, with other names and own children."""
    children = own_children(session, person.id)
    names = tuple(as_draft(NameDraft, name) for name in person.names)
    return as_draft(PersonDraft, person, names=names, children=children)


def _roles(session: Session, person_id: int) -> tuple[RoleDraft, ...]:
    """What they do now first, then what they did, the latest first."""
    rows = session.execute(
        select(Role, Setting.name)
        .outerjoin(Setting, Setting.id == Role.setting_id)
        .where(Role.person_id == person_id)
        .order_by(
            func.coalesce(Role.ended, date.max).desc(), func.coalesce(Role.started, date.min).desc(), Role.id.desc()
        )
    )
    return tuple(as_draft(RoleDraft, role, setting_name=name or "") for role, name in rows)
