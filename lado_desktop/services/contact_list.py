"""The list of contacts: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
from lado_desktop.services.listing import Filters, ListColumn, Order, Sought, in_order
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


COLUMNS: Final = {
    "reference": ListColumn(Contact.reference),
    "own_reference": ListColumn(Contact.own_reference),
    "received_on": ListColumn(Contact.received_on, day_text(Contact.received_on), is_day=True),
    "about": ListColumn(func.coalesce(Person.sort_key, ContactAdult.description), is_folded=True, finds=_about),
    "setting": ListColumn(Setting.sort_key, is_folded=True, finds=_at_setting),
    "job_title": ListColumn(ContactAdult.job_title),
    "sector": ListColumn(coded=ContactAdult.sector, vocabulary="sector", by_words=True),
    "contact_type": ListColumn(coded=Contact.contact_type, vocabulary="contact_type"),
    "referrer": ListColumn(Referrer.sort_key, is_folded=True, finds=_from_referrer),
    "agency": ListColumn(coded=Referrer.agency, vocabulary="agency", by_words=True, finds=_from_agency),
    "threshold": ListColumn(coded=_DECISION, vocabulary="threshold", finds=_decided),
    "categories": ListColumn(coded=ContactCategory.category, vocabulary="category", finds=_in_category),
    "disposal": ListColumn(coded=Contact.disposal, vocabulary="disposal"),
    "case_reference": ListColumn(Case.reference, finds=_in_case),
    "handled_by": ListColumn(Contact.handled_by),
}
"""Categories are sorted by the main one."""


class ContactList:
    """What a table of contacts asks for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def ids(self, order: Order = (("received_on", True),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all contacts that match, in order; the newest first where the order leaves it open."""
        filters = filters or {}
        statement = _from(select(Contact.id), {key for key, _ in order}, set(filters))
        with self._tracker.reading() as session:
            found = in_order(session, statement, COLUMNS, order, filters, (Contact.id.desc(),))
            return [row[0] for row in plain_rows(session, found)]

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of these contacts, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            connection = session.connection()  # no objects are wanted, so the session need not look for any
            categories = _categories(connection, ids)
            rows = connection.execute(_WINDOW, {"ids": ids}).mappings().all()
        found = {row["id"]: ContactRow(**row, categories=categories.get(row["id"], ())) for row in rows}
        return [found[one] for one in ids if one in found]


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
