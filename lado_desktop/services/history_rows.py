"""What the history of a record shows: who did what when, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

Value = str | int | bool | date | time | None


@dataclass(frozen=True)
class FieldChange:
    """One column of a row: codes as codes, links as what the linked record is called."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class ChangeLine:
    """What happened to one row: `action` is insert, update, delete, or a note such as open, view, print.

    `change` is its number, by which it can be put back where `can_put_back`; `called` is the column, and its value, by
    which a part is told from its like ("text", "Send the form").
    """

    change: int
    action: str
    table: str
    called: FieldChange | None
    fields: tuple[FieldChange, ...]
    can_put_back: bool


@dataclass(frozen=True)
class Happening:
    """One work, as far as it touched the record; `name` is the code of what was done, `verb` is undo, redo or blank."""

    work: int
    at: datetime
    actor: str
    verb: str
    name: str
    is_undone: bool
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class RecordHistory:
    """The latest happenings first; `earlier` says whether there are more than were asked for."""

    called: str
    happenings: tuple[Happening, ...]
    earlier: bool
