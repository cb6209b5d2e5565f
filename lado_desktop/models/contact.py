"""A contact: anything that comes in, from a record check to a referral."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Reference, Words, child_of, link_to


class Referrer(Base):
    """Who tells the service: a person in an agency, or a member of the public (domain: 1.6)."""

    __tablename__ = "referrer"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[Words]
    sort_key: Mapped[Words]
    job_title: Mapped[Words]
    agency: Mapped[Code]
    phone: Mapped[Words]
    email: Mapped[Words]


class Contact(Base):
    """One contact (domain: 1.1, 1.6, 1.7, 5.8); received on a day, at a time where the clocks need one."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint("first_response_on IS NULL OR first_response_on >= received_on", name="answered_after"),
        CheckConstraint(
            "incident_to IS NULL OR incident_from IS NULL OR incident_to >= incident_from", name="in_order"
        ),
        Index("ix_contact_received_on_id", "received_on", "id"),
        {"sqlite_autoincrement": True},
    )

    reference: Mapped[Reference]
    own_reference: Mapped[Words]
    received_on: Mapped[date]
    received_at: Mapped[time | None]
    route: Mapped[Code]
    contact_type: Mapped[Code] = mapped_column(index=True)
    recency: Mapped[Code]
    taken_by: Mapped[Words]
    taken_as_cover: Mapped[bool | None]
    handled_by: Mapped[Words]

    referrer_id: Mapped[int | None] = link_to("referrer")
    referrer_relationship: Mapped[Words]
    referrer_is_employer: Mapped[bool | None]
    referrer_learned_on: Mapped[date | None]
    referrer_wishes_outcome: Mapped[bool | None]
    referrer_told_on: Mapped[date | None]

    incident_from: Mapped[date | None]
    incident_to: Mapped[date | None]
    incident_note: Mapped[Words]
    incident_place: Mapped[Words]
    is_at_work: Mapped[bool | None]
    alleged_by: Mapped[Words]
    witnesses: Mapped[Words]
    injury: Mapped[Words]
    actions_taken: Mapped[Words]
    disclosed_on: Mapped[date | None]
    employer_aware_on: Mapped[date | None]
    employer_aware_at: Mapped[time | None]
    late_reason: Mapped[Code]
    late_note: Mapped[Words]
    late_challenged: Mapped[bool | None]

    summary: Mapped[Words]
    advice: Mapped[Words]
    advice_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    first_response_on: Mapped[date | None]
    first_response_at: Mapped[time | None]

    check_kind: Mapped[Code]
    check_purpose: Mapped[Words]
    consent_seen: Mapped[bool | None]
    check_found: Mapped[Code]
    check_result: Mapped[Words]
    check_replied_on: Mapped[date | None]
    check_reply: Mapped[Words]

    feedback_sent_on: Mapped[date | None]
    feedback_returned_on: Mapped[date | None]
    disposal: Mapped[Code]
    notes: Mapped[Words]
    case_id: Mapped[int | None] = link_to("case")


class ContactAdult(Base):
    """An adult a contact is about, as they were described then: in a role, at a setting, in a sector.

    `case_id` is the case about this adult, where a contact about several led to several; the contact's own case is the
    first adult's.
    """

    __tablename__ = "contact_adult"
    __table_args__ = (
        UniqueConstraint("contact_id", "position"),
        CheckConstraint("known IN ('named', 'not_named', 'not_identified')", name="known"),
        CheckConstraint("(known = 'named') = (person_id IS NOT NULL)", name="named_person"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int] = child_of("contact", index=False)
    position: Mapped[int] = mapped_column(default=1)
    known: Mapped[str] = mapped_column(default="named")
    person_id: Mapped[int | None] = link_to("person")
    description: Mapped[Words]
    setting_id: Mapped[int | None] = link_to("setting")
    job_title: Mapped[Words]
    sector: Mapped[Code]
    basis: Mapped[Code]
    employing_agency: Mapped[Words]
    is_told: Mapped[bool | None]
    told_on: Mapped[date | None]
    told_by: Mapped[Words]
    case_id: Mapped[int | None] = link_to("case")


class ContactCategory(Base):
    """A category of harm a contact speaks of; `position` 1 is the main one."""

    __tablename__ = "contact_category"
    __table_args__ = (
        UniqueConstraint("contact_id", "category"),
        UniqueConstraint("contact_id", "position"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int] = child_of("contact", index=False)
    position: Mapped[int]
    category: Mapped[str]


class ContactNature(Base):
    """A nature flag of a contact (list L4): restraint, online, transferable risk ..."""

    __tablename__ = "contact_nature"
    __table_args__ = (UniqueConstraint("contact_id", "nature"), {"sqlite_autoincrement": True})

    contact_id: Mapped[int] = child_of("contact", index=False)
    nature: Mapped[str]
