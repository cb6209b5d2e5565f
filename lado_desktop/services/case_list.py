"""The list of cases: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import String, cast, func, select
from sqlalchemy import case as when
from sqlalchemy.orm import Session

from lado_desktop.models.expressions import day_text
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import (
    Action,
    Allegation,
    AllegationCategory,
    AllegationOutcome,
    Case,
    Meeting,
    MeetingCase,
    Person,
    Setting,
    Term,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_drafts import CaseRow
from lado_desktop.services.listed_values import Shown
from lado_desktop.services.listing import Filters, ListColumn, Order, count_of, in_order, values_in_order
from lado_desktop.services.quoted import ValueCount
from lado_desktop.services.restricted import restricted_ids, unread

_HELD: Final = (
    select(func.count(Meeting.id))
    .join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
    .where(MeetingCase.case_id == Case.id, Meeting.status == "held")
    .correlate(Case)
    .scalar_subquery()
)
_NEXT: Final = (
    select(func.min(Action.due_on))
    .where(Action.case_id == Case.id, Action.done_on.is_(None))
    .correlate(Case)
    .scalar_subquery()
)
_STATE: Final = when(
    (Case.closed_on.is_not(None), "Closed"), (Case.concluded_on.is_not(None), "Concluded"), else_="Open"
)


def _labels(vocabulary: str, code: Any, table: Any) -> Any:
    """The labels of all allegations of a case, parted by commas."""
    labels = (
        select(func.aggregate_strings(Term.label, ", "))
        .join(table, (Term.list == vocabulary) & (Term.code == code))
        .join(Allegation, Allegation.id == table.allegation_id)
        .where(Allegation.case_id == Case.id)
        .correlate(Case)
    )
    return func.coalesce(labels.scalar_subquery(), "")


def _own(column: Any, *, is_day: bool = False) -> Shown:
    return Shown(Case.id, select(Case.id, column), is_day, is_single=True)


def _of_allegations(code: Any, table: Any) -> Shown:
    return Shown(Case.id, select(Allegation.case_id, code).join(table, table.allegation_id == Allegation.id))


def _day(column: Any) -> ListColumn:
    return ListColumn(column, day_text(column), is_day=True, shown=_own(column, is_day=True))


_NAMES: Final = Shown(
    Case.id,
    select(Case.id, func.coalesce(Person.name, Case.description)).outerjoin(Person, Person.id == Case.person_id),
)
_SETTINGS: Final = Shown(Case.id, select(Case.id, Setting.name).join(Setting, Setting.id == Case.setting_id))

COLUMNS: Final = {
    "reference": ListColumn(Case.reference),
    "opened_on": _day(Case.opened_on),
    "about": ListColumn(func.coalesce(Person.sort_key, Case.description), is_folded=True, shown=_NAMES),
    "setting": ListColumn(Setting.sort_key, is_folded=True, shown=_SETTINGS),
    "job_title": ListColumn(Case.job_title, shown=_own(Case.job_title)),
    "sector": ListColumn(coded=Case.sector, vocabulary="sector", by_words=True, shown=_own(Case.sector)),
    "recency": ListColumn(coded=Case.recency, vocabulary="recency", shown=_own(Case.recency)),
    "employment_status": ListColumn(
        coded=Case.employment_status, vocabulary="employment_status", shown=_own(Case.employment_status)
    ),
    "officer": ListColumn(Case.officer, shown=_own(Case.officer)),
    "concluded_on": _day(Case.concluded_on),
    "closed_on": _day(Case.closed_on),
    "meetings_held": ListColumn(_HELD, shown=_own(cast(_HELD, String))),
    "next_due_on": _day(_NEXT),
    "state": ListColumn(_STATE, vocabulary="state", shown=_own(_STATE)),
    "categories": ListColumn(
        _labels("category", AllegationCategory.category, AllegationCategory),
        vocabulary="category",
        shown=_of_allegations(AllegationCategory.category, AllegationCategory),
    ),
    "outcomes": ListColumn(
        _labels("outcome", AllegationOutcome.outcome, AllegationOutcome),
        vocabulary="outcome",
        shown=_of_allegations(AllegationOutcome.outcome, AllegationOutcome),
    ),
}
UNREAD: Final = frozenset({"about", "setting", "job_title"})
"""What a list does not say of a restricted case."""


class CaseList:
    """What a table of cases asks for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def ids(self, order: Order = (("opened_on", True),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all cases that match, in order; the newest first where the order leaves it open."""
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "case")
            listed = unread(_joined(select(Case.id)), Case, restricted, order, filters or {}, UNREAD)
            found = in_order(session, listed, COLUMNS, order, filters or {}, (Case.id.desc(),))
            return [row[0] for row in plain_rows(session, found)]

    def count(self, filters: Filters | None = None) -> int:
        """How many cases match."""
        filters = filters or {}
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "case")
            listed = unread(_joined(select(Case.id)), Case, restricted, (), filters, UNREAD)
            return count_of(session, listed, COLUMNS, filters)

    def values(self, key: str, filters: Filters | None = None) -> tuple[ValueCount, ...]:
        """What stands in a column of the cases that pass every other filter, and how often."""
        filters = filters or {}
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, "case")
            listed = unread(_joined(select(Case.id)), Case, restricted, (), {**filters, key: "shown"}, UNREAD)
            return values_in_order(session, listed, COLUMNS, key, filters)

    def rows(self, ids: Sequence[int]) -> Sequence[CaseRow]:
        """The rows of these cases, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            categories = _codes(session, AllegationCategory.category, AllegationCategory, ids)
            outcomes = _codes(session, AllegationOutcome.outcome, AllegationOutcome, ids)
            found = {row.id: row._asdict() for row in session.execute(_joined(_ROW).where(Case.id.in_(ids)))}
            for one in restricted_ids(session, "case") & found.keys():
                found[one] |= {"is_restricted": True, **dict.fromkeys(UNREAD, "")}
        return [
            CaseRow(**found[one], categories=categories.get(one, ()), outcomes=outcomes.get(one, ()))
            for one in ids
            if one in found
        ]

    def open_count(self) -> int:
        """How many cases are not closed."""
        with self._tracker.reading() as session:
            return session.execute(select(func.count(Case.id)).where(Case.closed_on.is_(None))).scalar_one()


_ROW: Final = select(
    Case.id,
    Case.reference,
    Case.opened_on,
    func.coalesce(Person.name, Case.description).label("about"),
    func.coalesce(Setting.name, "").label("setting"),
    Case.job_title,
    Case.sector,
    Case.recency,
    Case.employment_status,
    Case.officer,
    Case.concluded_on,
    Case.closed_on,
    _HELD.label("meetings_held"),
    _NEXT.label("next_due_on"),
)


def _joined(statement: Any) -> Any:
    return (
        statement.select_from(Case)
        .outerjoin(Person, Person.id == Case.person_id)
        .outerjoin(Setting, Setting.id == Case.setting_id)
    )


def _codes(session: Session, code: Any, table: Any, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The different codes of all allegations of each case, in the order they were recorded."""
    found: dict[int, tuple[str, ...]] = {}
    for case_id, value in session.execute(
        select(Allegation.case_id, code)
        .join(Allegation, Allegation.id == table.allegation_id)
        .where(Allegation.case_id.in_(ids))
        .order_by(Allegation.number, table.id)
    ):
        if value not in found.get(case_id, ()):
            found[case_id] = (*found.get(case_id, ()), value)
    return found
