"""A setting: a place where adults work with children, and the part an adult has there."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from lado_desktop.models.base import Base, Code, Words, child_of, link_to


class Setting(Base):
    """An employer or other setting (domain: 1.3). `sort_key` is the folded name."""

    __tablename__ = "setting"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    name: Mapped[Words]
    sort_key: Mapped[Words]
    sector: Mapped[Code]
    phase: Mapped[Code]
    ownership: Mapped[Code]
    urn: Mapped[Words]
    operator: Mapped[Words]
    address: Mapped[Words]
    local_authority: Mapped[Words]
    placing_authorities: Mapped[Words]
    regulator: Mapped[Words]
    contact_details: Mapped[Words]
    notes: Mapped[Words]
    merged_into_id: Mapped[int | None] = link_to("setting")


class SettingName(Base):
    """Another name of a setting: a former one, or a spelling met elsewhere."""

    __tablename__ = "setting_name"
    __table_args__ = (
        UniqueConstraint("setting_id", "name"),
        CheckConstraint("name <> ''", name="named"),
        {"sqlite_autoincrement": True},
    )

    setting_id: Mapped[int] = child_of("setting", index=False)
    name: Mapped[Words]
    sort_key: Mapped[Words]


class SettingContact(Base):
    """Somebody at a setting the office deals with: senior manager, safeguarding lead, HR, chair of governors."""

    __tablename__ = "setting_contact"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    setting_id: Mapped[int] = child_of("setting")
    part: Mapped[Code]
    name: Mapped[Words]
    phone: Mapped[Words]
    email: Mapped[Words]


class Role(Base):
    """What a person does, or did, at a setting."""

    __tablename__ = "role"
    __table_args__ = (
        CheckConstraint("ended IS NULL OR started IS NULL OR ended >= started", name="in_order"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = child_of("person")
    setting_id: Mapped[int | None] = link_to("setting")
    job_title: Mapped[Words]
    sector: Mapped[Code]
    basis: Mapped[Code]
    employing_agency: Mapped[Words]
    length_of_service: Mapped[Words]
    started: Mapped[date | None]
    ended: Mapped[date | None]
