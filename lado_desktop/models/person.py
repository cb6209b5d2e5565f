"""A person: the adult a contact or case is about, under every name they have had."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from lado_desktop.models.base import Base, Code, Reference, Words, child_of


class Person(Base):
    """An adult of concern (domain: 1.2). `sort_key` is the folded name, family name first."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("name <> ''", name="named"), {"sqlite_autoincrement": True})

    reference: Mapped[Reference]
    name: Mapped[Words]
    sort_key: Mapped[Words]
    date_of_birth: Mapped[date | None]
    age_note: Mapped[Words]
    sex: Mapped[Code]
    ethnicity: Mapped[Code]
    disability: Mapped[Words]
    language: Mapped[Words]
    address: Mapped[Words]
    dbs_certificate: Mapped[Words]
    registration: Mapped[Words]
    other_work: Mapped[Words]

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
