"""What an import set aside, as a CSV for whoever puts the spreadsheet right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.services.safe_text import safe
from lado_desktop.services.saving import save_bytes

HEADINGS = ("Sheet", "Row", "Column", "Reason", "Text")


def save_report(path: Path, done: BroughtIn, reason: Callable[[str], str]) -> None:
    """Write every line set aside and every cell kept as a note; `reason` gives the words for a code.

    UTF-8 with the mark spreadsheets look for; no text starts a formula. Raises `Trouble("cannot_write")`.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for line in done.set_aside:
        writer.writerow([safe(line.sheet), line.row_number, "", reason(line.reason), safe(line.text)])
    for cell in done.problems:
        writer.writerow([safe(cell.sheet), cell.row_number, safe(cell.heading), reason(cell.code), safe(cell.text)])
    save_bytes(path, out.getvalue().encode("utf-8-sig"))
