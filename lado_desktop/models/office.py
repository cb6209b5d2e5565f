"""What the office itself is made of: its value lists, its users, its counters and its own facts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Words


class Term(Base):
    """One entry of a value list: a canonical code under the authority's own label."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("list", "code"), {"sqlite_autoincrement": True})

    list: Mapped[str]
    code: Mapped[str]
    label: Mapped[Words]
    definition: Mapped[Words]
    position: Mapped[int]
    is_retired: Mapped[bool] = mapped_column(default=False)


class User(Base):
    """Somebody with a key of their own; `slot` is the key slot they open."""

    __tablename__ = "user"
    __table_args__ = (
        CheckConstraint("role IN ('owner', 'manager', 'officer', 'cover', 'reader')", name="role"),
        {"sqlite_autoincrement": True},
    )

    slot: Mapped[str] = mapped_column(unique=True)
    label: Mapped[Words]
    role: Mapped[str]


class Counter(Base):
    """The last number given out of a series, so that no reference is ever used twice."""

    __tablename__ = "counter"
    __table_args__ = (UniqueConstraint("series", "year"), {"sqlite_autoincrement": True})

    series: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class Draft(Base):
    """What is being typed in a form and not saved yet: kept so that a lock, a crash or a power cut loses nothing.

    `body` is JSON of the form's fields; `record` is the id of the record being changed, 0 for a new one.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("form", "record"), {"sqlite_autoincrement": True})

    form: Mapped[str]
    record: Mapped[int]
    body: Mapped[Words]


class SavedView(Base):
    """An arrangement of a list under a name; `body` is JSON of columns, order and filters.

    Filters hold names of people, so it is in the file and not among the settings of the machine. The blank name is the
    arrangement as it was last left.
    """

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("place", "name"), {"sqlite_autoincrement": True})

    place: Mapped[str]
    name: Mapped[Words]
    body: Mapped[Words]
    position: Mapped[int] = mapped_column(default=0)


class Meta(Base):
    """A fact about the tracker itself: its identity, its authority, the copy of its key file."""

    __tablename__ = "meta"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Words]
