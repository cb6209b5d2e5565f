"""The counts as one long CSV: a line for each figure, so that a pivot table can be made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lado_desktop.services.counts import words
from lado_desktop.services.counts.render.grid import Cell
from lado_desktop.services.counts.table import CountedTable, Counts
from lado_desktop.services.safe_text import safe

HEADING = (
    "kind",
    "table",
    "title",
    "unit",
    "dated by",
    "from",
    "to",
    "as at",
    "code",
    "text",
    "column",
    "count",
    "percent",
)

Line = tuple[Cell, ...]


def as_csv(counts: Counts) -> bytes:
    """UTF-8 with the mark spreadsheets look for. `kind` is row, sum, base, rule or note; no text starts a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADING)
    for table in counts.tables:
        period = (counts.period_from.isoformat(), counts.period_to.isoformat(), counts.as_at.isoformat())
        about = (table.id, table.title, table.unit, table.dated_by, *period)
        for kind, *rest in _lines(table):
            writer.writerow([_safe(cell) for cell in (kind, *about, *rest)])
    return out.getvalue().encode("utf-8-sig")


def _lines(table: CountedTable) -> Iterator[Line]:
    for row in table.rows:
        for column, count in zip(table.columns, row.counts, strict=True):
            yield "row", row.code, row.label, column, count, None
        if not table.columns_kind:
            yield "row", row.code, row.label, None, row.count, row.percent
    yield "sum", None, words.SUM, None, table.sum, None
    yield "base", None, words.base(table), None, table.base, None
    for rule in table.rule:
        yield "rule", rule.code, words.sentence(rule), None, None, None
    for note in table.notes:
        yield "note", note.code, words.sentence(note), None, None, None


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would read as a formula gets an apostrophe before it."""
    return safe(cell) if isinstance(cell, str) else cell
