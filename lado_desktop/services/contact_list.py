"""The list of contacts: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from lado_desktop.models.expressions import day_text
from lado_desktop.models.tables import (
    Case,
    Contact,
    ContactAdult,
    ContactCategory,
    Person,
    Referrer,
    Setting,
    Term,
    ThresholdDecision,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.services.listing import Filters, ListColumn, Order, in_order

_DECISION: Final = (
    select(ThresholdDecision.decision)
    .where(ThresholdDecision.contact_id == Contact.id)
    .order_by(ThresholdDecision.id.desc())
    .limit(1)
    .correlate(Contact)
    .scalar_subquery()
)


def _label(vocabulary: str, code: Any) -> Any:
    return select(Term.label).where(Term.list == vocabulary, Term.code == code).scalar_subquery()


_CATEGORIES: Final = (
    select(func.aggregate_strings(Term.label, ", "))
    .join(ContactCategory, (Term.list == "category") & (Term.code == ContactCategory.category))
    .where(ContactCategory.contact_id == Contact.id)
    .correlate(Contact)
    .scalar_subquery()
)
COLUMNS: Final = {
    "reference": ListColumn(Contact.reference),
    "own_reference": ListColumn(Contact.own_reference),
    "received_on": ListColumn(Contact.received_on, day_text(Contact.received_on)),
    "about": ListColumn(func.coalesce(Person.sort_key, ContactAdult.description), is_folded=True),
    "setting": ListColumn(Setting.sort_key, is_folded=True),
    "job_title": ListColumn(ContactAdult.job_title),
    "sector": ListColumn(_label("sector", ContactAdult.sector)),
    "contact_type": ListColumn(_label("contact_type", Contact.contact_type), vocabulary="contact_type"),
    "referrer": ListColumn(Referrer.sort_key, is_folded=True),
    "agency": ListColumn(_label("agency", Referrer.agency)),
    "threshold": ListColumn(_label("threshold", _DECISION), vocabulary="threshold"),
    "categories": ListColumn(func.coalesce(_CATEGORIES, ""), vocabulary="category"),
    "disposal": ListColumn(_label("disposal", Contact.disposal), vocabulary="disposal"),
    "case_reference": ListColumn(Case.reference),
    "handled_by": ListColumn(Contact.handled_by),
}


class ContactList:
    """What a table of contacts asks for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def ids(self, order: Order = (("received_on", True),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all contacts that match, in order; the newest first where the order leaves it open."""
        wanted = {key for key, _ in order} | set(filters or {})
        statement = in_order(_from(select(Contact.id), wanted), COLUMNS, order, filters or {}, (Contact.id.desc(),))
        with self._tracker.reading() as session:
            return session.execute(statement).scalars().all()

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of these contacts, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            categories = _categories(session, ids)
            found = {row.id: row._asdict() for row in session.execute(_from(_ROW, None).where(Contact.id.in_(ids)))}
        return [ContactRow(**found[one], categories=categories.get(one, ())) for one in ids if one in found]


_ROW: Final = select(
    Contact.id,
    Contact.reference,
    Contact.own_reference,
    Contact.received_on,
    Contact.received_at,
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
    Contact.contact_type,
    func.coalesce(Referrer.name, "").label("referrer"),
    Referrer.agency,
    _DECISION.label("threshold"),
    Contact.disposal,
    Contact.case_id,
    func.coalesce(Case.reference, "").label("case_reference"),
    Contact.first_response_on,
    Contact.handled_by,
)

_ADULT: Final = {"about", "setting", "job_title", "sector"}


def _from(statement: Select[Any], wanted: set[str] | None) -> Select[Any]:
    """Join only what the columns in use need, so that sorting by date alone reads one index; None joins everything."""
    every = wanted is None or "" in wanted
    wanted = wanted or set()
    statement = statement.select_from(Contact)
    if every or wanted & _ADULT:
        statement = statement.outerjoin(
            ContactAdult, (ContactAdult.contact_id == Contact.id) & (ContactAdult.position == 1)
        )
    if every or "about" in wanted:
        statement = statement.outerjoin(Person, Person.id == ContactAdult.person_id)
    if every or "setting" in wanted:
        statement = statement.outerjoin(Setting, Setting.id == ContactAdult.setting_id)
    if every or wanted & {"referrer", "agency"}:
        statement = statement.outerjoin(Referrer, Referrer.id == Contact.referrer_id)
    if every or "case_reference" in wanted:
        statement = statement.outerjoin(Case, Case.id == Contact.case_id)
    return statement


def _categories(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for contact_id, category in session.execute(
        select(ContactCategory.contact_id, ContactCategory.category)
        .where(ContactCategory.contact_id.in_(ids))
        .order_by(ContactCategory.contact_id, ContactCategory.position)
    ):
        found[contact_id] = (*found.get(contact_id, ()), category)
    return found
