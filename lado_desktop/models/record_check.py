"""A record check: what was searched for, who came up, and what was decided, kept as proof (domain: 1.1)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Words, child_of, link_to


class RecordCheck(Base):
    """One search of one register (the office's own, social care's, the police's) for one adult of a contact."""

    __tablename__ = "record_check"
    __table_args__ = {"sqlite_autoincrement": True}

    contact_id: Mapped[int] = child_of("contact")
    register: Mapped[str] = mapped_column(default="lado")
    searched_name: Mapped[Words]
    searched_date_of_birth: Mapped[date | None]
    searched_setting: Mapped[Words]
    people_searched: Mapped[int | None]
    made_on: Mapped[date]
    made_at: Mapped[time | None]
    made_by: Mapped[Words]
    result: Mapped[Code]
    note: Mapped[Words]


class CheckCandidate(Base):
    """Somebody a check came up with, as they stood then. `reasons` are codes, separated by blanks."""

    __tablename__ = "check_candidate"
    __table_args__ = (UniqueConstraint("record_check_id", "position"), {"sqlite_autoincrement": True})

    record_check_id: Mapped[int] = child_of("record_check", index=False)
    position: Mapped[int]
    person_id: Mapped[int | None] = link_to("person")
    reference: Mapped[Words]
    name: Mapped[Words]
    date_of_birth: Mapped[date | None]
    score: Mapped[int]
    reasons: Mapped[Words]
    decision: Mapped[Code]
