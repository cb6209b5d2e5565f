"""The table in a sheet: headings below any titles, records, and every other line with the reason it is not one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lado_desktop.services.exchange.sheets import Row, Sheet, Value
from lado_desktop.services.exchange.words import fold

FURNITURE = frozenset({"title", "heading", "repeated_heading", "blank", "separator", "total", "note", "number_only"})
"""Reasons of lines that are no records: they are listed, and do not count as rows of the table."""

NO_RECORDS = FURNITURE | {"sheet_ignored"}
"""Reasons of lines that are not counted as rows: of sheets left out nobody knows what they are."""

_SEARCHED = 80
_LONG = 70
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_PERIOD = (
    rf"(?:{_MONTHS}|{_SHORT}|q(?:uarter|tr)?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+quarter"
    r"|week(?:\s+(?:commencing|ending))?|w\s+[ce]|spring|summer|autumn|winter|term|year)"
)
_SEPARATOR = re.compile(
    rf"(?:month of\s+|contacts?\s+|week\s+)?{_PERIOD}(?:[\s,]+(?:term|and|to|{_PERIOD}|\d{{1,4}}(?:st|nd|rd|th)?))*"
    r"|(?:19|20)\d\d(?:\s+(?:to\s+)?\d{2,4})?"
)
_TOTAL = re.compile(
    r"(?:sub|grand|running|overall|monthly|quarterly|annual|year|ytd)?\s*(?:totals?|sum)\b.*|.*\btotals?(?: for .*)?"
)


@dataclass(frozen=True)
class Table:
    """`heading_row` counts from 1; `records` and `others` (row number, reason) hold between them every row once."""

    heading_row: int
    headings: tuple[str, ...]
    records: tuple[tuple[int, Row], ...]
    others: tuple[tuple[int, str], ...]


def find_table(sheet: Sheet, known: Collection[str] = (), heading_row: int = 0) -> Table | None:
    """The table under the row most like headings (`known`: folded headings to look for), or under `heading_row`.

    None when no row has at least two headings with something below them.
    """
    top, bottom = _block(sheet, heading_row - 1 if heading_row else _heading_at(sheet, known))
    if bottom < 0 or bottom >= len(sheet.rows):
        return None
    headings = _headings(sheet, top, bottom)
    records: list[tuple[int, Row]] = []
    others = [(at + 1, "heading" if at >= top else _above(row)) for at, row in enumerate(sheet.rows[: bottom + 1])]
    folded = tuple(map(fold, headings))
    dated = _dated_columns(sheet.rows[bottom + 1 :])
    for number, row in enumerate(sheet.rows[bottom + 1 :], start=bottom + 2):
        if date in map(type, row) and len(row) - row.count(None) > 3:
            records.append((number, row))  # nearly every row; the others are looked at closely
        elif reason := _reason(row, folded, dated):
            others.append((number, reason))
        else:
            records.append((number, row))
    return Table(bottom + 1, headings, tuple(records), tuple(others))


def is_blank(row: Row) -> bool:
    """Nothing in it, or spaces only."""
    return not any(cell is not None and not (isinstance(cell, str) and not cell.strip()) for cell in row)


def _above(row: Row) -> str:
    return "blank" if is_blank(row) else "title"


def _heading_at(sheet: Sheet, known: Collection[str]) -> int:
    best, best_score = -1, 0.0
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        score = _score(row, known)
        if score > best_score and not all(map(is_blank, sheet.rows[at + 1 : at + 6])):
            best, best_score = at, score
    return best


def _score(row: Row, known: Collection[str]) -> float:
    """How much a row looks like headings: different short texts, known ones above all; no dates and numbers."""
    cells = [cell for cell in row if cell not in (None, "")]
    words = {fold(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONG}
    named = [word for word in words if any(map(str.isalpha, word)) or word == "#"]
    others = len(cells) - len(named)
    if len(named) < 2:
        return 0
    return len(named) + 3 * sum(word in known for word in named) - 2 * others


def _block(sheet: Sheet, at: int) -> tuple[int, int]:
    """First and last row of the headings: merged cells make them two rows high."""
    top = bottom = at
    width = max((len(row) for row in sheet.rows[at : at + 1]), default=0)
    for first_row, first_column, last_row, last_column in sheet.merged:
        is_group = 0 < last_column - first_column < 0.8 * width and first_row == last_row
        if first_row == at and last_row > at and first_column == last_column:
            bottom = max(bottom, min(last_row, at + 2))
        elif is_group and first_row == at and _has_words(sheet, at + 1, first_column, last_column):
            bottom = max(bottom, at + 1)
        elif (is_group and first_row == at - 1) or (first_row < at == last_row and first_column == last_column):
            top = min(top, max(first_row, at - 2))
    return top, bottom


def _has_words(sheet: Sheet, at: int, first: int, last: int) -> bool:
    row = sheet.rows[at] if at < len(sheet.rows) else ()
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row[first : last + 1]) >= 2


def _headings(sheet: Sheet, top: int, bottom: int) -> tuple[str, ...]:
    """Texts of the block from above to below; one that comes twice is numbered, a missing one named by its column."""
    width = max(len(row) for row in sheet.rows[top:])
    covering = {
        (row, column): (first_row, first_column)
        for first_row, first_column, last_row, last_column in sheet.merged
        if first_row >= top and last_row <= bottom
        for row in range(first_row, last_row + 1)
        for column in range(first_column, last_column + 1)
    }
    found: list[str] = []
    for column in range(width):
        parts = [_text(sheet, *covering.get((row, column), (row, column))) for row in range(top, bottom + 1)]
        found.append(" ".join(dict.fromkeys(filter(None, parts))) or f"Column {letters(column)}")
    return tuple(_numbered(found))


def _text(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row]
    value = cells[column] if column < len(cells) else None
    return "" if value is None else " ".join(shown(value).split())


def _numbered(found: Iterable[str]) -> Iterable[str]:
    seen: dict[str, int] = {}
    for text in found:
        seen[fold(text)] = times = seen.get(fold(text), 0) + 1
        yield text if times == 1 else f"{text} ({times})"


def _dated_columns(rows: tuple[Row, ...]) -> frozenset[int]:
    """Columns that hold several real dates: a lone date in one of them is a record, elsewhere it is a month's title."""
    seen: dict[int, int] = {}
    for row in rows[:400]:
        is_alone = sum(cell is not None for cell in row) == 1
        for column, cell in enumerate(row):
            if isinstance(cell, date) and not is_alone:
                seen[column] = seen.get(column, 0) + 1
    return frozenset(column for column, times in seen.items() if times > 0.2 * min(len(rows), 400))


def _reason(row: Row, headings: tuple[str, ...], dated: frozenset[int]) -> str:
    """Why a line below the headings is no record; "" when it is one."""
    filled = [
        (at, cell) for at, cell in enumerate(row) if cell is not None and (not isinstance(cell, str) or cell.strip())
    ]
    if not filled:
        return "blank"
    if any(isinstance(cell, date) for _, cell in filled):
        return "separator" if len(filled) == 1 and filled[0][0] not in dated else ""
    start = [(at, fold(cell)) for at, cell in filled[:3] if isinstance(cell, str) and len(cell) <= _LONG]
    if len(filled) > 1 and sum(text == headings[at] for at, text in start) >= min(2, len(start)) > 0:
        same = sum(isinstance(cell, str) and fold(cell) == headings[at] for at, cell in filled)
        if same >= 0.6 * len(filled):
            return "repeated_heading"
    if start and sum(isinstance(cell, str) for _, cell in filled) <= 2 and _TOTAL.fullmatch(start[0][1]):
        return "total"
    return _lone(filled, start[0][1] if start else "")


def _lone(filled: Sequence[tuple[int, Value]], start: str) -> str:
    """A line that says one thing only: a month's title, a remark, a number waiting for its record; "" for any other."""
    distinct = {cell if isinstance(cell, str) else str(cell) for _, cell in filled}
    others_are_numbers = len(filled) <= 3 and not any(isinstance(cell, str) for _, cell in filled[1:])
    if start and (len(distinct) == 1 or others_are_numbers) and _SEPARATOR.fullmatch(start):
        return "separator"
    if len(distinct) > 1:
        return ""
    said = distinct.pop()
    return "note" if len(said.split()) > 1 or len(said) > 20 else "number_only"


def letters(column: int) -> str:
    """0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def shown(value: Value) -> str:
    """A cell as a person would read it: dates as 12/05/2021, whole numbers without a point, TRUE as Yes."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        time = f" {value:%H:%M}" if isinstance(value, datetime) and (value.hour or value.minute) else ""
        return f"{value.day:02}/{value.month:02}/{value.year}{time}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
