"""A child who is part of a contact or case."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from lado_desktop.models.base import Base, Code, Words, child_of


class Child(Base):
    """A child (domain: 1.4); `name` may be initials, as the office received it."""

    __tablename__ = "child"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    name: Mapped[Words]
    sort_key: Mapped[Words]
    date_of_birth: Mapped[date | None]
    age_note: Mapped[Words]
    sex: Mapped[Code]
    ethnicity: Mapped[Code]
    needs: Mapped[Words]
    communication: Mapped[Words]
    address: Mapped[Words]
    is_looked_after: Mapped[bool | None]
    placing_authority: Mapped[Words]
    social_worker: Mapped[Words]


class ContactChild(Base):
    """A child named in a contact."""

    __tablename__ = "contact_child"
    __table_args__ = (UniqueConstraint("contact_id", "child_id"), {"sqlite_autoincrement": True})

    contact_id: Mapped[int] = child_of("contact")
    child_id: Mapped[int] = child_of("child")
    relationship_to_adult: Mapped[Words]
    made_allegation: Mapped[bool | None]


class CaseChild(Base):
    """A child linked to a case, with the child's own voice or the reason it is missing."""

    __tablename__ = "case_child"
    __table_args__ = (UniqueConstraint("case_id", "child_id"), {"sqlite_autoincrement": True})

    case_id: Mapped[int] = child_of("case")
    child_id: Mapped[int] = child_of("child")
    relationship_to_adult: Mapped[Words]
    made_allegation: Mapped[bool | None]
    is_adult_now: Mapped[bool | None]
    service_work: Mapped[Code]
    voice: Mapped[Words]
    voice_how: Mapped[Words]
    voice_on: Mapped[date | None]
    voice_missing_because: Mapped[Words]
    parent_told_on: Mapped[date | None]
    parent_told_by: Mapped[Words]
    outcome_told_on: Mapped[date | None]
