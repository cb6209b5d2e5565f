"""What every table shares: one identity column, foreign keys that hold, and names for constraints."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Words = Annotated[str, mapped_column(Text, default="", server_default="")]
"""Text somebody typed; empty when nothing was."""

Code = Annotated[str | None, mapped_column(Text)]
"""A canonical code of one of the value lists; None when not recorded."""

Reference = Annotated[str, mapped_column(Text, unique=True)]
"""The office's own number of a record: unique, never used again."""


class Base(DeclarativeBase):
    """A record: its number is never used again, even after it was removed."""

    metadata = MetaData(naming_convention=NAMING)
    __table_args__: tuple[object, ...] | dict[str, object] = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(Integer, primary_key=True)


def child_of(table: str, *, index: bool = True) -> Mapped[int]:
    """A foreign key to the record this one is a part of; the part goes when the whole goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=index)


def exactly_one(*columns: str) -> str:
    """The condition that one of these links is set and no other."""
    return " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in columns) + " = 1"


def link_to(table: str) -> Mapped[int | None]:
    """An optional foreign key to a record that stands on its own and may not vanish under this one."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="RESTRICT"), index=True)
