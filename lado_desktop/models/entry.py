"""Notes and chronology: dated lines about a contact, a case, a person or a setting (domain: 5.7)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Words, link_to


class Entry(Base):
    """A line of a chronology, or a note; it belongs to at least one record."""

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("kind IN ('note', 'chronology')", name="kind"),
        CheckConstraint("text <> ''", name="worded"),
        CheckConstraint("coalesce(contact_id, case_id, person_id, setting_id) IS NOT NULL", name="about_something"),
        {"sqlite_autoincrement": True},
    )

    kind: Mapped[str] = mapped_column(default="note")
    happened_on: Mapped[date] = mapped_column(index=True)
    happened_at: Mapped[time | None]
    source: Mapped[Words]
    text: Mapped[Words]
    significance: Mapped[Words]
    entered_on: Mapped[date]
    entered_by: Mapped[Words]
    contact_id: Mapped[int | None] = link_to("contact")
    case_id: Mapped[int | None] = link_to("case")
    person_id: Mapped[int | None] = link_to("person")
    setting_id: Mapped[int | None] = link_to("setting")
