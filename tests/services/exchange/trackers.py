"""Trackers as other offices might keep them, with fictional people, each untidy in its own way.

Their sheets are drawn in `tests/data/trackers/NAME/N SHEET.txt` (see `books.rows`).
"""

from __future__ import annotations

from pathlib import Path

from tests.services.exchange.books import Cell, rows, write_ods, write_xlsx

DRAWN = Path(__file__).parents[2] / "data" / "trackers"
PLAIN_TEXT = DRAWN / "plain_text.csv"
"""Semicolons, Windows letters, ranges of typing errors, no sheet name."""


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
