"""What a found record shows of itself on one line, and which page it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Action,
    Case,
    CaseChild,
    Child,
    Contact,
    ContactAdult,
    ContactChild,
    Document,
    Entry,
    Meeting,
    MeetingCase,
    Person,
    PersonChild,
    Referrer,
    Setting,
)

OPENS: Final = ("contact", "case", "meeting", "person", "setting")
"""Records that have a page, in the order in which a part of several of them opens one."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A record on one line. `ended` is what closed it: a day, a code or a state; `opens` the page of (kind, number)."""

    id: int
    reference: str = ""
    title: str = ""
    detail: str = ""
    code: str | None = None
    day: date | None = None
    ended: Any = None
    contact_id: int | None = None
    case_id: int | None = None
    meeting_id: int | None = None
    person_id: int | None = None
    setting_id: int | None = None

    @property
    def opens(self) -> tuple[str, int] | None:
        found = ((kind, getattr(self, f"{kind}_id")) for kind in OPENS)
        return next(((kind, number) for kind, number in found if number is not None), None)


VOCABULARIES: Final[Mapping[str, str]] = {
    "contact": "contact_type",
    "case": "sector",
    "setting": "sector",
    "meeting": "meeting_type",
    "entry": "entry_kind",
    "referrer": "agency",
    "document": "document_kind",
}
"""The value list of each kind's code."""


def lines(session: Session, kind: str, records: Sequence[int]) -> list[Line]:
    """These records in this order; what was removed meanwhile is left out."""
    found = {row["id"]: Line(**row) for row in session.connection().execute(_SHOWN[kind], {"ids": records}).mappings()}
    return [found[record] for record in records if record in found]


def _newest(link: Any, **where: Any) -> Any:
    (name, column), *_ = where.items()
    return select(func.max(link)).where(column).scalar_subquery().label(name)


def _among(column: Any) -> Any:
    return column.in_(bindparam("ids", expanding=True))


_FIRST_ABOUT: Final = (
    select(func.min(Person.name))
    .join(Case, Case.person_id == Person.id)
    .join(MeetingCase, MeetingCase.case_id == Case.id)
    .where(MeetingCase.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery()
)


def _owner(table: Any) -> Select[Any]:
    """A part of one of several records, with the reference of that record."""
    return (
        select(table.contact_id, table.case_id, table.person_id, table.setting_id)
        .add_columns(func.coalesce(Contact.reference, Case.reference, Person.reference, "").label("reference"))
        .outerjoin(Contact, Contact.id == table.contact_id)
        .outerjoin(Case, Case.id == table.case_id)
        .outerjoin(Person, Person.id == table.person_id)
        .where(_among(table.id))
    )


_SHOWN: Final[Mapping[str, Select[Any]]] = {
    "contact": select(Contact.id, Contact.reference, Contact.id.label("contact_id"))
    .add_columns(
        func.coalesce(Person.name, ContactAdult.description, "").label("title"),
        func.coalesce(Setting.name, "").label("detail"),
        Contact.contact_type.label("code"),
        Contact.received_on.label("day"),
        Contact.disposal.label("ended"),
    )
    .outerjoin(ContactAdult, (ContactAdult.contact_id == Contact.id) & (ContactAdult.position == 1))
    .outerjoin(Person, Person.id == ContactAdult.person_id)
    .outerjoin(Setting, Setting.id == ContactAdult.setting_id)
    .where(_among(Contact.id)),
    "case": select(Case.id, Case.reference, Case.id.label("case_id"))
    .add_columns(
        func.coalesce(Person.name, Case.description).label("title"),
        func.coalesce(Setting.name, "").label("detail"),
        Case.sector.label("code"),
        Case.opened_on.label("day"),
        Case.closed_on.label("ended"),
    )
    .outerjoin(Person, Person.id == Case.person_id)
    .outerjoin(Setting, Setting.id == Case.setting_id)
    .where(_among(Case.id)),
    "person": select(Person.id, Person.reference, Person.id.label("person_id"))
    .add_columns(Person.name.label("title"), Person.date_of_birth.label("day"))
    .where(_among(Person.id)),
    "setting": select(Setting.id, Setting.id.label("setting_id"), Setting.name.label("title"))
    .add_columns(Setting.sector.label("code"), Setting.local_authority.label("detail"))
    .where(_among(Setting.id)),
    "meeting": select(Meeting.id, Meeting.reference, Meeting.id.label("meeting_id"))
    .add_columns(
        func.coalesce(_FIRST_ABOUT, "").label("title"),
        Meeting.place.label("detail"),
        Meeting.meeting_type.label("code"),
        func.coalesce(Meeting.held_on, Meeting.planned_on).label("day"),
        Meeting.status.label("ended"),
    )
    .where(_among(Meeting.id)),
    "action": select(Action.id, Case.reference, Action.case_id, Action.text.label("title"))
    .add_columns(Action.owner.label("detail"), Action.due_on.label("day"), Action.done_on.label("ended"))
    .join(Case, Case.id == Action.case_id)
    .where(_among(Action.id)),
    "entry": _owner(Entry).add_columns(
        Entry.id, Entry.text.label("title"), Entry.kind.label("code"), Entry.happened_on.label("day")
    ),
    "document": _owner(Document).add_columns(
        Document.id,
        Document.meeting_id,
        Document.name.label("title"),
        Document.note.label("detail"),
        Document.kind.label("code"),
        Document.added_on.label("day"),
    ),
    "child": select(Child.id, Child.name.label("title"), Child.date_of_birth.label("day"))
    .add_columns(
        Child.age_note.label("detail"),
        _newest(ContactChild.contact_id, contact_id=ContactChild.child_id == Child.id),
        _newest(CaseChild.case_id, case_id=CaseChild.child_id == Child.id),
        _newest(PersonChild.person_id, person_id=PersonChild.child_id == Child.id),
    )
    .where(_among(Child.id)),
    "referrer": select(Referrer.id, Referrer.name.label("title"), Referrer.job_title.label("detail"))
    .add_columns(Referrer.agency.label("code"), _newest(Contact.id, contact_id=Contact.referrer_id == Referrer.id))
    .where(_among(Referrer.id)),
}
