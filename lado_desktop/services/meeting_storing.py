"""A meeting and its parts, written into the work that is going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Action, Attendance, Decision, Distribution, Meeting, MeetingCase, MinutesSection
from lado_desktop.services.meeting_drafts import MeetingDraft
from lado_desktop.services.references import next_reference
from lado_desktop.services.transfer import copy_onto


def store_parts(session: Session, meeting_id: int, draft: MeetingDraft) -> None:
    """Make the parts of a meeting exactly those of the draft; what stays keeps its number."""
    _store_cases(session, meeting_id, draft.case_ids)
    _store_lines(session, Attendance, meeting_id, draft.attendance)
    _store_lines(session, MinutesSection, meeting_id, draft.sections)
    _store_lines(session, Decision, meeting_id, draft.decisions)
    _store_unordered(session, Action, meeting_id, [replace(one, meeting_id=meeting_id) for one in draft.actions])
    _store_unordered(session, Distribution, meeting_id, draft.copies)


def add_meeting(session: Session, case_ids: Sequence[int], meeting_type: str, day: date) -> Meeting:
    """A new meeting in the series of its first case, with the next number of its type."""
    meeting = Meeting(
        reference=next_reference(session, "meeting", day.year),
        meeting_type=meeting_type,
        number=next_number(session, case_ids[0], meeting_type),
    )
    session.add(meeting)
    return meeting


def next_number(session: Session, case_id: int, meeting_type: str) -> int:
    """A meeting that was cancelled has used its number up: letters may already have named it."""
    last = (
        select(func.max(Meeting.number))
        .join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
        .where(MeetingCase.case_id == case_id, Meeting.meeting_type == meeting_type)
    )
    return (session.execute(last).scalar_one() or 0) + 1


def _store_cases(session: Session, meeting_id: int, case_ids: Sequence[int]) -> None:
    kept = {
        link.case_id: link
        for link in session.execute(select(MeetingCase).where(MeetingCase.meeting_id == meeting_id)).scalars()
    }
    for case_id in dict.fromkeys(case_ids):
        if kept.pop(case_id, None) is None:
            session.add(MeetingCase(meeting_id=meeting_id, case_id=case_id))
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


def _store_unordered(session: Session, table: Any, meeting_id: int, drafts: Sequence[Any]) -> None:
    kept = {row.id: row for row in session.execute(select(table).where(table.meeting_id == meeting_id)).scalars()}
    for wanted in drafts:
        row = kept.pop(wanted.id or 0, None) or table(meeting_id=meeting_id)
        copy_onto(row, wanted)
        session.add(row)
    for row in kept.values():
        session.delete(row)
    session.flush()
