"""Rows copied in a spreadsheet become new contacts: looked at first, mended cell by cell, then stored as one work.

They are read as an imported sheet is: the same headings, the same words for codes, the same people found again.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from lado_desktop.clock import Clock
from lado_desktop.errors import Damaged
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.exchange import delimited, mapping_file
from lado_desktop.services.exchange.bring_in import bring_in
from lado_desktop.services.exchange.fields import FIELDS, IGNORE, KEEP, find, headings
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping import CONTACTS, Column, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.propose import propose
from lado_desktop.services.exchange.reading import FieldValue, Reading, SheetRow
from lado_desktop.services.exchange.sheets import Sheet, Workbook
from lado_desktop.services.exchange.words import fold
from lado_desktop.services.importing import label_lists
from lado_desktop.services.lists import Lists
from lado_desktop.services.safe_text import as_typed
from lado_desktop.services.typed_dates import read_date

Watch = Callable[[int, int], None]
FIRST: Final = 2
"""The row of the sheet that holds the first record: the headings stand above it."""
OF_COLUMN: Final[Mapping[str, str]] = {
    "received_on": "received",
    "about": "adult_name",
    "setting": "setting_name",
    "job_title": "adult_job",
    "categories": "category",
    "referrer": "referrer_name",
    "agency": "referrer_agency",
    "handled_by": "officer",
    "reference": IGNORE,
    "case_reference": IGNORE,
    "disposal": KEEP,
}
"""The field of a sheet that a column of the list of contacts stands for, where it has another name."""


@dataclass(frozen=True)
class Pasted:
    """The cells as they were copied, and what each column becomes; `is_headed` where the first row was headings."""

    headings: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_headed: bool
    is_dated: bool
    proposed: WorkbookMapping

    def mended(self, row: int, column: int, text: str) -> Pasted:
        """With another text in one cell; both count from 0."""
        cells = (*self.rows[row][:column], text, *self.rows[row][column + 1 :])
        return replace(self, rows=(*self.rows[:row], cells, *self.rows[row + 1 :]))

    def as_field(self, column: int, field: str) -> Pasted:
        """With another field for one column."""
        return replace(self, fields=(*self.fields[:column], field, *self.fields[column + 1 :]))


@dataclass(frozen=True)
class PastedCell:
    """What a cell becomes: `value` as it will be stored, or the code of the problem it has."""

    text: str
    value: FieldValue | None = None
    problem: str = ""


@dataclass(frozen=True)
class PastedRow:
    """A row by its place, from 0; `reason` is the code of why it cannot come in."""

    id: int
    cells: tuple[PastedCell, ...]
    reason: str = ""


class Pasting:
    """Rows on their way from the clipboard into one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        self._tracker, self._clock, self._lists = tracker, clock, lists

    def read(self, text: str, columns: Sequence[tuple[str, str]]) -> Pasted:
        """What was copied. `columns` are those of the list, (key, title) from left to right: without headings they say
        what stands where. Raises `Refused`, `Damaged`.
        """
        cells = _grid(text)
        titles = {fold(title): key for key, title in columns}
        is_headed = _is_headed(cells[0], titles) if cells else False
        rows = cells[1:] if is_headed else cells
        width = max(map(len, cells), default=0)
        fields = [OF_COLUMN.get(key, key if key in FIELDS else KEEP) for key, _ in columns][:width]
        fields += [KEEP] * (width - len(fields))
        named = cells[0] + [""] * (width - len(cells[0])) if is_headed else [FIELDS[field].label for field in fields]
        heads = _told_apart(named)
        proposed = propose(_workbook(heads, rows), self._words(), self._lists.vocabulary()).mapping
        if is_headed:
            fields = [_field(head, titles, proposed) for head in heads]
        return Pasted(
            tuple(heads),
            tuple(fields),
            tuple((*row, *[""] * (width - len(row))) for row in rows),
            is_headed,
            "received" in fields,
            proposed,
        )

    def look(self, pasted: Pasted) -> tuple[PastedRow, ...]:
        """Each row as it would be stored."""
        reading = self._reading(pasted)
        read = {row.row_number: row for row in reading.rows}
        aside = {line.row_number: line.reason for line in reading.set_aside}
        return tuple(
            PastedRow(at, _cells(pasted, row, read.get(at + FIRST)), aside.get(at + FIRST, ""))
            for at, row in enumerate(pasted.rows)
        )

    def store(self, pasted: Pasted, wanted: Collection[int], watch: Watch = lambda _done, _of: None) -> int:
        """Make contacts of these rows, as one work; returns how many. Raises `Refused("nothing_to_bring_in")`."""
        reading = self._reading(pasted)
        rows = tuple(row for row in reading.rows if row.row_number - FIRST in wanted)
        done = bring_in(
            self._tracker,
            self._clock,
            replace(reading, rows=rows, set_aside=()),
            mapping=mapping_file.dump(self._mapping(pasted)),
            file_fingerprint=hashlib.sha256(repr(pasted.rows).encode()).hexdigest(),
            watch=watch,
            work="paste_contacts",
            is_once=False,
        )
        return done.contacts

    # ---- inside ----

    def _reading(self, pasted: Pasted) -> Reading:
        """A row is received on the day its sheet says, or today where it has no column for it."""
        heads, rows = list(pasted.headings), [list(row) for row in pasted.rows]
        if "received" not in pasted.fields:
            day = f"{self._clock.today():%d/%m/%Y}"
            heads, rows = [*heads, FIELDS["received"].label], [[*row, day] for row in rows]
        return interpret(_workbook(heads, rows), self._mapping(pasted), self._words())

    def _mapping(self, pasted: Pasted) -> WorkbookMapping:
        columns = [Column(head, (field,)) for head, field in zip(pasted.headings, pasted.fields, strict=True)]
        if "received" not in pasted.fields:
            columns.append(Column(FIELDS["received"].label, ("received",)))
        sheet = SheetMapping("*", CONTACTS, tuple(columns), heading_row=1)
        return replace(pasted.proposed, title="Pasted rows", sheets=(sheet,), rules=())

    def _words(self) -> Mapping[str, Mapping[str, str]]:
        return label_lists(self._lists.as_vocabulary())


def _grid(text: str) -> list[list[str]]:
    """Cells parted by tabs, as spreadsheets copy them; without a tab, whatever parts the lines most evenly.

    A quotation mark that opens nothing is a letter like any other.
    """
    mark = "\t" if "\t" in text else ""
    try:
        rows = delimited.rows(text, mark)
    except Damaged:
        rows = list(csv.reader(text.splitlines(), delimiter=mark or ",", quoting=csv.QUOTE_NONE))
    return [[as_typed(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _is_headed(row: Sequence[str], titles: Mapping[str, str]) -> bool:
    """Whether most of what stands in the first row is known as a heading, and nothing is a day."""
    known = {text for texts in headings().values() for text in texts} | titles.keys()
    known |= {fold(field.label) for field in FIELDS.values()}
    filled = [cell for cell in row if cell.strip()]
    if not filled or any(read_date(cell) for cell in filled):
        return False
    return sum(fold(cell) in known for cell in filled) * 2 >= len(filled)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Headings as a sheet of ours has them: none blank, none twice."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        plain = " ".join(name.split()) or f"Column {number}"
        same = sum(fold(one.rpartition(" (")[0] or one) == fold(plain) or fold(one) == fold(plain) for one in found)
        found.append(f"{plain} ({same + 1})" if same else plain)
    return found


def _field(head: str, titles: Mapping[str, str], proposed: WorkbookMapping) -> str:
    """Our own titles first, then what an import would make of the heading, then its words alone."""
    folded = fold(head)
    if folded in titles:
        return OF_COLUMN.get(titles[folded], titles[folded] if titles[folded] in FIELDS else KEEP)
    for sheet in proposed.sheets:
        for column in sheet.columns:
            if fold(column.heading) == folded and sheet.role == CONTACTS:
                return column.fields[0]
    named = {fold(field.label): key for key, field in FIELDS.items()}
    known = {text: key for key, texts in headings().items() for text in texts}
    return named.get(folded) or known.get(folded, KEEP)


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Workbook:
    grid = (tuple(heads), *(tuple(cell or None for cell in row) for row in rows))
    return Workbook((Sheet("Pasted rows", is_hidden=False, rows=grid),), kind="csv")


def _cells(pasted: Pasted, texts: Sequence[str], read: SheetRow | None) -> tuple[PastedCell, ...]:
    wrong = {fold(problem.heading): problem.code for problem in read.problems} if read else {}
    return tuple(
        _cell(text, field, read, wrong.get(fold(head), ""))
        for text, field, head in zip(texts, pasted.fields, pasted.headings, strict=True)
    )


def _cell(text: str, field: str, read: SheetRow | None, problem: str) -> PastedCell:
    if read is None or problem or not text or field in (KEEP, IGNORE):
        is_undated = read is None and field == "received"
        return PastedCell(text, None, problem or ("date_unread" if is_undated else ""))
    value = read.values.get(field)
    return PastedCell(text, value if isinstance(value, str | date | time | bool | tuple) else None)


def field_choices() -> tuple[tuple[str, str], ...]:
    """What a column can become: (key, label)."""
    return tuple((key, field.label) for key, field in FIELDS.items())


def list_of(field: str) -> str:
    """The value list a field takes its codes from, "" for none."""
    found = find(field)
    return found.list_name if found else ""
