"""A table as a grid of cells: what the terminal, the CSV and the workbook all lay out."""

from __future__ import annotations

from dataclasses import dataclass

from lado_desktop.services.counts import words
from lado_desktop.services.counts.table import CountedRow, CountedTable

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A heading, one line a row, the sum; and the sentences that belong above and beneath."""

    title: str
    rule: tuple[str, ...]
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    notes: tuple[str, ...]


def grid(table: CountedTable) -> Grid:
    """The cells of `table`: label, counts by column where it has columns, count, per cent."""
    columns = tuple(words.column(table.columns_kind, code) for code in table.columns)
    return Grid(
        title=table.title,
        rule=tuple(words.sentence(rule) for rule in table.rule),
        heading=(words.HEADING_ROW, *columns, words.HEADING_COUNT, words.HEADING_PERCENT),
        rows=tuple(_cells(row) for row in table.rows),
        total=(words.SUM, *table.column_sums, table.sum, None),
        notes=(words.base(table), *(words.sentence(note) for note in table.notes)),
    )


def _cells(row: CountedRow) -> tuple[Cell, ...]:
    return (row.label, *row.counts, row.count, row.percent)
