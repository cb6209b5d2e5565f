"""Which sheet of a workbook is meant by which part of a mapping, and where its columns stand this year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from lado_desktop.errors import Refused
from lado_desktop.services.exchange.fields import IGNORE, Field, find
from lado_desktop.services.exchange.mapping import CONTACTS, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.sheets import Sheet, Workbook
from lado_desktop.services.exchange.tables import Table, find_table
from lado_desktop.services.exchange.words import fold

ENOUGH = 0.6
"""Share of the mapped headings a sheet of another name must have to be taken for the sheet meant."""


@dataclass(frozen=True)
class Place:
    """A mapped column found in the sheet: its position from 0, its heading there, the fields it fills."""

    at: int
    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Match:
    """A sheet and what the mapping says of it; `table` is None for a sheet that is left out."""

    sheet: Sheet
    mapping: SheetMapping
    table: Table | None = None
    columns: tuple[Place, ...] = ()
    missing: tuple[str, ...] = ()
    key_at: int = -1

    def joins(self, heading: str) -> int:
        """Position of the column headed `heading` (as the mapping writes it), or -1."""
        headings = [fold(text) for text in self.table.headings] if self.table else []
        return headings.index(fold(heading)) if fold(heading) in headings else -1


def match(workbook: Workbook, mapping: WorkbookMapping) -> tuple[Match, ...]:
    """Every sheet in its order. `Refused`: mapping_no_sheet when no sheet of contacts is found, mapping_no_received
    (sheet number) when one has no column for the date received, mapping_no_key when one has no key column.
    """
    found = fitted(workbook, mapping)
    contacts = [one for one in found if one.table and one.mapping.role == CONTACTS]
    if not contacts:
        raise Refused("mapping_no_sheet")
    for number, one in enumerate(found, start=1):
        if one in contacts and not any(field.key == "received" for place in one.columns for field in place.fields):
            raise Refused("mapping_no_received", sheet=number)
        if one.table and one.mapping.key and one.key_at < 0:
            raise Refused("mapping_no_key", sheet=number)
    return found


def fitted(workbook: Workbook, mapping: WorkbookMapping) -> tuple[Match, ...]:
    """Every sheet in its order with what the mapping says of it, as far as that goes: nothing is refused here."""
    return tuple(_match(sheet, workbook, mapping) for sheet in workbook.sheets)


def _match(sheet: Sheet, workbook: Workbook, mapping: WorkbookMapping) -> Match:
    """By name first; a text file has no names, and next year's workbook has others, so the headings may decide too."""
    is_alone = workbook.kind == "csv"
    named = [one for one in mapping.sheets if is_named(sheet, one.name)]
    for one in named:
        if one.role == IGNORE:
            return Match(sheet, one)
        placed = _placed(sheet, one)
        if placed.table and _likeness(placed) > 0:
            return placed
    others = [_placed(sheet, one) for one in mapping.sheets if one not in named and one.role != IGNORE]
    alike = [one for one in others if one.table and _likeness(one) >= (0.01 if is_alone else ENOUGH)]
    return max(alike, key=_likeness, default=Match(sheet, SheetMapping(sheet.name, IGNORE)))


def is_named(sheet: Sheet, pattern: str) -> bool:
    """The sheet's name fits a pattern with `*` and `?`, capitals aside."""
    return fnmatchcase(sheet.name.casefold().strip(), pattern.casefold().strip())


def _likeness(found: Match) -> float:
    """Share of the mapped headings that stand in the sheet."""
    return 1 - len(found.missing) / max(1, len({fold(column.heading) for column in found.mapping.columns}))


def _placed(sheet: Sheet, mapping: SheetMapping) -> Match:
    wanted = {fold(column.heading): column for column in mapping.columns}
    table = find_table(sheet, wanted.keys(), mapping.heading_row)
    if table is None:
        return Match(sheet, mapping)
    columns = tuple(_columns(table, mapping))
    present = {fold(place.heading) for place in columns}
    missing = tuple(column.heading for text, column in wanted.items() if text not in present)
    headings = [fold(text) for text in table.headings]
    key_at = headings.index(fold(mapping.key)) if fold(mapping.key) in headings else -1
    return Match(sheet, mapping, table, columns, missing, key_at)


def _columns(table: Table, mapping: SheetMapping) -> Iterator[Place]:
    """Mapped columns, the date received first (the century of two-digit years hangs on it); new ones are kept."""
    wanted = {fold(column.heading): column.fields for column in mapping.columns}
    places = [
        Place(at, heading, tuple(filter(None, map(find, wanted.get(fold(heading), ("keep",))))))
        for at, heading in enumerate(table.headings)
    ]
    known = [
        place
        for place in places
        if fold(place.heading) in wanted or any(_has(row, place.at) for _, row in table.records)
    ]
    return iter(sorted(known, key=lambda place: not any(field.key == "received" for field in place.fields)))


def _has(row: tuple[object, ...], at: int) -> bool:
    return at < len(row) and row[at] not in (None, "")
