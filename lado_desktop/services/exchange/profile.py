"""What a column holds, looked at without its heading: dates, yes and no, names, codes, long texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from statistics import median

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.sheets import Row, Value
from lado_desktop.services.exchange.tables import Table, shown
from lado_desktop.services.exchange.words import fold
from lado_desktop.services.typed_dates import DAY_FIRST, MONTH_FIRST, read_cell

_LOOKED_AT = 1_500
_NAME = re.compile(r"(?:(?:mr|mrs|ms|miss|dr|rev|prof)\.? )?[A-ZÀ-Þ][\w'’.-]*,?(?: [A-ZÀ-Þ(][\w'’.()-]*){1,3}")
_SEVERAL = re.compile(r"\s*(?:[\n;,&]|\band\b)\s*")
_YES_NO = frozenset(map(fold, (*words.YES, *words.NO)))


@dataclass(eq=False)
class Profile:
    """One column of a table; shares are of the filled cells that were looked at."""

    at: int
    heading: str
    records: int
    cells: Sequence[Value] = field(repr=False)

    @cached_property
    def sample(self) -> list[Value]:
        """Filled cells spread evenly over the column."""
        return list(self.cells[:: max(1, len(self.cells) // _LOOKED_AT)])

    @property
    def filled(self) -> int:
        """How many records have something here."""
        return len(self.cells)

    @cached_property
    def texts(self) -> Counter[str]:
        """Every text as it stands, and how often."""
        return Counter(shown(cell).strip() for cell in self.cells)

    @cached_property
    def days(self) -> list[date]:
        """The dates among the sample, real or typed."""
        order = MONTH_FIRST if self.month_first > 0 else DAY_FIRST
        return [day for cell in self.sample if (day := _day(cell, order)) is not None]

    @cached_property
    def dates(self) -> float:
        return self._share(len(self.days))

    @cached_property
    def serials(self) -> float:
        """Numbers that would be dates if their cells were shown as such; case numbers may look the same."""
        return self._share(len(self.serial_days))

    @cached_property
    def serial_days(self) -> list[date]:
        """The days those numbers stand for."""
        found = (read_cell(cell) for cell in self.sample if cell is not None and _is_number(cell))
        return [day for day in found if day is not None]

    @cached_property
    def month_first(self) -> int:
        """How many typed dates only read with the month first, less those that only read with the day first."""
        typed = [cell for cell in self.sample if isinstance(cell, str)]
        reads = [(read_cell(cell), read_cell(cell, order=MONTH_FIRST)) for cell in typed]
        return sum((month is not None) - (day is not None) for day, month in reads)

    @cached_property
    def middle_year(self) -> int:
        days = self.days or self.serial_days
        return int(median(day.year for day in days)) if days else 0

    @cached_property
    def yes_no(self) -> float:
        return self._share(sum(isinstance(cell, bool) or fold(shown(cell)) in _YES_NO for cell in self.sample))

    @cached_property
    def small_numbers(self) -> float:
        return self._share(sum(isinstance(cell, int) and 0 <= cell <= 30 for cell in self.sample))

    @cached_property
    def numbers(self) -> float:
        return self._share(sum(isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in self.sample))

    @cached_property
    def names(self) -> float:
        return self._share(sum(isinstance(cell, str) and bool(_NAME.fullmatch(cell.strip())) for cell in self.sample))

    @cached_property
    def length(self) -> float:
        return self._share(sum(len(shown(cell)) for cell in self.sample))

    @cached_property
    def distinct(self) -> float:
        return len(self.texts) / max(1, self.filled)

    def _share(self, count: int) -> float:
        return count / max(1, len(self.sample))


def profiles(table: Table) -> list[Profile]:
    """One for every column of the table."""
    rows: list[Row] = [row for _, row in table.records]
    return [
        Profile(at, heading, len(rows), [row[at] for row in rows if at < len(row) and _is_filled(row[at])])
        for at, heading in enumerate(table.headings)
    ]


def _day(cell: Value, order: str) -> date | None:
    """The day a cell holds, the first one of several."""
    if cell is None or isinstance(cell, bool) or _is_number(cell):
        return None
    day = read_cell(cell, order=order)
    if day is None and isinstance(cell, str) and len(cell) < 80:
        days = [read_cell(part, order=order) for part in _SEVERAL.split(cell) if part]
        day = days[0] if len(days) > 1 and all(days) else None
    return day


def _is_number(cell: Value) -> bool:
    return isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.isdigit())


def _is_filled(cell: Value) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
