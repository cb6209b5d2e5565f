"""The counts as plain text in columns, for a terminal."""

from __future__ import annotations

from lado_desktop.services.counts import words
from lado_desktop.services.counts.render.grid import Cell, grid
from lado_desktop.services.counts.table import CountedTable, Counts


def as_text(counts: Counts) -> str:
    """Every table under its rule, with its sum and its notes beneath."""
    return "\n".join([words.heading(counts), "", *(_table(table) for table in counts.tables)])


def _table(table: CountedTable) -> str:
    laid = grid(table)
    lines = [tuple(_shown(cell) for cell in row) for row in (laid.heading, *laid.rows, laid.total)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(laid.heading))]
    body = [_line(line, widths) for line in lines]
    ruler = "-" * len(body[0])
    above, beneath = ([_printable(text) for text in texts] for texts in ((laid.title, *laid.rule), laid.notes))
    printed = [*above, "", body[0], ruler, *body[1:-1], ruler, body[-1], "", *beneath, "", ""]
    return "\n".join(line.rstrip() for line in printed)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    figures = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return "  ".join([cells[0].ljust(widths[0]), *figures])


def _shown(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"{cell:,}"
    return _printable(cell or "")


def _printable(text: str) -> str:
    """Labels are data: a control character in one must not move the cursor of the terminal."""
    return "".join(each if each.isprintable() else " " for each in text)
