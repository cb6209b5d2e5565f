"""A contact or case that went to another LADO, or came from one (domain: 3.8)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from lado_desktop.models.base import Base, Words, link_to


class Transfer(Base):
    """Who leads now, who agreed to it, and what came back; `direction` is `in` or `out`."""

    __tablename__ = "transfer"
    __table_args__ = (
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        CheckConstraint("coalesce(contact_id, case_id) IS NOT NULL", name="of_something"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int | None] = link_to("contact")
    case_id: Mapped[int | None] = link_to("case")
    direction: Mapped[str]
    authority: Mapped[Words]
    lado_name: Mapped[Words]
    lado_contact: Mapped[Words]
    reason: Mapped[Words]
    sent_on: Mapped[date | None]
    is_accepted: Mapped[bool | None]
    accepted_on: Mapped[date | None]
    outcome_requested: Mapped[bool | None]
    outcome: Mapped[Words]
    outcome_received_on: Mapped[date | None]
    note: Mapped[Words]
