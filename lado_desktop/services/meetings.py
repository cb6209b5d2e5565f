"""Meetings: planned, held or cancelled, with who was there, what was said, decided and is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Action, Attendance, Case, Decision, Meeting, MeetingCase, MinutesSection
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.lists import Lists
from lado_desktop.services.meeting_drafts import AttendanceDraft, DecisionDraft, MeetingDraft, MeetingRow, SectionDraft
from lado_desktop.services.references import next_reference
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.transfer import as_draft, copy_onto

MINUTES_DUE: Final = timedelta(days=28)  # the audit criterion of [W-Warw]


class Meetings:
    """The meetings of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def listing(self) -> list[MeetingRow]:
        """Every meeting, the latest first."""
        day = func.coalesce(Meeting.held_on, Meeting.planned_on)
        with self._tracker.reading() as session:
            return _rows(session, select(Meeting).order_by(day.desc(), Meeting.id.desc()))

    def rows(self, ids: Sequence[int]) -> Sequence[MeetingRow]:
        """The rows of these meetings, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            found = {row.id: row for row in _rows(session, select(Meeting).where(Meeting.id.in_(ids)))}
        return [found[one] for one in ids if one in found]

    def blank(self, case_id: int) -> MeetingDraft:
        """The next meeting of a case: its initial meeting, or a review once that was held."""
        with self._tracker.reading() as session:
            held = select(func.count(Meeting.id)).join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
            initial = session.execute(
                held.where(MeetingCase.case_id == case_id, Meeting.meeting_type == "initial", Meeting.status == "held")
            ).scalar_one()
        return MeetingDraft(case_ids=(case_id,), meeting_type="review" if initial else "initial")

    def problems(self, draft: MeetingDraft) -> dict[str, str]:
        """What keeps a draft from being stored: a problem code by field; lines as "actions.2.owner"."""
        found: dict[str, str] = {}
        if not draft.case_ids:
            found["case_ids"] = "choice_missing"
        if draft.meeting_type is None or not self._lists.knows("meeting_type", draft.meeting_type):
            found["meeting_type"] = "choice_missing"
        if draft.status == "planned" and draft.planned_on is None:
            found["planned_on"] = "date_missing"
        if draft.status == "held":
            if draft.held_on is None:
                found["held_on"] = "date_missing"
            elif draft.held_on > self._clock.today():
                found["held_on"] = "in_future"
        if draft.status == "cancelled" and not draft.cancelled_because.strip():
            found["cancelled_because"] = "reason_missing"
        return found | _line_problems(draft)

    def save(self, draft: MeetingDraft) -> int:
        """Store a meeting with all its parts; returns its id. Raises `Invalid`, `NotFound`."""
        if found := self.problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_meeting" if draft.id else "add_meeting") as session:
            if any(session.get(Case, case_id) is None for case_id in draft.case_ids):
                raise NotFound("case")
            for case_id in draft.case_ids:
                self._restrictions.must_be_open(session, "case", case_id)
            meeting = self._the_meeting(session, draft)
            if meeting.meeting_type != draft.meeting_type:
                meeting.number = _next_number(session, draft.case_ids[0], str(draft.meeting_type))
            copy_onto(meeting, draft, leave=frozenset({"id", "reference", "number"}))
            if draft.status == "planned":
                meeting.held_on = meeting.held_at = None
            if meeting.held_on and meeting.minutes_due_on is None:
                meeting.minutes_due_on = meeting.held_on + MINUTES_DUE
            session.flush()
            _store_cases(session, meeting, draft.case_ids)
            _store_lines(session, Attendance, meeting.id, draft.attendance)
            _store_lines(session, MinutesSection, meeting.id, draft.sections)
            _store_lines(session, Decision, meeting.id, draft.decisions)
            _store_actions(session, meeting.id, draft)
            return meeting.id

    def open(self, meeting_id: int) -> MeetingDraft:
        """A meeting as its form shows it; that it was opened is recorded first. Raises `NotFound`."""
        with self._tracker.writing("open_meeting") as session:
            self._restrictions.must_open(session, "meeting", meeting_id)
            draft = meeting_draft(session, meeting_id)
            self._tracker.note(session, "open", "Meeting", meeting_id)
            return draft

    def again(self, meeting_id: int) -> MeetingDraft:
        """A meeting that is open already, read again after saving; nothing is recorded. Raises `NotFound`."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "meeting", meeting_id)
            return meeting_draft(session, meeting_id)

    def find(self, reference: str) -> int:
        """The id of the meeting with that reference. Raises `NotFound`."""
        with self._tracker.reading() as session:
            found = session.execute(
                select(Meeting.id).where(func.lower(Meeting.reference) == reference.strip().lower())
            ).scalar_one_or_none()
        if found is None:
            raise NotFound("meeting")
        return found

    def _the_meeting(self, session: Session, draft: MeetingDraft) -> Meeting:
        if draft.id is not None:
            kept = session.get(Meeting, draft.id)
            if kept is None:
                raise NotFound("meeting")
            return kept
        day = draft.held_on or draft.planned_on or self._clock.today()
        return add_meeting(session, draft.case_ids, str(draft.meeting_type), day)


def _rows(session: Session, meetings: Select[Meeting]) -> list[MeetingRow]:
    cases: dict[int, tuple[str, ...]] = {}
    for meeting_id, reference in session.execute(
        select(MeetingCase.meeting_id, Case.reference)
        .join(Case, Case.id == MeetingCase.case_id)
        .order_by(MeetingCase.id)
    ):
        cases[meeting_id] = (*cases.get(meeting_id, ()), reference)
    return [
        as_draft(MeetingRow, meeting, case_references=cases.get(meeting.id, ()))
        for meeting in session.execute(meetings).scalars()
    ]


def add_meeting(session: Session, case_ids: Sequence[int], meeting_type: str, day: date) -> Meeting:
    """A new meeting in the series of its first case, with the next number of its type."""
    meeting = Meeting(
        reference=next_reference(session, "meeting", day.year),
        meeting_type=meeting_type,
        number=_next_number(session, case_ids[0], meeting_type),
    )
    session.add(meeting)
    return meeting


def _next_number(session: Session, case_id: int, meeting_type: str) -> int:
    """A meeting that was cancelled has used its number up: letters may already have named it."""
    last = (
        select(func.max(Meeting.number))
        .join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
        .where(MeetingCase.case_id == case_id, Meeting.meeting_type == meeting_type)
    )
    return (session.execute(last).scalar_one() or 0) + 1


def meeting_draft(session: Session, meeting_id: int) -> MeetingDraft:
    """The whole meeting. Raises `NotFound`."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound("meeting")
    cases = select(MeetingCase.case_id).where(MeetingCase.meeting_id == meeting_id).order_by(MeetingCase.id)
    return as_draft(
        MeetingDraft,
        meeting,
        case_ids=tuple(session.execute(cases).scalars()),
        attendance=_lines(session, Attendance, AttendanceDraft, meeting_id),
        sections=_lines(session, MinutesSection, SectionDraft, meeting_id),
        decisions=_lines(session, Decision, DecisionDraft, meeting_id),
        actions=tuple(
            as_draft(ActionDraft, row)
            for row in session.execute(
                select(Action).where(Action.meeting_id == meeting_id).order_by(Action.due_on, Action.id)
            ).scalars()
        ),
    )


def _line_problems(draft: MeetingDraft) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(draft.attendance, 1):
        if not line.name.strip():
            found[f"attendance.{number}.name"] = "name_missing"
    for number, decision in enumerate(draft.decisions, 1):
        if not decision.text.strip():
            found[f"decisions.{number}.text"] = "text_missing"
    for number, action in enumerate(draft.actions, 1):
        for name, code in (("text", "text_missing"), ("owner", "owner_missing"), ("due_on", "date_missing")):
            if not str(getattr(action, name) or "").strip():
                found[f"actions.{number}.{name}"] = code
    return found


def _store_cases(session: Session, meeting: Meeting, case_ids: Sequence[int]) -> None:
    kept = {
        link.case_id: link
        for link in session.execute(select(MeetingCase).where(MeetingCase.meeting_id == meeting.id)).scalars()
    }
    for case_id in dict.fromkeys(case_ids):
        if kept.pop(case_id, None) is None:
            session.add(MeetingCase(meeting_id=meeting.id, case_id=case_id))
    for link in kept.values():
        session.delete(link)


def _store_lines(session: Session, table: Any, meeting_id: int, drafts: Sequence[Any]) -> None:
    """Make the lines of a meeting exactly the drafts, in their order; lines that stay keep their ids."""
    kept = {row.id: row for row in session.execute(select(table).where(table.meeting_id == meeting_id)).scalars()}
    wanted = {draft.id: position for position, draft in enumerate(drafts, 1)}
    for row_id, row in kept.items():
        if row_id not in wanted:
            session.delete(row)
        elif row.position != wanted[row_id]:
            row.position = -row_id  # out of the way, so that no two lines meet in one place while they move
    session.flush()
    for position, draft in enumerate(drafts, 1):
        row = kept.get(draft.id) or table(meeting_id=meeting_id)
        row.position = position
        copy_onto(row, draft)
        session.add(row)
    session.flush()


def _store_actions(session: Session, meeting_id: int, draft: MeetingDraft) -> None:
    kept = {row.id: row for row in session.execute(select(Action).where(Action.meeting_id == meeting_id)).scalars()}
    for wanted in draft.actions:
        row = kept.pop(wanted.id or 0, None) or Action(meeting_id=meeting_id)
        copy_onto(row, replace(wanted, meeting_id=meeting_id))
        session.add(row)
    for row in kept.values():
        session.delete(row)


def _lines(session: Session, table: Any, draft: Any, meeting_id: int) -> tuple[Any, ...]:
    rows = session.execute(select(table).where(table.meeting_id == meeting_id).order_by(table.position)).scalars()
    return tuple(as_draft(draft, row) for row in rows)
