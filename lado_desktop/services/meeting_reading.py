"""Stored meetings, read back as a form or a list shows them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import (
    Action,
    Attendance,
    Case,
    Decision,
    Distribution,
    Meeting,
    MeetingCase,
    MinutesSection,
)
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.meeting_drafts import (
    AttendanceDraft,
    CopyDraft,
    DecisionDraft,
    MeetingDraft,
    MeetingRow,
    SectionDraft,
)
from lado_desktop.services.transfer import as_draft


def meeting_rows(session: Session, meetings: Select[Meeting]) -> list[MeetingRow]:
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
        copies=tuple(
            as_draft(CopyDraft, row)
            for row in session.execute(
                select(Distribution).where(Distribution.meeting_id == meeting_id).order_by(Distribution.id)
            ).scalars()
        ),
        actions=tuple(
            as_draft(ActionDraft, row)
            for row in session.execute(
                select(Action).where(Action.meeting_id == meeting_id).order_by(Action.due_on, Action.id)
            ).scalars()
        ),
    )


def _lines(session: Session, table: Any, draft: Any, meeting_id: int) -> tuple[Any, ...]:
    rows = session.execute(select(table).where(table.meeting_id == meeting_id).order_by(table.position)).scalars()
    return tuple(as_draft(draft, row) for row in rows)
