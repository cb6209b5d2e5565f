"""What a search answers: records by kind, each on a line with the words that matched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lado_desktop.services.search.matched import UNMARKED, Marked

Spelt = tuple[tuple[str, str], ...]
"""Words as they were typed, each with how a name is spelt that is there."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One record. `opens` is the page it opens: (kind, number), its own or that of the record it is a part of.

    `state` is open, closed, planned, held, cancelled or None. `where` is the table.column the snippet was found in.
    A restricted record has its reference and nothing else. `reasons` are codes of why a name is like the one typed.
    """

    kind: str
    id: int
    opens: tuple[str, int] | None
    reference: str = ""
    title: Marked = UNMARKED
    label: str = ""
    detail: str = ""
    day: date | None = None
    state: str | None = None
    where: str = ""
    snippet: Marked = UNMARKED
    reasons: tuple[str, ...] = ()
    is_restricted: bool = False


@dataclass(frozen=True)
class Group:
    """The records of one kind: those shown, and how many there are; at least so many where `is_more`."""

    kind: str
    rows: tuple[Found, ...]
    count: int
    is_more: bool = False


@dataclass(frozen=True)
class Results:
    """Everything found, the kind that answers best first.

    `unknown` are field words nobody knows, which were looked for as words; `instead` what was looked for in place of
    words that are nowhere.
    """

    groups: tuple[Group, ...] = ()
    unknown: tuple[str, ...] = ()
    instead: Spelt = ()

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)
