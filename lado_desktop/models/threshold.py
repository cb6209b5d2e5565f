"""Threshold decisions: each one is kept, the latest stands (domain: 1.8)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from lado_desktop.models.base import Base, Words, child_of


class ThresholdDecision(Base):
    """One decision on whether a contact meets the threshold, with its reasons."""

    __tablename__ = "threshold_decision"
    __table_args__ = {"sqlite_autoincrement": True}

    contact_id: Mapped[int] = child_of("contact")
    decision: Mapped[str]
    rationale: Mapped[Words]
    relied_on: Mapped[Words]
    checks_done: Mapped[Words]
    second_opinion: Mapped[Words]
    decided_by: Mapped[Words]
    decided_on: Mapped[date]
    decided_at: Mapped[time | None]

    limbs: Mapped[list[ThresholdLimb]] = relationship(cascade="all, delete-orphan", order_by="ThresholdLimb.limb")


class ThresholdLimb(Base):
    """A limb (A to D, list L2) a decision rests on."""

    __tablename__ = "threshold_limb"
    __table_args__ = (UniqueConstraint("threshold_decision_id", "limb"), {"sqlite_autoincrement": True})

    threshold_decision_id: Mapped[int] = child_of("threshold_decision", index=False)
    limb: Mapped[str]
    evidence: Mapped[Words]
