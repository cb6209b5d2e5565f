"""The lines of a chronology: those worked out from records, and those somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """A written line or a note, about a contact, a case, a person or a setting (domain: 5.7)."""

    id: int | None = None
    kind: str = "chronology"
    happened_on: date | None = None
    happened_at: time | None = None
    source: str = ""
    text: str = ""
    significance: str = ""
    contact_id: int | None = None
    case_id: int | None = None
    person_id: int | None = None
    setting_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. `opens` is the record it was worked out from, `entry` the written line; one of them is there.

    `is_late` marks a line that was written well after what it tells; `is_restricted` one that tells nothing else.
    """

    id: int = 0
    day: date
    at: time | None = None
    source: str = ""
    event: str = ""
    significance: str = ""
    who: str = ""
    opens: tuple[str, int] | None = None
    entry: EntryDraft | None = None
    entered_on: date | None = None
    is_late: bool = False
    is_restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class ChronologyPage:
    """Everything about one record in the order in which it happened; `title` is its reference or name."""

    kind: str
    record_id: int
    title: str
    about: str
    lines: tuple[Line, ...]
