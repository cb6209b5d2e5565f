"""Comma, semicolon and tab separated text: which encoding, which separator, and rows as they were typed."""

from __future__ import annotations

import csv
import io
from collections import Counter

from lado_desktop.errors import Damaged, Refused
from lado_desktop.services.exchange import guard

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", ""), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 60


def decode(content: bytes) -> tuple[str, str]:
    """The text and its encoding: a byte order mark decides, else UTF-8, else Windows-1252, both strictly."""
    mark = next((name for start, name in _MARKS if content.startswith(start)), None)
    encodings = ("utf-8", "cp1252") if mark is None else (mark,)
    if mark is None and b"\0" in content:
        raise Refused("csv_nul")
    for encoding in filter(None, encodings):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused("csv_nul")
        return text, encoding
    raise Refused("csv_encoding")


def rows(text: str, mark: str = "") -> list[list[str]]:
    """Every line to the last that says anything, as its cells, parted by `mark` where that is known.

    Raises `Damaged` (with the row) when a quotation mark is opened and never closed.
    """
    told, text = _told_separator(text)
    csv.field_size_limit(guard.LONGEST_CELL)
    found: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark or told or separator(text), strict=True)
    try:
        found.extend(reader)
    except csv.Error as error:
        if "field limit" in str(error):
            raise Refused("sheet_cell_long", sheet=1, row=len(found) + 1) from error
        raise Damaged("csv_quote", row=len(found) + 1) from error
    while found and not any(map(str.strip, found[-1])):
        found.pop()
    guard.grid(1, len(found), max(map(len, found), default=0))
    return found


def separator(text: str) -> str:
    """The one that cuts the first rows into the most even number of cells; a comma when nothing does."""
    scores = {mark: _evenness(text, mark) for mark in _SEPARATORS}
    best = max(scores, key=lambda mark: scores[mark])
    return best if scores[best] > 0 else ","


def _told_separator(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;` says it outright."""
    first, _, rest = text.partition("\n")
    line = first.strip().lower()
    return (line[4], rest) if line.startswith("sep=") and len(line) == 5 else ("", text)


def _evenness(text: str, mark: str) -> float:
    """The commonest number of cells a row (less one) times the share of rows that have it."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=mark):
            if any(row):
                widths[len(row)] += 1
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
    return (width - 1) * times / widths.total()
