"""What a file must be before any parser sees it: there, not empty, not too large, and one of the kinds we read.

The content decides, never the file's ending: people rename, and systems export text as `.xls`.
"""

from __future__ import annotations

import stat
from pathlib import Path

from lado_desktop.errors import Refused

LARGEST_FILE = 64 << 20
"""Bytes. A tracker of 20,000 rows and 60 columns takes about 8 MB."""

LARGEST_GRID = 6_000_000
"""Cells between A1 and the last filled row and column: 100,000 rows of 60 columns."""

MOST_ROWS = 1_048_576
MOST_COLUMNS = 2_000
LONGEST_CELL = 1_000_000

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ",
    b"SQLite format 3",
    b"{\\rtf",
    b"7z\xbc\xaf",
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<body", b"<workbook")


def admit(path: Path) -> int:
    """The size of the file in bytes; `Refused` when it is not there, not a file, empty or too large."""
    try:
        found = path.stat()
    except OSError as error:
        raise Refused("sheet_missing") from error
    if not stat.S_ISREG(found.st_mode):
        raise Refused("sheet_missing")
    if not found.st_size:
        raise Refused("sheet_empty_file")
    if found.st_size > LARGEST_FILE:
        raise Refused("sheet_too_large", megabytes=LARGEST_FILE >> 20)
    return found.st_size


def kind(content: bytes) -> str:
    """`zip`, `ole` or `text`, by the first bytes; `Refused` for what is plainly something else."""
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return "zip"
    if content.startswith(_OLE):
        return "ole"
    if content.startswith(_FOREIGN):
        raise Refused("sheet_foreign")
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Refused("sheet_web_page")
    return "text"


def grid(sheet: int, rows: int, columns: int) -> None:
    """`Refused` when sheet number `sheet` (from 1) reaches further than a tracker can: one stray cell is enough."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > LARGEST_GRID:
        raise Refused("sheet_grid", sheet=sheet, rows=rows, columns=columns)
