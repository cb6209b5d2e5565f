"""What a meeting form holds, and what a list of meetings shows. Frozen; None or "" means not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from lado_desktop.services.case_drafts import ActionDraft


@dataclass(frozen=True, kw_only=True)
class AttendanceDraft:
    """Somebody who was asked, and whether they came (list `attendance`)."""

    id: int | None = None
    name: str = ""
    job_title: str = ""
    agency: str = ""
    status: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SectionDraft:
    """What was said under one heading."""

    id: int | None = None
    heading: str = ""
    text: str = ""
    case_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionDraft:
    """A decision, why, and who thought otherwise."""

    id: int | None = None
    text: str = ""
    rationale: str = ""
    views: str = ""
    carried_answer: str = ""
    dissent: str = ""


@dataclass(frozen=True, kw_only=True)
class CopyDraft:
    """A copy of the minutes that went out: to whom, in which version (list `copy_version`), when and how."""

    id: int | None = None
    recipient: str = ""
    version: str | None = None
    sent_on: date | None = None
    sent_how: str = ""
    acknowledged_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """A meeting with everything its minutes say. A plain field is stored in the column of the same name."""

    id: int | None = None
    reference: str = ""
    case_ids: tuple[int, ...] = ()
    meeting_type: str | None = None
    number: int = 0
    status: str = "planned"
    planned_on: date | None = None
    planned_at: time | None = None
    held_on: date | None = None
    held_at: time | None = None
    place: str = ""
    agenda: str = ""
    chair: str = ""
    minute_taker: str = ""
    cancelled_because: str = ""
    minutes_status: str = "none"
    minutes_due_on: date | None = None
    minutes_sent_on: date | None = None
    next_review_on: date | None = None
    attendance: tuple[AttendanceDraft, ...] = ()
    sections: tuple[SectionDraft, ...] = ()
    decisions: tuple[DecisionDraft, ...] = ()
    actions: tuple[ActionDraft, ...] = ()
    copies: tuple[CopyDraft, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """One meeting as a list shows it."""

    id: int
    reference: str
    meeting_type: str
    number: int
    status: str
    planned_on: date | None
    held_on: date | None
    chair: str
    case_references: tuple[str, ...]
    minutes_status: str
