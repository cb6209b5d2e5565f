"""A case: one adult of concern in a role at a setting, from opening to closure, with its strands."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Reference, Words, child_of, link_to


class Case(Base):
    """A position-of-trust case (domain: 1.0, 1.7, 1.12), with every end event: concluded, closed, employer known."""

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="closed_after"),
        CheckConstraint("concluded_on IS NULL OR concluded_on >= opened_on", name="concluded_after"),
        {"sqlite_autoincrement": True},
    )

    reference: Mapped[Reference]
    opened_on: Mapped[date] = mapped_column(index=True)
    person_id: Mapped[int | None] = link_to("person")
    description: Mapped[Words]
    setting_id: Mapped[int | None] = link_to("setting")
    job_title: Mapped[Words]
    sector: Mapped[Code]
    recency: Mapped[Code]
    officer: Mapped[Words]
    employment_status: Mapped[Code]
    adult_told_on: Mapped[date | None]
    adult_told_by: Mapped[Words]
    adult_support: Mapped[Words]
    adult_named_contact: Mapped[Words]
    adult_views: Mapped[Words]
    leaflet_sent_on: Mapped[date | None]
    feedback_sent_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    closure_reason: Mapped[Code]
    closure_note: Mapped[Words]
    closed_by: Mapped[Words]
    child_safe: Mapped[Words]
    risk_conclusion: Mapped[Words]
    adult_told_outcome_on: Mapped[date | None]
    employer_told_on: Mapped[date | None]
    referrer_told_on: Mapped[date | None]
    placing_authority_told_on: Mapped[date | None]
    learning: Mapped[Words]
    system_learning: Mapped[Words]
    retention_class: Mapped[Code]
    retention_review_on: Mapped[date | None]


class Strand(Base):
    """What police, social care, employer or regulator do, beside the office's own process (domain: 1.9).

    The first block is of every strand; then what only the police, social care and the employer have.
    """

    __tablename__ = "strand"
    __table_args__ = (UniqueConstraint("case_id", "kind"), {"sqlite_autoincrement": True})

    case_id: Mapped[int] = child_of("case", index=False)
    kind: Mapped[str]
    is_involved: Mapped[bool | None]
    status: Mapped[Code]
    contacted_on: Mapped[date | None]
    unit: Mapped[Words]
    contact_name: Mapped[Words]
    reference: Mapped[Words]
    started_on: Mapped[date | None]
    next_update_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    outcome_known_on: Mapped[date | None]
    note: Mapped[Words]

    devices_examined: Mapped[bool | None]
    bail: Mapped[Code]
    bail_until: Mapped[date | None]
    charge: Mapped[Words]
    charged_on: Mapped[date | None]
    trial_on: Mapped[date | None]

    child_open: Mapped[bool | None]
    strategy_on: Mapped[date | None]
    chaired_by: Mapped[Words]
    assessment: Mapped[Code]

    suspended_on: Mapped[date | None]
    suspension_reviewed_on: Mapped[date | None]
    alternatives: Mapped[Words]
    report_received_on: Mapped[date | None]
    hearing_on: Mapped[date | None]
    appeal: Mapped[Words]
    learning: Mapped[Words]


class StrandOutcome(Base):
    """A result of a strand (lists L8a and L8b); an employer may reach several."""

    __tablename__ = "strand_outcome"
    __table_args__ = (UniqueConstraint("strand_id", "outcome"), {"sqlite_autoincrement": True})

    strand_id: Mapped[int] = child_of("strand", index=False)
    outcome: Mapped[str]


class CaseLink(Base):
    """Two cases that belong together, and how; `case_id` is the lower number."""

    __tablename__ = "case_link"
    __table_args__ = (
        UniqueConstraint("case_id", "other_id"),
        CheckConstraint("case_id < other_id", name="in_order"),
        {"sqlite_autoincrement": True},
    )

    case_id: Mapped[int] = child_of("case", index=False)
    other_id: Mapped[int] = child_of("case")
    kind: Mapped[Code]
    note: Mapped[Words]


class ParkedBlank(Base):
    """A blank of the closing checklist that is left open for a reason; `item` is its code."""

    __tablename__ = "parked_blank"
    __table_args__ = (UniqueConstraint("case_id", "item"), {"sqlite_autoincrement": True})

    case_id: Mapped[int] = child_of("case", index=False)
    item: Mapped[str]
    reason: Mapped[Words]
    parked_on: Mapped[date]
    parked_by: Mapped[Words]


class Reopening(Base):
    """A case that was closed and is open again: how it had been closed, why it was opened, by whom."""

    __tablename__ = "reopening"
    __table_args__ = {"sqlite_autoincrement": True}

    case_id: Mapped[int] = child_of("case")
    reopened_on: Mapped[date]
    reopened_by: Mapped[Words]
    reason: Mapped[Words]
    was_closed_on: Mapped[date]
    was_closed_by: Mapped[Words]
    was_closed_because: Mapped[Code]
