"""A meeting: one of a series about one or several cases, who was there, what was said and decided (domain: 1.10)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Reference, Words, child_of, link_to


class Meeting(Base):
    """A meeting, planned, held or cancelled; `number` counts the meetings of its type on a case."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("status IN ('planned', 'held', 'cancelled')", name="status"),
        CheckConstraint("minutes_status IN ('none', 'draft', 'checked', 'final')", name="minutes_status"),
        CheckConstraint("status <> 'planned' OR held_on IS NULL", name="planned_not_held"),
        {"sqlite_autoincrement": True},
    )

    reference: Mapped[Reference]
    meeting_type: Mapped[str] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(default="planned")
    planned_on: Mapped[date | None]
    planned_at: Mapped[time | None]
    held_on: Mapped[date | None] = mapped_column(index=True)
    held_at: Mapped[time | None]
    place: Mapped[Words]
    agenda: Mapped[Words]
    chair: Mapped[Words]
    minute_taker: Mapped[Words]
    cancelled_because: Mapped[Words]
    minutes_status: Mapped[str] = mapped_column(default="none")
    minutes_due_on: Mapped[date | None]
    minutes_sent_on: Mapped[date | None]
    next_review_on: Mapped[date | None]


class MeetingCase(Base):
    """A case a meeting is about; a foster couple is considered in one meeting."""

    __tablename__ = "meeting_case"
    __table_args__ = (UniqueConstraint("meeting_id", "case_id"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = child_of("meeting", index=False)
    case_id: Mapped[int] = child_of("case")


class Attendance(Base):
    """Somebody who was asked to a meeting, and whether they came."""

    __tablename__ = "attendance"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = child_of("meeting")
    position: Mapped[int] = mapped_column(default=1)
    name: Mapped[Words]
    job_title: Mapped[Words]
    agency: Mapped[Words]
    status: Mapped[Code]
    note: Mapped[Words]


class MinutesSection(Base):
    """What was said under one heading of the minutes."""

    __tablename__ = "minutes_section"
    __table_args__ = (UniqueConstraint("meeting_id", "position"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = child_of("meeting", index=False)
    position: Mapped[int]
    heading: Mapped[Words]
    text: Mapped[Words]
    case_id: Mapped[int | None] = link_to("case")


class Decision(Base):
    """A decision of a meeting, why, and who thought otherwise."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("meeting_id", "position"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = child_of("meeting", index=False)
    position: Mapped[int]
    text: Mapped[Words]
    rationale: Mapped[Words]
    views: Mapped[Words]
    carried_answer: Mapped[Words]
    dissent: Mapped[Words]


class Distribution(Base):
    """A copy of the minutes that went out: to whom, in which version, when and how (domain: 1.10)."""

    __tablename__ = "distribution"
    __table_args__ = {"sqlite_autoincrement": True}

    meeting_id: Mapped[int] = child_of("meeting")
    recipient: Mapped[Words]
    version: Mapped[Code]
    sent_on: Mapped[date | None]
    sent_how: Mapped[Words]
    acknowledged_on: Mapped[date | None]
