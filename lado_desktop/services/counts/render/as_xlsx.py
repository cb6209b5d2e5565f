"""The counts as a workbook: one sheet a table, values only, written in memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lado_desktop.errors import Refused
from lado_desktop.services.counts import words
from lado_desktop.services.counts.render.grid import Cell, Grid, grid
from lado_desktop.services.counts.table import Counts

MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed day: the same figures give the same bytes, and no clock is told
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_NAME, WIDEST = 31, 60


def as_xlsx(counts: Counts) -> bytes:
    """A workbook without formulas, links, authors or hidden sheets. Refused: `sheet_not_written`."""
    import xlsxwriter  # start-up does not wait for it

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    workbook.set_properties({"created": MADE.replace(tzinfo=None)})
    formats = {name: workbook.add_format(looks) for name, looks in LOOKS.items()}
    grids = [grid(table) for table in counts.tables]
    for name, laid in zip(sheet_names(laid.title for laid in grids), grids, strict=True):
        _Sheet(workbook.add_worksheet(name), formats).write(words.heading(counts), laid)
    if not grids:
        workbook.add_worksheet()
    workbook.close()
    return out.getvalue()


LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "bottom": 1},
    "total": {"bold": True, "top": 1},
    "plain": {},
}


class _Sheet:
    """One worksheet, written from the top down."""

    def __init__(self, sheet: Any, formats: dict[str, Any]) -> None:
        self._sheet, self._formats, self._row = sheet, formats, 0

    def write(self, heading: str, laid: Grid) -> None:
        self._line((laid.title,), "title")
        for text in (heading, *laid.rule):
            self._line((text,))
        self._row += 1
        self._line(laid.heading, "heading")
        for cells in laid.rows:
            self._line(cells)
        self._line(laid.total, "total")
        self._row += 1
        for text in laid.notes:
            self._line((text,))
        labels = (str(row[0]) for row in (laid.heading, *laid.rows, laid.total))
        self._sheet.set_column(0, 0, min(WIDEST, max(len(label) for label in labels) + 2))

    def _line(self, cells: Iterable[Cell], look: str = "plain") -> None:
        for column, cell in enumerate(cells):
            self._cell(column, cell, self._formats[look])
        self._row += 1

    def _cell(self, column: int, cell: Cell, look: Any) -> None:
        """Nothing is cut silently: the library answers with a negative number where it could not write."""
        if isinstance(cell, int):
            answer = self._sheet.write_number(self._row, column, cell, look)
        elif cell:
            answer = self._sheet.write_string(self._row, column, cell, look)
        else:
            answer = self._sheet.write_blank(self._row, column, None, look)
        if answer < 0:
            raise Refused("sheet_not_written", row=self._row + 1, column=column + 1)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names a workbook takes: no signs it forbids, at most 31 characters, none twice."""
    taken: list[str] = []
    for title in titles:
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip("' ")[:LONGEST_NAME].strip("' ") or "Table"
        name, number = clean, 2
        while name.casefold() in (each.casefold() for each in taken) or name.casefold() == "history":
            name, number = f"{clean[: LONGEST_NAME - 4]} {number}", number + 1
        taken.append(name)
    return taken
