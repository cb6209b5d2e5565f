"""A workbook under a mapping becomes typed rows. Rows in = rows read + rows set aside; nothing is stored here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lado_desktop.errors import Refused
from lado_desktop.services.exchange import cells, words
from lado_desktop.services.exchange.draft import Draft, Place
from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.exchange.mapping import CONTACTS, JOINED, WorkbookMapping
from lado_desktop.services.exchange.matching import Match, is_named, match
from lado_desktop.services.exchange.reading import Reading, SetAside, SheetCount
from lado_desktop.services.exchange.row_reader import RowReader, finish
from lado_desktop.services.exchange.rules import Rules
from lado_desktop.services.exchange.sheets import Row, Sheet, Workbook
from lado_desktop.services.exchange.steady import steady
from lado_desktop.services.exchange.tables import FURNITURE, is_blank, shown
from lado_desktop.services.exchange.words import fold

_SIGNS = re.compile(r"[^\w]+")
_ASKED_EVERY = 500
_SHOWN = 200


def interpret(
    workbook: Workbook,
    mapping: WorkbookMapping,
    lists: words.Lists | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Reading:
    """Read every row of every mapped sheet; the office's labels in `lists` {list: {code: label}} are understood too.

    Raises `Refused`: mapping_no_sheet, mapping_no_received, mapping_no_key, sheet_cancelled when `is_wanted` says no.
    """
    with steady():
        return _Interpretation(workbook, mapping, lists or {}, is_wanted).reading()


class _Interpretation:
    """One run: contacts first, then the sheets joined to them, then what follows from the rules."""

    def __init__(
        self, workbook: Workbook, mapping: WorkbookMapping, lists: words.Lists, is_wanted: Callable[[], bool]
    ) -> None:
        self._mapping = mapping
        self._matches = match(workbook, mapping)
        self._reader = cells.CellReader(mapping, lists)
        self._is_wanted = is_wanted
        self._drafts: list[Draft] = []
        self._set_aside: list[SetAside] = []
        self._keys: dict[tuple[str, str], Draft | None] = {}

    def reading(self) -> Reading:
        """The finished reading."""
        for one in self._matches:
            self._furniture(one)
        for one in self._of(CONTACTS):
            self._contacts(one)
        for one in self._of(JOINED):
            self._joined(one)
        rules = Rules(self._mapping)
        for draft in self._drafts:
            finish(draft)
            rules.apply(draft)
        order = {one.sheet.name: at for at, one in enumerate(self._matches)}
        self._set_aside.sort(key=lambda line: (order[line.sheet], line.row_number))
        return Reading(
            tuple(draft.row() for draft in self._drafts),
            tuple(self._set_aside),
            tuple(self._counts()),
            tuple((one.sheet.name, heading) for one in self._matches for heading in one.missing),
            tuple((one.sheet.name, cell) for one in self._matches if one.table for cell in one.sheet.uncalculated),
        )

    def _of(self, role: str) -> list[Match]:
        return [one for one in self._matches if one.table and one.mapping.role == role]

    def _furniture(self, one: Match) -> None:
        if one.table is None:
            for number, row in enumerate(one.sheet.rows, start=1):
                self._aside(one.sheet, number, "blank" if is_blank(row) else "sheet_ignored", row)
        else:
            for number, reason in one.table.others:
                self._aside(one.sheet, number, reason, one.sheet.rows[number - 1])

    def _contacts(self, one: Match) -> None:
        reader = RowReader(self._reader, one)
        joined = [other for other in self._of(JOINED) if is_named(one.sheet, other.mapping.to or "*")]
        joins = {_name(other): one.joins(other.mapping.joins) for other in joined}
        for number, row in self._records(one):
            draft = Draft(one.sheet.name, number)
            reader.read(draft, row, number)
            has_date = "received" in draft.values
            if has_date:
                self._drafts.append(draft)
            else:
                self._aside(one.sheet, number, "no_received", row)
            for name, at in joins.items():
                if key := _key(row, at):
                    self._remember((name, key), draft, one, is_in=has_date)

    def _remember(self, key: tuple[str, str], draft: Draft, one: Match, *, is_in: bool) -> None:
        first = self._keys.get(key)
        if first is None:
            self._keys[key] = draft if is_in else None
        elif is_in and first is not draft:
            place = Place(draft.sheet, draft.row_number, one.mapping.key or "")
            draft.problem("own_reference", "same_key", key[1], place)

    def _joined(self, one: Match) -> None:
        reader = RowReader(self._reader, one, prefix=f"{one.sheet.name}: ")
        for number, row in self._records(one):
            key = _key(row, one.key_at)
            name = (_name(one), key)
            draft = self._keys.get(name)
            if draft is not None:
                reader.read(draft, row, number)
                draft.joined.append((one.sheet.name, number))
            else:
                reason = "no_key" if not key else "partner_set_aside" if name in self._keys else "no_partner"
                self._aside(one.sheet, number, reason, row)

    def _records(self, one: Match) -> Iterator[tuple[int, Row]]:
        for at, record in enumerate(one.table.records if one.table else ()):
            if at % _ASKED_EVERY == 0 and not self._is_wanted():
                raise Refused("sheet_cancelled")
            yield record

    def _aside(self, sheet: Sheet, number: int, reason: str, row: Row) -> None:
        text = " | ".join(shown(cell).strip() for cell in row if cell not in (None, ""))
        self._set_aside.append(SetAside(sheet.name, number, reason, text[:_SHOWN]))

    def _counts(self) -> Iterator[SheetCount]:
        read = Counter(draft.sheet for draft in self._drafts)
        read.update(sheet for draft in self._drafts for sheet, _ in draft.joined)
        aside = Counter(line.sheet for line in self._set_aside)
        furniture = Counter(line.sheet for line in self._set_aside if line.reason in FURNITURE)
        for one in self._matches:
            name = one.sheet.name
            role = one.mapping.role if one.table else IGNORE
            records = aside[name] - furniture[name]
            lines = read[name] + aside[name]
            yield SheetCount(name, role, one.sheet.is_hidden, lines, read[name], records, furniture[name])


def _name(joined: Match) -> str:
    return f"{fold(joined.mapping.joins)} {joined.mapping.to}"


def _key(row: Row, at: int) -> str:
    """`MK 0012` and `mk0012`, `24/7` and `24-7`, 7 and `007` are the same key."""
    text = _SIGNS.sub("/", "".join(shown(row[at]).split()).casefold()) if 0 <= at < len(row) else ""
    return text.lstrip("0") or text if text.isdigit() else text
