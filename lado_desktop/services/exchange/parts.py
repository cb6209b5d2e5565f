"""A sheet as a correction sees it: its part of the mapping, the table found in it, and what its columns hold."""

from __future__ import annotations

from dataclasses import dataclass

from lado_desktop.services.exchange import fields
from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.exchange.mapping import SheetMapping
from lado_desktop.services.exchange.overview import SheetSeen
from lado_desktop.services.exchange.profile import Profile, profiles
from lado_desktop.services.exchange.sheets import Sheet
from lado_desktop.services.exchange.tables import Table, find_table
from lado_desktop.services.exchange.words import fold


@dataclass(frozen=True)
class Part:
    """One sheet as it is read now; `mapping` may be one that several sheets share."""

    sheet: Sheet
    mapping: SheetMapping
    table: Table | None
    columns: tuple[Profile, ...]

    @property
    def role(self) -> str:
        return self.mapping.role if self.table else IGNORE

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(fold(column.heading) for column in self.columns)

    def fields_of(self, heading: str) -> tuple[str, ...] | None:
        wanted = fold(heading)
        return next((column.fields for column in self.mapping.columns if fold(column.heading) == wanted), None)


def looked_at(sheet: Sheet, mapping: SheetMapping, table: Table | None = None) -> Part:
    """The sheet under `mapping`; its table is looked for unless it is given, also where the sheet is left out."""
    if table is None:
        texts = {text for known in fields.headings().values() for text in known}
        table = find_table(sheet, texts | {fold(one.heading) for one in mapping.columns}, mapping.heading_row)
    return Part(sheet, mapping, table, tuple(profiles(table)) if table else ())


def seen(part: Part) -> SheetSeen:
    """What a person sees of it."""
    headings = part.table.headings if part.table else ()
    present = {fold(heading) for heading in headings}
    return SheetSeen(
        name=part.sheet.name,
        role=part.role,
        is_hidden=part.sheet.is_hidden,
        heading_row=part.table.heading_row if part.table else 0,
        records=len(part.table.records) if part.table else 0,
        headings=headings,
        missing=tuple(one.heading for one in part.mapping.columns if fold(one.heading) not in present),
        hidden_rows=len(part.sheet.hidden_rows),
        uncalculated=len(part.sheet.uncalculated),
        mapping=part.mapping,
    )
