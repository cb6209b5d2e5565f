"""What a table is: declared once as cohort and sorting, and what comes out of counting it.

A *cohort* says which units the table speaks of, and so its base. A *sorting* puts each of them into rows. Both say
their rule as codes with facts; `words.py` has the sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from lado_desktop.errors import Fact
from lado_desktop.services.counts.question import Question

NOT_RECORDED = "not_recorded"
Codes = tuple[str, ...]


class Counted(Protocol):
    """A fact that can be counted: all it must have is the id of its record."""

    @property
    def id(self) -> int: ...


Unit = TypeVar("Unit", bound=Counted)
Unit_co = TypeVar("Unit_co", bound=Counted, covariant=True)


@dataclass(frozen=True, slots=True)
class Note:
    """Something a table says about itself: the code of a sentence, and what goes into it."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def note(code: str, /, **facts: Fact) -> Note:
    return Note(code, facts)


@dataclass(frozen=True, slots=True)
class Cohort(Generic[Unit_co]):
    """The units a table speaks of: what they are, the date that places them, and the units themselves."""

    unit: str
    dated_by: str
    units: tuple[Unit_co, ...]
    rule: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorting(Generic[Unit]):
    """How a table puts its units into rows.

    `terms` names the value list whose terms are rows; `more` are rows beyond it, always shown; `several` is what a unit
    in more than one row has several of; `unknown` are the rows left out when percentages are of what is known.
    """

    codes_of: Callable[[Unit], Codes]
    terms: str = ""
    more: Codes = ()
    rule: tuple[Note, ...] = ()
    several: str = "row"
    unknown: frozenset[str] = frozenset({NOT_RECORDED})


@dataclass(frozen=True, slots=True)
class Columns(Generic[Unit]):
    """A second direction: the codes of the columns, and which of them a unit is in."""

    kind: str
    codes: Codes
    index_of: Callable[[Unit], int]


def part(count: int, of: int) -> int | None:
    """`count` as whole per cent of `of`, rounded half up; None of nothing."""
    return (200 * count + of) // (2 * of) if of else None


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One row. `of` is what its percentage is a percentage of, None where it has none."""

    code: str
    label: str
    members: tuple[int, ...]
    of: int | None = None
    cells: tuple[tuple[int, ...], ...] = ()
    """The members again, by column."""

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(len(cell) for cell in self.cells)

    @property
    def percent(self) -> int | None:
        return part(self.count, self.of) if self.of is not None else None

    @property
    def exact_percent(self) -> float | None:
        return 100 * self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Share:
    """A line beside the rows: some of the units, or of other units, held against a total. It is not part of the sum."""

    code: str
    label: str
    unit: str
    members: tuple[int, ...]
    of: int

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def percent(self) -> int | None:
        return part(self.count, self.of)


@dataclass(frozen=True, slots=True)
class Table(Generic[Unit]):
    """A table, declared: adding one of these to a module of `tables/` adds it everywhere."""

    id: str
    title: str
    cohort: Callable[[Question], Cohort[Unit]]
    sorting: Callable[[Question], Sorting[Unit]]
    columns: Callable[[Question, Cohort[Unit]], Columns[Unit] | None] | None = None
    shares: Callable[[Question, Cohort[Unit]], tuple[Share, ...]] | None = None


@dataclass(frozen=True, slots=True)
class CountedTable:
    """A table, counted. `members(row, column)` are the ids of the `unit` records behind a figure."""

    id: str
    title: str
    unit: str
    dated_by: str
    rule: tuple[Note, ...]
    base: int
    rows: tuple[CountedRow, ...]
    sum: int
    reconciles: bool
    notes: tuple[Note, ...] = ()
    shares: tuple[Share, ...] = ()
    columns: Codes = ()
    columns_kind: str = ""

    def row(self, code: str) -> CountedRow:
        """The row of `code`; KeyError when the table has none."""
        for row in self.rows:
            if row.code == code:
                return row
        raise KeyError(code)

    def members(self, code: str, column: str | None = None) -> tuple[int, ...]:
        """The records behind a row, or behind one cell of it."""
        row = self.row(code)
        return row.members if column is None else row.cells[self.columns.index(column)]

    @property
    def column_sums(self) -> tuple[int, ...]:
        return tuple(sum(row.counts[index] for row in self.rows) for index in range(len(self.columns)))


@dataclass(frozen=True, slots=True)
class Counts:
    """Every table of one question; screens, sheets and documents are renderings of this."""

    profile: str
    title: str
    period_from: date
    period_to: date
    as_at: date
    tables: tuple[CountedTable, ...]

    def table(self, table_id: str) -> CountedTable:
        """The table `table_id`; KeyError when it was not counted."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)
