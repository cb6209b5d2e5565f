"""The list of cases: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import case as when
from sqlalchemy import func, select
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
from lado_desktop.services.listing import Filters, ListColumn, Order, in_order

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
    (Case.closed_on.is_not(None), "closed"), (Case.concluded_on.is_not(None), "concluded"), else_="open"
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


COLUMNS: Final = {
    "reference": ListColumn(Case.reference),
    "opened_on": ListColumn(Case.opened_on, day_text(Case.opened_on), is_day=True),
    "about": ListColumn(func.coalesce(Person.sort_key, Case.description), is_folded=True),
    "setting": ListColumn(Setting.sort_key, is_folded=True),
    "job_title": ListColumn(Case.job_title),
    "sector": ListColumn(coded=Case.sector, vocabulary="sector", by_words=True),
    "officer": ListColumn(Case.officer),
    "concluded_on": ListColumn(Case.concluded_on, day_text(Case.concluded_on), is_day=True),
    "closed_on": ListColumn(Case.closed_on, day_text(Case.closed_on), is_day=True),
    "meetings_held": ListColumn(_HELD),
    "next_due_on": ListColumn(_NEXT, day_text(_NEXT), is_day=True),
    "state": ListColumn(_STATE, vocabulary="state"),
    "categories": ListColumn(
        _labels("category", AllegationCategory.category, AllegationCategory), vocabulary="category"
    ),
    "outcomes": ListColumn(_labels("outcome", AllegationOutcome.outcome, AllegationOutcome), vocabulary="outcome"),
}


class CaseList:
    """What a table of cases asks for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def ids(self, order: Order = (("opened_on", True),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all cases that match, in order; the newest first where the order leaves it open."""
        with self._tracker.reading() as session:
            listed = _joined(select(Case.id))
            found = in_order(session, listed, COLUMNS, order, filters or {}, (Case.id.desc(),))
            return [row[0] for row in plain_rows(session, found)]

    def rows(self, ids: Sequence[int]) -> Sequence[CaseRow]:
        """The rows of these cases, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            categories = _codes(session, AllegationCategory.category, AllegationCategory, ids)
            outcomes = _codes(session, AllegationOutcome.outcome, AllegationOutcome, ids)
            found = {row.id: row._asdict() for row in session.execute(_joined(_ROW).where(Case.id.in_(ids)))}
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
