"""Drafts and records share the names of their plain fields: one is filled from the other here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, TypeVar

from lado_desktop.models.tables import Base

Draft = TypeVar("Draft")


def as_draft(draft: Callable[..., Draft], record: Base, **more: Any) -> Draft:
    """A draft or row whose plain fields are the record's columns of the same names; `more` gives the other fields."""
    plain = {name: getattr(record, name) for name in _shared(draft, type(record)) if name not in more}
    return draft(**plain, **more)


def copy_onto(record: Base, draft: Any, *, leave: frozenset[str] = frozenset({"id", "reference"})) -> None:
    """Put a draft's plain fields into the record's columns of the same names, except those to `leave`."""
    for name in _shared(type(draft), type(record)):
        if name not in leave:
            setattr(record, name, getattr(draft, name))


def plain_columns(row: Callable[..., Draft], record: type[Base]) -> list[Any]:
    """The record's columns that a row has fields of the same names for, to be selected."""
    return [record.__table__.columns[name] for name in _shared(row, record)]


def _shared(draft: Any, table: type[Base]) -> Iterator[str]:
    return (field.name for field in fields(draft) if field.name in table.__table__.columns)
