"""What a count looks at: one plain row a record, with only the columns that count.

The rows are named tuples, not dataclasses: they are made by the ten thousand, and making one is ten times cheaper
(`ContactFact._make(row)`). Codes are the canonical ones of the value lists; a blank is `None` or an empty tuple,
never "". No name and no other words of a record are in here.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class ContactFact(NamedTuple):
    """One contact. `threshold` is the latest decision; `case_id` the case it opened or was linked to."""

    id: int
    reference: str
    received: date
    contact_type: str | None
    agency: str | None
    sectors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Main category first."""
    threshold: str | None = None
    case_id: int | None = None
    first_response: date | None = None
    employer_aware: date | None = None


class CaseFact(NamedTuple):
    """One case. The three ends that durations are measured to are `concluded`, `closed` and `employer_known`."""

    id: int
    reference: str
    opened: date
    received: date | None = None
    """The day the first of its contacts was received."""
    initial_meeting: date | None = None
    """The day its initial meeting was held; planned meetings do not count."""
    concluded: date | None = None
    """The day of the meeting, or other event, that reached the conclusion."""
    closed: date | None = None
    employer_known: date | None = None
    """The day the employer's outcome became known."""
    categories: tuple[str, ...] = ()
    """Over all its allegations, the main one first, none twice."""
    outcomes: tuple[tuple[str, date | None], ...] = ()
    """(code, day it was decided) over all its allegations."""
    sector: str | None = None
    non_recent: bool = False
    threshold: str | None = None
    """The latest decision on the contact that opened it."""


class MeetingFact(NamedTuple):
    """One meeting; `held` is None while it is planned or when it was cancelled."""

    id: int
    reference: str
    held: date | None
    type: str | None
    number: int = 1
    non_recent: bool = False
    case_ids: tuple[int, ...] = ()


class Facts(NamedTuple):
    """All there is to count, whatever the period: a case may be counted by a contact of years before."""

    contacts: tuple[ContactFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
