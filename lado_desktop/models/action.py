"""Dated things to be done about a case: actions, review dates and onward referrals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Words, child_of, link_to


class Action(Base):
    """Something an agency is to do by a day (domain: 1.10: every action has an owner and a due date)."""

    __tablename__ = "action"
    __table_args__ = (CheckConstraint("text <> ''", name="worded"), {"sqlite_autoincrement": True})

    case_id: Mapped[int] = child_of("case")
    meeting_id: Mapped[int | None] = link_to("meeting")
    text: Mapped[Words]
    owner: Mapped[Words]
    agency: Mapped[Words]
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    result: Mapped[Words]
    chased_on: Mapped[date | None]


class Review(Base):
    """A day on which a case is to be looked at again."""

    __tablename__ = "review"
    __table_args__ = {"sqlite_autoincrement": True}

    case_id: Mapped[int] = child_of("case")
    kind: Mapped[Code]
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    note: Mapped[Words]


class OnwardReferral(Base):
    """A referral on to the DBS or a regulator, from advice to result (domain: 1.11)."""

    __tablename__ = "onward_referral"
    __table_args__ = {"sqlite_autoincrement": True}

    case_id: Mapped[int] = child_of("case")
    body: Mapped[str]
    must_refer: Mapped[Words]
    advised_on: Mapped[date | None]
    due_on: Mapped[date | None]
    is_made: Mapped[bool] = mapped_column(default=False)
    made_on: Mapped[date | None]
    made_by: Mapped[Words]
    reference: Mapped[Words]
    not_made_because: Mapped[Words]
    chased_on: Mapped[date | None]
    result: Mapped[Words]
    result_on: Mapped[date | None]
