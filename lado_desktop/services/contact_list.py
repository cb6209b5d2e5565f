"""The list of contacts: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import False_

from lado_desktop.models.expressions import day_text
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import (
    Case,
    Contact,
    ContactAdult,
    ContactCategory,
    Person,
    Referrer,
    Setting,
    ThresholdDecision,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.services.listed_values import Shown
from lado_desktop.services.listing import Filters, ListColumn, Order, Sought, count_of, in_order, values_in_order
from lado_desktop.services.quoted import ValueCount
from lado_desktop.services.restricted import restricted_ids, unread
from lado_desktop.services.transfer import plain_columns

_DECISION: Final = (
    select(ThresholdDecision.decision)
    .where(ThresholdDecision.contact_id == Contact.id)
    .order_by(ThresholdDecision.id.desc())
    .limit(1)
    .correlate(Contact)
    .scalar_subquery()
)


def _about(sought: Sought) -> ColumnElement[bool]:
    named = ContactAdult.person_id.in_(select(Person.id).where(sought.in_text(Person.sort_key)))
    return or_(named, sought.in_text(func.lower(ContactAdult.description)))


def _at_setting(sought: Sought) -> ColumnElement[bool]:
    return ContactAdult.setting_id.in_(select(Setting.id).where(sought.in_text(Setting.sort_key)))


def _from_referrer(sought: Sought) -> ColumnElement[bool]:
    return Contact.referrer_id.in_(select(Referrer.id).where(sought.in_text(Referrer.sort_key)))


def _from_agency(sought: Sought) -> ColumnElement[bool]:
    return _among(Contact.referrer_id, Referrer.id, sought.coded(Referrer.agency, "agency"))


def _decided(sought: Sought) -> ColumnElement[bool]:
    later = aliased(ThresholdDecision)
    is_latest = ~exists().where(later.contact_id == ThresholdDecision.contact_id, later.id > ThresholdDecision.id)
    labelled = sought.coded(ThresholdDecision.decision, "threshold")
    return _among(Contact.id, ThresholdDecision.contact_id, labelled, is_latest)


def _in_category(sought: Sought) -> ColumnElement[bool]:
    return _among(Contact.id, ContactCategory.contact_id, sought.coded(ContactCategory.category, "category"))


def _in_case(sought: Sought) -> ColumnElement[bool]:
    return Contact.case_id.in_(select(Case.id).where(sought.in_text(func.lower(Case.reference))))


def _among(mine: Any, theirs: Any, labelled: ColumnElement[bool], *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Nobody looks where no label holds the word."""
    found: ColumnElement[bool] = mine.in_(select(theirs).where(labelled, *more))
    return labelled if isinstance(labelled, False_) else found


def _own(column: Any, *, is_day: bool = False) -> Shown:
    return Shown(Contact.id, select(Contact.id, column), is_day, is_single=True)


def _of_first(column: Any) -> Shown:
    return Shown(Contact.id, select(ContactAdult.contact_id, column).where(ContactAdult.position == 1), is_single=True)


def _of_adults(column: Any, other: Any, link: ColumnElement[bool]) -> Shown:
    return Shown(Contact.id, select(ContactAdult.contact_id, column).outerjoin(other, link))


def _of_referrer(column: Any) -> Shown:
    return Shown(
        Contact.id, select(Contact.id, column).join(Referrer, Referrer.id == Contact.referrer_id), is_single=True
    )


_NAMES: Final = _of_adults(
    func.coalesce(Person.name, ContactAdult.description), Person, Person.id == ContactAdult.person_id
)
_SETTINGS: Final = _of_adults(Setting.name, Setting, Setting.id == ContactAdult.setting_id)
_CASES: Final = Shown(
    Contact.id, select(Contact.id, Case.reference).join(Case, Case.id == Contact.case_id), is_single=True
)
_IN_CATEGORIES: Final = Shown(Contact.id, select(ContactCategory.contact_id, ContactCategory.category))

COLUMNS: Final = {
    "reference": ListColumn(Contact.reference),
    "own_reference": ListColumn(Contact.own_reference),
    "received_on": ListColumn(
        Contact.received_on, day_text(Contact.received_on), is_day=True, shown=_own(Contact.received_on, is_day=True)
    ),
    "about": ListColumn(
        func.coalesce(Person.sort_key, ContactAdult.description), is_folded=True, finds=_about, shown=_NAMES
    ),
    "setting": ListColumn(Setting.sort_key, is_folded=True, finds=_at_setting, shown=_SETTINGS),
    "job_title": ListColumn(ContactAdult.job_title, shown=_of_first(ContactAdult.job_title)),
    "sector": ListColumn(
        coded=ContactAdult.sector, vocabulary="sector", by_words=True, shown=_of_first(ContactAdult.sector)
    ),
    "contact_type": ListColumn(coded=Contact.contact_type, vocabulary="contact_type", shown=_own(Contact.contact_type)),
    "recency": ListColumn(coded=Contact.recency, vocabulary="recency", shown=_own(Contact.recency)),
    "referrer": ListColumn(Referrer.sort_key, is_folded=True, finds=_from_referrer, shown=_of_referrer(Referrer.name)),
    "agency": ListColumn(
        coded=Referrer.agency,
        vocabulary="agency",
        by_words=True,
        finds=_from_agency,
        shown=_of_referrer(Referrer.agency),
    ),
    "threshold": ListColumn(coded=_DECISION, vocabulary="threshold", finds=_decided, shown=_own(_DECISION)),
    "categories": ListColumn(
        coded=ContactCategory.category, vocabulary="category", finds=_in_category, shown=_IN_CATEGORIES
    ),
    "disposal": ListColumn(coded=Contact.disposal, vocabulary="disposal", shown=_own(Contact.disposal)),
    "case_reference": ListColumn(Case.reference, finds=_in_case, shown=_CASES),
    "handled_by": ListColumn(Contact.handled_by, shown=_own(Contact.handled_by)),
}
"""Categories are sorted by the main one."""
UNREAD: Final = frozenset({"about", "setting", "job_title", "referrer", "own_reference"})
"""What a list does not say of a restricted contact."""


class ContactList:
    """What a table of contacts asks for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def ids(self, order: Order = (("received_on", True),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all contacts that match, in order; the newest first where the order leaves it open."""
        filters = filters or {}
        statement = _from(select(Contact.id), {key for key, _ in order}, set(filters))
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "contact")
            statement = unread(statement, Contact, restricted, order, filters, UNREAD)
            found = in_order(session, statement, COLUMNS, order, filters, (Contact.id.desc(),))
            return [row[0] for row in plain_rows(session, found)]

    def count(self, filters: Filters | None = None) -> int:
        """How many contacts match."""
        filters = filters or {}
        with self._tracker.reading() as session:
            listed = _from(select(Contact.id), set(), set(filters))
            listed = unread(listed, Contact, restricted_ids(session, "contact"), (), filters, UNREAD)
            return count_of(session, listed, COLUMNS, filters)

    def values(self, key: str, filters: Filters | None = None) -> tuple[ValueCount, ...]:
        """What stands in a column of the contacts that pass every other filter, and how often."""
        filters = filters or {}
        with self._tracker.reading() as session:
            listed = _from(select(Contact.id), set(), set(filters))
            shown = unread(listed, Contact, restricted_ids(session, "contact"), (), {**filters, key: "shown"}, UNREAD)
            return values_in_order(session, shown, COLUMNS, key, filters)

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of these contacts, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            connection = session.connection()  # no objects are wanted, so the session need not look for any
            categories = _categories(connection, ids)
            restricted = restricted_ids(session, "contact")
            rows = connection.execute(_WINDOW, {"ids": ids}).mappings().all()
        found = {row["id"]: ContactRow(**row, categories=categories.get(row["id"], ())) for row in rows}
        found |= {one: _unread(found[one]) for one in restricted & found.keys()}
        return [found[one] for one in ids if one in found]


def _unread(row: ContactRow) -> ContactRow:
    return replace(row, is_restricted=True, about="", setting="", job_title="", referrer="", own_reference="")


_ROW: Final = select(
    *plain_columns(ContactRow, Contact),
    func.coalesce(Person.name, ContactAdult.description, "").label("about"),
    func.coalesce(ContactAdult.known, "not_named").label("known"),
    select(func.count())
    .where(ContactAdult.contact_id == Contact.id)
    .correlate(Contact)
    .scalar_subquery()
    .label("adult_count"),
    func.coalesce(Setting.name, "").label("setting"),
    func.coalesce(ContactAdult.job_title, "").label("job_title"),
    ContactAdult.sector,
    func.coalesce(Referrer.name, "").label("referrer"),
    Referrer.agency,
    _DECISION.label("threshold"),
    func.coalesce(Case.reference, "").label("case_reference"),
)

_ADULT: Final = {"about", "setting", "job_title", "sector"}


def _from(statement: Select[Any], shown: set[str], narrowed: Collection[str] = ()) -> Select[Any]:
    """Join only what the columns in use need, so that sorting by date alone reads one index.

    A filter finds its own way to other tables; only the adult's own columns are asked of each row.
    """
    statement = statement.select_from(Contact)
    if _ADULT & {*shown, *narrowed} or "" in narrowed:
        first = (ContactAdult.contact_id == Contact.id) & (ContactAdult.position == 1)
        statement = statement.outerjoin(ContactAdult, first)
    if "about" in shown:
        statement = statement.outerjoin(Person, Person.id == ContactAdult.person_id)
    if "setting" in shown:
        statement = statement.outerjoin(Setting, Setting.id == ContactAdult.setting_id)
    if shown & {"referrer", "agency"}:
        statement = statement.outerjoin(Referrer, Referrer.id == Contact.referrer_id)
    if "case_reference" in shown:
        statement = statement.outerjoin(Case, Case.id == Contact.case_id)
    if "categories" in shown:
        main = (ContactCategory.contact_id == Contact.id) & (ContactCategory.position == 1)
        statement = statement.outerjoin(ContactCategory, main)
    return statement


_THESE: Final[BindParameter[int]] = bindparam("ids", expanding=True)
_WINDOW: Final = _from(_ROW, set(COLUMNS) - {"categories"}).where(Contact.id.in_(_THESE))
_THEIR_CATEGORIES: Final = (
    select(ContactCategory.contact_id, ContactCategory.category)
    .where(ContactCategory.contact_id.in_(_THESE))
    .order_by(ContactCategory.contact_id, ContactCategory.position)
)


def _categories(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for contact_id, category in connection.execute(_THEIR_CATEGORIES, {"ids": ids}):
        found[contact_id] = (*found.get(contact_id, ()), category)
    return found
