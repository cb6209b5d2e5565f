"""A person: the adult a contact or case is about, under every name they have had."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from lado_desktop.models.base import Base, Code, Reference, Words, child_of, link_to


class Person(Base):
    """An adult of concern (domain: 1.2). `sort_key` is the folded name, family name first.

    One that was merged into another stays, empty-handed, so that the merge can be taken back.
    """

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    reference: Mapped[Reference]
    name: Mapped[Words]
    sort_key: Mapped[Words]
    date_of_birth: Mapped[date | None]
    age_note: Mapped[Words]
    sex: Mapped[Code]
    gender: Mapped[Words]
    ethnicity: Mapped[Code]
    disability: Mapped[Words]
    language: Mapped[Words]
    needs_interpreter: Mapped[bool | None]
    characteristics: Mapped[Words]
    address: Mapped[Words]
    dbs_certificate: Mapped[Words]
    dbs_issued_on: Mapped[date | None]
    registration_body: Mapped[Code]
    registration: Mapped[Words]
    other_work: Mapped[Words]
    previous_concerns: Mapped[Words]
    low_level_concerns: Mapped[Words]
    notes: Mapped[Words]
    merged_into_id: Mapped[int | None] = link_to("person")

    names: Mapped[list[PersonName]] = relationship(cascade="all, delete-orphan", order_by="PersonName.id")


class PersonName(Base):
    """Another name of a person: former, known as, or a spelling met elsewhere."""

    __tablename__ = "person_name"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "name"),
        CheckConstraint("kind IN ('former', 'known_as', 'spelling')", name="kind"),
        CheckConstraint("name <> ''", name="named"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = child_of("person")
    kind: Mapped[str]
    name: Mapped[Words]
    sort_key: Mapped[Words]


class PersonChild(Base):
    """A child of the adult's own, or one they care for, and whether social care knows (domain: 1.2)."""

    __tablename__ = "person_child"
    __table_args__ = (UniqueConstraint("person_id", "child_id"), {"sqlite_autoincrement": True})

    person_id: Mapped[int] = child_of("person", index=False)
    child_id: Mapped[int] = child_of("child")
    relationship_to_adult: Mapped[Words]
    is_shared_with_social_care: Mapped[bool | None]


class DistinctPeople(Base):
    """Two people somebody looked at and found to be two; `person_id` is the lower number."""

    __tablename__ = "distinct_people"
    __table_args__ = (
        UniqueConstraint("person_id", "other_id"),
        CheckConstraint("person_id < other_id", name="in_order"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = child_of("person", index=False)
    other_id: Mapped[int] = child_of("person")
    noted_on: Mapped[date]
    noted_by: Mapped[Words]
