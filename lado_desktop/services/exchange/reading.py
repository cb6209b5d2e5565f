"""What came out of a workbook under a mapping: typed rows, and other lines with their reason. Nothing is stored yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

FieldValue = str | bool | date | time | tuple[str, ...]


@dataclass(frozen=True)
class SaidMeeting:
    """A meeting a row speaks of; `meeting_type` is "" and `on` None where the sheet does not say."""

    meeting_type: str
    on: date | None


@dataclass(frozen=True)
class SaidReferral:
    """A referral to another body; `is_made` is None where the sheet names the body only."""

    body: str
    is_made: bool | None = None
    made_on: date | None = None


@dataclass(frozen=True)
class CellProblem:
    """A cell that could not be read as its field: the row comes in without it, and `text` is kept with the notes.

    Codes: date_unread, unknown_value, several_values, unknown_yes_no, time_unread, differs, says_no_case, same_key.
    """

    sheet: str
    row_number: int
    heading: str
    field: str
    code: str
    text: str


@dataclass(frozen=True)
class SheetRow:
    """One contact as a sheet (and the sheets joined to it) tell it.

    `values` holds by field key: text, a date, a time, True or False, a code, or a tuple of codes. `kept` is
    {heading: text} of columns kept as notes and of cells that could not be read; `original` is {heading: text as shown}
    of every filled cell.
    """

    sheet: str
    row_number: int
    values: Mapping[str, FieldValue]
    meetings: tuple[SaidMeeting, ...] = ()
    onward: tuple[SaidReferral, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    kept: Mapping[str, str] | None = None
    original: Mapping[str, str] | None = None
    joined: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A line that did not become a contact; `text` is the line as shown, cut after 200 characters.

    Reasons: those of tables.FURNITURE (no records), and no_received, no_key, no_partner, partner_set_aside,
    sheet_ignored.
    """

    sheet: str
    row_number: int
    reason: str
    text: str


@dataclass(frozen=True)
class SheetCount:
    """A sheet's arithmetic: `lines` = `read` + `records_set_aside` + `furniture`."""

    sheet: str
    role: str
    is_hidden: bool
    lines: int
    read: int
    records_set_aside: int
    furniture: int

    @property
    def rows(self) -> int:
        """Lines that are records, whether they came in or not."""
        return self.read + self.records_set_aside


@dataclass(frozen=True)
class Reading:
    """Everything a workbook said. `missing` lists (sheet, heading) of mapped columns that were not there;
    `uncalculated` (sheet, cell) of cells that read as empty because their formula has no value or an error.
    """

    rows: tuple[SheetRow, ...]
    set_aside: tuple[SetAside, ...]
    sheets: tuple[SheetCount, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    uncalculated: tuple[tuple[str, str], ...] = ()

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """All cells that could not be read, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)
