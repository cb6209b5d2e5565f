"""The record of every write, and of every record opened: who, when, what, before and after, in a hash chain."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Words


class Work(Base):
    """One transaction: who did it, when (UTC, ISO 8601) and what undo will call it.

    `hash` seals this work, its changes and the hash of the work before it; it is empty while the work is going on.
    """

    __tablename__ = "work"
    __table_args__ = {"sqlite_autoincrement": True}

    at: Mapped[str]
    actor: Mapped[str]
    what: Mapped[Words]
    hash: Mapped[str | None]


class Change(Base):
    """One row written by a trigger, or one record opened. Never altered, never removed.

    `before` and `after` are JSON {column: value}; those of an update hold only the columns that changed.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_record", "record"),
        Index("ix_change_removed", "kind", sqlite_where=text("action = 'delete'")),
        {"sqlite_autoincrement": True},
    )

    work_id: Mapped[int] = mapped_column(ForeignKey("work.id"), index=True)
    action: Mapped[str]
    kind: Mapped[str]
    record: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
