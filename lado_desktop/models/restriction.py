"""Records that open only after a reason was given, and the reasons that were (features: 22)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from lado_desktop.models.base import Base, Words, exactly_one, link_to


class Restriction(Base):
    """Why a contact, a case or a person is restricted, since when, by whom; `lifted_on` ends it."""

    __tablename__ = "restriction"
    __table_args__ = (
        CheckConstraint(exactly_one("contact_id", "case_id", "person_id"), name="of_one_record"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int | None] = link_to("contact")
    case_id: Mapped[int | None] = link_to("case")
    person_id: Mapped[int | None] = link_to("person")
    reason: Mapped[Words]
    restricted_on: Mapped[date]
    restricted_by: Mapped[Words]
    lifted_on: Mapped[date | None]
    lifted_by: Mapped[Words]
    lifted_because: Mapped[Words]


class AccessReason(Base):
    """Why somebody opened a restricted record: said before it opened. `at` is UTC, ISO 8601."""

    __tablename__ = "access_reason"
    __table_args__ = (CheckConstraint("reason <> ''", name="worded"), {"sqlite_autoincrement": True})

    kind: Mapped[str]
    record: Mapped[int]
    at: Mapped[str]
    who: Mapped[Words]
    reason: Mapped[Words]
