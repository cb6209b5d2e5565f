"""Patterns: the thresholds an office sets, and which of them somebody looked at and put aside (features: 4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Words, child_of


class PatternRule(Base):
    """So many contacts about one subject in so many months; `counts` says which: any, met, low_level or a category."""

    __tablename__ = "pattern_rule"
    __table_args__ = (
        CheckConstraint("subject IN ('person', 'setting')", name="subject"),
        CheckConstraint("at_least > 1 AND months > 0", name="sensible"),
        {"sqlite_autoincrement": True},
    )

    subject: Mapped[str]
    counts: Mapped[str] = mapped_column(default="any")
    at_least: Mapped[int]
    months: Mapped[int]
    is_on: Mapped[bool] = mapped_column(default=True)


class PatternDismissal(Base):
    """A pattern somebody put aside, and why; it wakes when a contact belongs to it that is not one of `contacts`.

    Those are the ids of the contacts that were looked at, as "12,40,41".
    """

    __tablename__ = "pattern_dismissal"
    __table_args__ = (CheckConstraint("reason <> ''", name="worded"), {"sqlite_autoincrement": True})

    pattern_rule_id: Mapped[int] = child_of("pattern_rule")
    subject_id: Mapped[int]
    contacts: Mapped[Words]
    reason: Mapped[Words]
    dismissed_on: Mapped[date]
    dismissed_by: Mapped[Words]
