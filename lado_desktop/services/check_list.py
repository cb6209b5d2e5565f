"""A list of people to be checked, from a spreadsheet: name, date of birth and setting found by their headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lado_desktop.errors import Refused
from lado_desktop.services.check_drafts import CheckQuestion
from lado_desktop.services.exchange.fields import find
from lado_desktop.services.exchange.headings import likeness
from lado_desktop.services.exchange.sheets import Row, Sheet, Value, read_workbook
from lado_desktop.services.exchange.tables import is_blank, shown
from lado_desktop.services.exchange.words import fold
from lado_desktop.services.typed_dates import read_cell

FIELDS: Final = ("adult_name", "adult_first_name", "adult_last_name", "adult_date_of_birth", "setting_name")
ALSO: Final = {
    "adult_name": "applicant|candidate|person|people|carer|foster carer|names|volunteer|chaperone|teacher",
    "adult_first_name": "given names|forename s|first name s",
    "setting_name": "workplace|employer|agency|placement|provider",
}
ENOUGH: Final = 0.6
SEARCHED: Final = 60


@dataclass(frozen=True)
class ListedPerson:
    """A line of the list: `row` counts the people from 1, `sheet_row` the lines of the sheet; `name` may be blank."""

    row: int
    sheet_row: int
    question: CheckQuestion
    is_date_unread: bool = False


def read_list(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> tuple[ListedPerson, ...]:
    """Everybody on the first sheet that lists people. Raises `Refused`, `Damaged` as every spreadsheet read does."""
    for sheet in read_workbook(path, is_wanted).sheets:
        if not sheet.is_hidden and (found := _people(sheet)):
            return found
    raise Refused("check_list_no_names")


def _people(sheet: Sheet) -> tuple[ListedPerson, ...]:
    below, columns = _headed(sheet) or (0, _guessed(sheet.rows))
    if not columns:
        return ()
    lines = [(number, row) for number, row in enumerate(sheet.rows[below:], below + 1) if not is_blank(row)]
    return tuple(_listed(at, number, row, columns) for at, (number, row) in enumerate(lines, 1))


def _headed(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """How many lines there are to the end of the headings, and where the columns stand."""
    best: tuple[int, Mapping[str, int]] | None = None
    for at, row in enumerate(sheet.rows[:SEARCHED]):
        columns = _columns(row)
        is_named = "adult_name" in columns or "adult_last_name" in columns
        if is_named and len(columns) > (len(best[1]) if best else 0):
            best = at + 1, columns
    return best


def _columns(row: Row) -> dict[str, int]:
    """Each field's likeliest column; a column is of one field."""
    sure = sorted(
        ((_likeness(cell, key), key, at) for at, cell in enumerate(row) for key in FIELDS if isinstance(cell, str)),
        key=lambda each: -each[0],
    )
    found: dict[str, int] = {}
    for likely, key, at in sure:
        if likely >= ENOUGH and key not in found and at not in found.values():
            found[key] = at
    return found


def _likeness(heading: str, key: str) -> float:
    field = find(key)
    if fold(heading) in ALSO.get(key, "").split("|"):
        return 0.9
    return likeness(heading, field) if field and len(heading) < 60 else 0.0


def _guessed(rows: Sequence[Row]) -> dict[str, int]:
    """Without headings the first column of words is the names, the first of dates the dates of birth."""
    for row in rows[:SEARCHED]:
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            is_day = cell is not None and not isinstance(cell, bool) and read_cell(cell, is_birth=True) is not None
            key = "adult_date_of_birth" if is_day else "setting_name" if "adult_name" in found else "adult_name"
            if is_day or (isinstance(cell, str) and any(map(str.isalpha, cell))):
                found.setdefault(key, at)
        if "adult_name" in found and (len(found) > 1 or len(rows) == 1 or " " in str(row[found["adult_name"]])):
            return found
    return {}


def _listed(at: int, number: int, row: Row, columns: Mapping[str, int]) -> ListedPerson:
    cells = {key: row[column] if column < len(row) else None for key, column in columns.items()}
    name = _text(cells.get("adult_name"))
    family, given = _text(cells.get("adult_last_name")), _text(cells.get("adult_first_name"))
    if family and given and (not name or "adult_name" not in columns):
        name = f"{family}, {given}"
    said = cells.get("adult_date_of_birth")
    born = _born(said)
    return ListedPerson(
        row=at,
        sheet_row=number,
        question=CheckQuestion(
            name=name or family or given, date_of_birth=born, setting=_text(cells.get("setting_name"))
        ),
        is_date_unread=born is None and bool(_text(said)),
    )


def _born(value: Value) -> date | None:
    return None if value is None or isinstance(value, bool) else read_cell(value, is_birth=True)


def _text(value: Value) -> str:
    return "" if value is None else " ".join(shown(value).split())
