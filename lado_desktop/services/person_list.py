"""The list of people: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, String, cast, func, or_, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.models.expressions import day_text
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import Case, Contact, ContactAdult, Person, PersonName, Role, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.listed_values import Shown
from lado_desktop.services.listing import Filters, ListColumn, Order, Sought, in_order, values_in_order
from lado_desktop.services.patterns import pattern_counts
from lado_desktop.services.person_drafts import PersonRow
from lado_desktop.services.quoted import ValueCount
from lado_desktop.services.restricted import restricted_ids, unread

WINDOW: Final = 500

_CONTACTS: Final = (
    select(func.count(ContactAdult.contact_id.distinct()))
    .where(ContactAdult.person_id == Person.id)
    .correlate(Person)
    .scalar_subquery()
)
_OPEN: Final = (
    select(func.count(Case.id))
    .where(Case.person_id == Person.id, Case.closed_on.is_(None))
    .correlate(Person)
    .scalar_subquery()
)
_LAST: Final = (
    select(func.max(Contact.received_on))
    .join(ContactAdult, ContactAdult.contact_id == Contact.id)
    .where(ContactAdult.person_id == Person.id)
    .correlate(Person)
    .scalar_subquery()
)
_STANDING: Final = Person.merged_into_id.is_(None)


def _called(sought: Sought) -> ColumnElement[bool]:
    return Person.id.in_(select(PersonName.person_id).where(sought.in_text(PersonName.sort_key)))


def _working(sought: Sought) -> ColumnElement[bool]:
    there = select(Setting.id).where(sought.in_text(Setting.sort_key))
    job = sought.in_text(func.lower(Role.job_title))
    return Person.id.in_(select(Role.person_id).where(or_(job, Role.setting_id.in_(there))))


def _own(column: Any, *, is_day: bool = False) -> Shown:
    return Shown(Person.id, select(Person.id, column), is_day)


def _of(table: Any, column: Any) -> Shown:
    return Shown(Person.id, select(table.person_id, column))


_PLACES: Final = Shown(Person.id, select(Role.person_id, Setting.name).join(Setting, Setting.id == Role.setting_id))

COLUMNS: Final = {
    "reference": ListColumn(Person.reference),
    "name": ListColumn(Person.sort_key, is_folded=True, shown=_own(Person.name)),
    "other_names": ListColumn(
        select(func.min(PersonName.sort_key))
        .where(PersonName.person_id == Person.id)
        .correlate(Person)
        .scalar_subquery(),
        is_folded=True,
        finds=_called,
        shown=_of(PersonName, PersonName.name),
    ),
    "date_of_birth": ListColumn(
        Person.date_of_birth, day_text(Person.date_of_birth), is_day=True, shown=_own(Person.date_of_birth, is_day=True)
    ),
    "sex": ListColumn(coded=Person.sex, vocabulary="sex", shown=_own(Person.sex)),
    "roles": ListColumn(
        select(func.max(Role.job_title)).where(Role.person_id == Person.id).correlate(Person).scalar_subquery(),
        is_folded=True,
        finds=_working,
        shown=_PLACES,
    ),
    "contacts": ListColumn(_CONTACTS, shown=_own(cast(_CONTACTS, String))),
    "open_cases": ListColumn(_OPEN, shown=_own(cast(_OPEN, String))),
    "last_contact_on": ListColumn(_LAST, day_text(_LAST), is_day=True, shown=_own(_LAST, is_day=True)),
}


UNREAD: Final = frozenset({"name", "other_names", "date_of_birth", "sex", "roles"})
"""What a list does not say of a restricted person."""
BY_NAME: Final = (("name", False),)


class PersonList:
    """What a table of people asks for."""

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self._tracker = tracker
        self._clock = clock

    def ids(self, order: Order = BY_NAME, filters: Filters | None = None) -> Sequence[int]:
        """The ids of all people that match, in order; by family name where the order leaves it open."""
        filters = filters or {}
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "person")
            listed = unread(select(Person.id).where(_STANDING), Person, restricted, order, filters, UNREAD)
            by_name = (Person.id.in_(restricted), Person.sort_key, Person.id)
            found = in_order(session, listed, COLUMNS, order, filters, by_name)
            return [row[0] for row in plain_rows(session, found)]

    def values(self, key: str, filters: Filters | None = None) -> tuple[ValueCount, ...]:
        """What stands in a column of the people who pass every other filter, and how often."""
        filters = filters or {}
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "person")
            standing = select(Person.id).where(_STANDING)
            listed = unread(standing, Person, restricted, (), {**filters, key: "shown"}, UNREAD)
            return values_in_order(session, listed, COLUMNS, key, filters) if key in COLUMNS else ()

    def rows(self, ids: Sequence[int]) -> Sequence[PersonRow]:
        """The rows of these people, in the order of `ids`; one that is gone meanwhile is left out."""
        with self._tracker.reading() as session:
            names = _gathered(session, select(PersonName.person_id, PersonName.name).order_by(PersonName.id), ids)
            roles = _gathered(session, _ROLES, ids)
            live = pattern_counts(session, self._clock.today(), "person", ids)
            found = {
                row.id: PersonRow(
                    **row._asdict(),
                    other_names=names.get(row.id, ()),
                    roles=roles.get(row.id, ()),
                    patterns=live[row.id],
                )
                for row in session.execute(_ROW.where(Person.id.in_(ids)))
            }
            for one in restricted_ids(session, "person") & found.keys():
                found[one] = _unread(found[one])
        return [found[one] for one in ids if one in found]

    def listing(self) -> list[PersonRow]:
        """Everybody, by family name; of a restricted person no more than the reference, after all others."""
        ids = self.ids()
        return [row for start in range(0, len(ids), WINDOW) for row in self.rows(ids[start : start + WINDOW])]


def _unread(row: PersonRow) -> PersonRow:
    return replace(row, is_restricted=True, name="", other_names=(), date_of_birth=None, sex=None, roles=())


_ROW: Final = select(
    Person.id,
    Person.reference,
    Person.name,
    Person.date_of_birth,
    Person.sex,
    _CONTACTS.label("contacts"),
    _OPEN.label("open_cases"),
    _LAST.label("last_contact_on"),
).where(_STANDING)
_ROLES: Final = (
    select(Role.person_id, Role.job_title, Setting.name)
    .outerjoin(Setting, Setting.id == Role.setting_id)
    .order_by(Role.id.desc())
)


def _gathered(session: Session, statement: Any, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The words of each person, those of one row joined by commas."""
    column = statement.selected_columns[0]
    found: dict[int, tuple[str, ...]] = {}
    for person_id, *words in session.execute(statement.where(column.in_(ids))):
        said = ", ".join(word for word in words if word)
        if said not in found.get(person_id, ()):
            found[person_id] = (*found.get(person_id, ()), said)
    return found
