"""Meetings: planned, held or cancelled, with who was there, what was said, decided and is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Case, Meeting, MeetingCase
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.lists import Lists
from lado_desktop.services.meeting_drafts import MeetingDraft, MeetingRow
from lado_desktop.services.meeting_problems import meeting_problems
from lado_desktop.services.meeting_reading import meeting_draft, meeting_rows
from lado_desktop.services.meeting_storing import add_meeting, next_number, store_parts
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.transfer import copy_onto

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
            return meeting_rows(session, select(Meeting).order_by(day.desc(), Meeting.id.desc()))

    def rows(self, ids: Sequence[int]) -> Sequence[MeetingRow]:
        """The rows of these meetings, in the order of `ids`; one that was removed meanwhile is left out."""
        with self._tracker.reading() as session:
            found = {row.id: row for row in meeting_rows(session, select(Meeting).where(Meeting.id.in_(ids)))}
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
        return meeting_problems(draft, self._lists, self._clock.today())

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
                meeting.number = next_number(session, draft.case_ids[0], str(draft.meeting_type))
            copy_onto(meeting, draft, leave=frozenset({"id", "reference", "number"}))
            if draft.status == "planned":
                meeting.held_on = meeting.held_at = None
            if meeting.held_on and meeting.minutes_due_on is None:
                meeting.minutes_due_on = meeting.held_on + MINUTES_DUE
            session.flush()
            store_parts(session, meeting.id, draft)
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
