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
    adult_views: Mapped[Words]
    concluded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    closure_reason: Mapped[Code]
    closure_note: Mapped[Words]
    closed_by: Mapped[Words]
    learning: Mapped[Words]


class Strand(Base):
    """What police, social care, employer or regulator do, beside the office's own process (domain: 1.9)."""

    __tablename__ = "strand"
    __table_args__ = (UniqueConstraint("case_id", "kind"), {"sqlite_autoincrement": True})

    case_id: Mapped[int] = child_of("case", index=False)
    kind: Mapped[str]
    is_involved: Mapped[bool | None]
    contact_name: Mapped[Words]
    reference: Mapped[Words]
    started_on: Mapped[date | None]
    next_update_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    outcome_known_on: Mapped[date | None]
    note: Mapped[Words]


class StrandOutcome(Base):
    """A result of a strand (lists L8a and L8b); an employer may reach several."""

    __tablename__ = "strand_outcome"
    __table_args__ = (UniqueConstraint("strand_id", "outcome"), {"sqlite_autoincrement": True})

    strand_id: Mapped[int] = child_of("strand", index=False)
    outcome: Mapped[str]
