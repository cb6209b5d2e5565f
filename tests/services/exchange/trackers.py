"""Trackers as other offices might keep them, with fictional people, each untidy in its own way.

Their sheets are drawn in `tests/data/trackers/NAME/N SHEET.txt` (see `books.rows`).
"""

from __future__ import annotations

from pathlib import Path

from tests.services.exchange.books import Cell, rows, write_ods, write_xlsx

DRAWN = Path(__file__).parents[2] / "data" / "trackers"
PLAIN_TEXT = DRAWN / "plain_text.csv"
"""Semicolons, Windows letters, typing errors, no sheet name."""
TABS = DRAWN / "tabs.xls"
"""A system's export: text with tabs and the ending of a workbook, a column to tick for every category."""


def sheets(name: str) -> dict[str, list[list[Cell]]]:
    """The sheets of a drawn tracker, in their order."""
    return {path.stem.split(" ", 1)[1]: rows(path.read_text("utf-8")) for path in sorted((DRAWN / name).glob("*.txt"))}


def somerset(folder: Path) -> Path:
    """Notifications and other contacts on sheets of their own, and a sheet of lists."""
    return write_xlsx(folder / "somerset.xlsx", sheets("somerset"))


def nottinghamshire(folder: Path) -> Path:
    """Advice, referrals and non-recent referrals on three sheets that are all numbered from 1."""
    return write_ods(folder / "nottinghamshire.ods", sheets("nottinghamshire"))


def months(folder: Path) -> Path:
    """A sheet a month under two rows of merged headings, some to tick, and a sheet with a row for every meeting."""
    areas = ["C2:D2", "E2:F2", "H2:I2", "A2:A3", "B2:B3", "G2:G3", "J2:J3"]
    return write_xlsx(folder / "months.xlsx", sheets("months"), {"April": areas, "May": areas})


def one_log(folder: Path) -> Path:
    """Everything in one sheet: contacts and notifications, one meeting a row by its type, a line of totals."""
    return write_xlsx(folder / "one_log.xlsx", sheets("one_log"))


def three_sheets(folder: Path) -> Path:
    """Referrals with quarters between them; their meetings and how they ended on sheets of their own."""
    return write_ods(folder / "three_sheets.ods", sheets("three_sheets"))
