"""An allegation: one exact statement, with any number of categories and of outcomes (domain: 1.5)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lado_desktop.models.base import Base, Words, child_of


class Allegation(Base):
    """One allegation of a case; `number` counts within the case."""

    __tablename__ = "allegation"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint(
            "incident_to IS NULL OR incident_from IS NULL OR incident_to >= incident_from", name="in_order"
        ),
        {"sqlite_autoincrement": True},
    )

    case_id: Mapped[int] = child_of("case", index=False)
    number: Mapped[int]
    statement: Mapped[Words]
    incident_from: Mapped[date | None]
    incident_to: Mapped[date | None]
    incident_note: Mapped[Words]
    place: Mapped[Words]
    is_at_work: Mapped[bool | None]
    alleged_by: Mapped[Words]
    witnesses: Mapped[Words]
    injury: Mapped[Words]

    categories: Mapped[list[AllegationCategory]] = relationship(
        cascade="all, delete-orphan", order_by="AllegationCategory.position"
    )
    limbs: Mapped[list[AllegationLimb]] = relationship(cascade="all, delete-orphan", order_by="AllegationLimb.limb")
    natures: Mapped[list[AllegationNature]] = relationship(cascade="all, delete-orphan", order_by="AllegationNature.id")
    outcomes: Mapped[list[AllegationOutcome]] = relationship(
        cascade="all, delete-orphan", order_by="AllegationOutcome.id"
    )
    victims: Mapped[list[AllegationChild]] = relationship(cascade="all, delete-orphan", order_by="AllegationChild.id")


class AllegationCategory(Base):
    """A category of harm of an allegation (list L3); `position` 1 is the main one."""

    __tablename__ = "allegation_category"
    __table_args__ = (UniqueConstraint("allegation_id", "category"), {"sqlite_autoincrement": True})

    allegation_id: Mapped[int] = child_of("allegation", index=False)
    position: Mapped[int] = mapped_column(default=1)
    category: Mapped[str]


class AllegationLimb(Base):
    """A threshold limb an allegation falls under (list L2)."""

    __tablename__ = "allegation_limb"
    __table_args__ = (UniqueConstraint("allegation_id", "limb"), {"sqlite_autoincrement": True})

    allegation_id: Mapped[int] = child_of("allegation", index=False)
    limb: Mapped[str]


class AllegationNature(Base):
    """A nature flag of an allegation (list L4)."""

    __tablename__ = "allegation_nature"
    __table_args__ = (UniqueConstraint("allegation_id", "nature"), {"sqlite_autoincrement": True})

    allegation_id: Mapped[int] = child_of("allegation", index=False)
    nature: Mapped[str]


class AllegationOutcome(Base):
    """An outcome reached on an allegation (list L7), with who decided, when and why."""

    __tablename__ = "allegation_outcome"
    __table_args__ = (UniqueConstraint("allegation_id", "outcome"), {"sqlite_autoincrement": True})

    allegation_id: Mapped[int] = child_of("allegation", index=False)
    outcome: Mapped[str]
    decided_on: Mapped[date | None]
    decided_by: Mapped[Words]
    rationale: Mapped[Words]
    dissent: Mapped[Words]


class AllegationChild(Base):
    """A child the allegation says was harmed."""

    __tablename__ = "allegation_child"
    __table_args__ = (UniqueConstraint("allegation_id", "child_id"), {"sqlite_autoincrement": True})

    allegation_id: Mapped[int] = child_of("allegation", index=False)
    child_id: Mapped[int] = child_of("child")
