"""Closing a case along a checklist that takes no blanks but those parked for a reason; and opening it again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.models.tables import (
    Allegation,
    AllegationOutcome,
    Case,
    Meta,
    ParkedBlank,
    Person,
    Reopening,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_parts import in_future
from lado_desktop.services.closing_checklist import checklist
from lado_desktop.services.closing_drafts import (
    BLANK,
    NEVER_PARKED,
    PARKED,
    ClosingDraft,
    ClosingPage,
    Item,
    ReopeningRow,
)
from lado_desktop.services.lists import Lists
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.retention import YEARS_WITHOUT_BIRTHDAY
from lado_desktop.services.rows import the_row
from lado_desktop.services.transfer import as_draft, copy_onto

PAST: Final = (
    "concluded_on",
    "closed_on",
    "adult_told_outcome_on",
    "employer_told_on",
    "referrer_told_on",
    "placing_authority_told_on",
)
THE_END: Final = frozenset({"id", "closed_on", "closure_reason"})
YEARS: Final = "retention_years_without_birthday"


class Closing:
    """The end of the cases of one tracker. Cases brought in closed stay closed as they are."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def open(self, case_id: int) -> ClosingPage:
        """A case on its way to its end; that it was opened is recorded first. Raises `NotFound`, "reason_needed"."""
        with self._tracker.writing("open_case") as session:
            self._restrictions.must_open(session, "case", case_id)
            page = _page(session, case_id)
            self._tracker.note(session, "open", "Case", case_id)
            return page

    def again(self, case_id: int) -> ClosingPage:
        """The page that is open already, read again. Raises `NotFound`, "reason_needed"."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "case", case_id)
            return _page(session, case_id)

    def checklist(self, draft: ClosingDraft) -> tuple[Item, ...]:
        """What closing asks of the case with what is typed, and what of it is blank or parked."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "case", draft.id)
            return _checked(session, draft)

    def park(self, case_id: int, code: str, reason: str) -> None:
        """Leave a blank of the checklist open, for a reason. Raises `Invalid`, "never_parked"."""
        if not reason.strip():
            raise Invalid({"reason": "access_reason_missing"})
        if code in NEVER_PARKED:
            raise Trouble("never_parked")
        with self._tracker.writing("park_blank") as session:
            self._restrictions.must_be_open(session, "case", case_id)
            the_row(session, Case, case_id)
            row = session.execute(_parked(case_id, code)).scalar_one_or_none() or ParkedBlank(
                case_id=case_id, item=code
            )
            row.reason, row.parked_on, row.parked_by = reason.strip(), self._clock.today(), self._tracker.actor
            session.add(row)

    def unpark(self, case_id: int, code: str) -> None:
        """Ask for the blank again."""
        with self._tracker.writing("unpark_blank") as session:
            self._restrictions.must_be_open(session, "case", case_id)
            session.execute(delete(ParkedBlank).where(ParkedBlank.case_id == case_id, ParkedBlank.item == code))

    def save(self, draft: ClosingDraft) -> int:
        """Store what is known of the end without closing. Raises `Invalid`, `NotFound`."""
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_case") as session:
            copy_onto(self._the_case(session, draft), draft, leave=THE_END)
            return draft.id

    def close(self, draft: ClosingDraft) -> int:
        """Close the case. Raises `Invalid` with a code for every blank that is not parked, by its item."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "case", draft.id)
            blanks = {item.code: item.missing for item in _checked(session, draft) if item.state == BLANK}
        if found := {**self._problems(draft), **blanks}:
            raise Invalid(found)
        with self._tracker.writing("close_case") as session:
            case = self._the_case(session, draft)
            if case.closed_on is not None:
                raise Trouble("closed_already")
            copy_onto(case, draft, leave=frozenset({"id"}))
            case.closed_by = self._tracker.actor
            return draft.id

    def reopen(self, case_id: int, reason: str) -> None:
        """Open a closed case again, for a reason; how it had been closed is kept. Raises `Invalid`, "not_closed"."""
        if not reason.strip():
            raise Invalid({"reason": "access_reason_missing"})
        with self._tracker.writing("reopen_case") as session:
            self._restrictions.must_be_open(session, "case", case_id)
            case: Case = the_row(session, Case, case_id)
            if case.closed_on is None:
                raise Trouble("not_closed")
            session.add(
                Reopening(
                    case_id=case_id,
                    reopened_on=self._clock.today(),
                    reopened_by=self._tracker.actor,
                    reason=reason.strip(),
                    was_closed_on=case.closed_on,
                    was_closed_by=case.closed_by,
                    was_closed_because=case.closure_reason,
                )
            )
            case.closed_on = case.closure_reason = case.retention_class = case.retention_review_on = None
            case.closed_by = ""

    def set_years_without_birthday(self, years: int) -> None:
        """How long a case is kept where its class needs a birthday that nobody knows."""
        with self._tracker.writing("change_retention") as session:
            row = session.execute(select(Meta).where(Meta.name == YEARS)).scalar_one_or_none() or Meta(name=YEARS)
            row.value = str(years)
            session.add(row)

    def _the_case(self, session: Session, draft: ClosingDraft) -> Case:
        self._restrictions.must_be_open(session, "case", draft.id)
        case: Case = the_row(session, Case, draft.id)
        for name in ("concluded_on", "closed_on"):
            if (day := getattr(draft, name)) and day < case.opened_on:
                raise Invalid({name: "before_opened"})
        return case

    def _problems(self, draft: ClosingDraft) -> dict[str, str]:
        found = in_future(draft, PAST, self._clock.today())
        for name in ("closure_reason", "retention_class"):
            if not self._lists.knows(name, getattr(draft, name)):
                found[name] = "unknown_choice"
        return found


def _parked(case_id: int, code: str) -> Select[ParkedBlank]:
    return select(ParkedBlank).where(ParkedBlank.case_id == case_id, ParkedBlank.item == code)


def _checked(session: Session, draft: ClosingDraft) -> tuple[Item, ...]:
    """The checklist with the blanks that are parked; what was parked and is answered now is done."""
    rows = session.execute(select(ParkedBlank.item, ParkedBlank.reason).where(ParkedBlank.case_id == draft.id))
    reasons = {row.item: row.reason for row in rows}
    return tuple(
        replace(item, state=PARKED, reason=reasons[item.code]) if item.state == BLANK and item.code in reasons else item
        for item in checklist(session, draft)
    )


def _page(session: Session, case_id: int) -> ClosingPage:
    case: Case = the_row(session, Case, case_id)
    person = session.get(Person, case.person_id) if case.person_id else None
    outcomes = select(AllegationOutcome.outcome).join(Allegation, Allegation.id == AllegationOutcome.allegation_id)
    reopenings = select(Reopening).where(Reopening.case_id == case_id).order_by(Reopening.id.desc())
    return ClosingPage(
        draft=as_draft(ClosingDraft, case),
        reference=case.reference,
        about=person.name if person else case.description,
        is_closed=case.closed_on is not None,
        closed_by=case.closed_by,
        born=person.date_of_birth if person else None,
        outcomes=frozenset(session.execute(outcomes.where(Allegation.case_id == case_id)).scalars()),
        years_without_birthday=_years(session),
        reopenings=tuple(as_draft(ReopeningRow, row) for row in session.execute(reopenings).scalars()),
    )


def _years(session: Session) -> int:
    kept = session.execute(select(Meta.value).where(Meta.name == YEARS)).scalar_one_or_none()
    return int(kept) if kept else YEARS_WITHOUT_BIRTHDAY
