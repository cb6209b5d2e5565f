"""A list written into a file for other programs: the columns that are shown, the rows that pass the filters.

Every cell is a text and never a formula. That the records left the tracker is recorded, each of them, before they do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lado_desktop.errors import Refused, Trouble
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.counts.render.as_xlsx import MADE, OPTIONS
from lado_desktop.services.safe_text import safe
from lado_desktop.services.saving import save_bytes

Lines = Iterable[Sequence[str]]
Watch = Callable[[int, int], None]
WINDOW: Final = 500
WIDEST: Final = 48


class ListExport:
    """Lists on their way out of one tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def write(
        self,
        path: Path,
        kind: str,
        records: Sequence[int],
        titles: Sequence[str],
        lines: Callable[[Sequence[int]], Lines],
        watch: Watch = lambda _done, _of: None,
    ) -> int:
        """Write records of a kind ("Contact") at `path`, as its ending says; returns how many lines that were.

        `lines` says the cells of some of them; `watch` may raise to stop. Raises `Trouble`: "export_unknown",
        "cannot_write", "disk_full"; `Refused("sheet_not_written")` for a cell no workbook takes.
        """
        if path.suffix.lower() not in ENDINGS:
            raise Trouble("export_unknown")
        rows: list[Sequence[str]] = []
        for start in range(0, len(records), WINDOW):
            watch(start, len(records))
            rows.extend(lines(records[start : start + WINDOW]))
        data = ENDINGS[path.suffix.lower()](titles, rows)
        with self._tracker.writing("export_list") as session:
            for record in records:
                self._tracker.note(session, "export", kind, record)
        save_bytes(path, data)
        return len(rows)


def as_csv(titles: Sequence[str], rows: Lines) -> bytes:
    """UTF-8 with the mark spreadsheets look for; no text starts a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(safe, titles))
    writer.writerows(map(safe, row) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(titles: Sequence[str], rows: Lines) -> bytes:
    """One sheet of texts, made in memory, with its titles in view and a filter over them."""
    import xlsxwriter  # start-up does not wait for it

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    workbook.set_properties({"created": MADE.replace(tzinfo=None)})
    sheet, bold = workbook.add_worksheet("List"), workbook.add_format({"bold": True, "bottom": 1})
    widths = [len(title) for title in titles]
    _line(sheet, 0, titles, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        _line(sheet, last, row, None)
        widths = [max(width, len(cell)) for width, cell in zip(widths, row, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(WIDEST, width + 2))
    sheet.freeze_panes(1, 0)
    if titles:
        sheet.autofilter(0, 0, last, len(titles) - 1)
    workbook.close()
    return out.getvalue()


def _line(sheet: Any, row: int, cells: Sequence[str], look: Any) -> None:
    """Nothing is cut silently: the library answers with a negative number where it could not write."""
    for column, cell in enumerate(cells):
        if cell and sheet.write_string(row, column, cell, look) < 0:
            raise Refused("sheet_not_written", row=row + 1, column=column + 1)


ENDINGS: Final[Mapping[str, Callable[[Sequence[str], Lines], bytes]]] = {".xlsx": as_xlsx, ".csv": as_csv}
