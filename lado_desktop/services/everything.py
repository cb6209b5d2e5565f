"""Everything that was recorded, in an open format: a workbook with a sheet for each table, or JSON.

Tables and columns have the names of the data dictionary (docs/data-dictionary.md). What is not recorded by anybody
(drafts, arrangements of lists, keys) and the record of changes are left out; the bytes of documents are in JSON alone.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Refused, Trouble
from lado_desktop.models.migrate import newest
from lado_desktop.models.tables import (
    Base,
    Change,
    Counter,
    DocumentBytes,
    Draft,
    Meta,
    SavedView,
    User,
    Work,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.counts.render.as_xlsx import MADE, OPTIONS
from lado_desktop.services.restrictions import RECORDS, Restrictions, restricted_ids
from lado_desktop.services.saving import save_bytes

OUR_OWN: Final = frozenset(
    str(table.__tablename__) for table in (Change, Work, Draft, SavedView, Meta, User, Counter, DocumentBytes)
)
FORMATS: Final = (".json", ".xlsx")
BYTES: Final = Base.metadata.tables[DocumentBytes.__tablename__]
Row = tuple[Any, ...]
Tables = Mapping[Table, Sequence[Row]]


class Everything:
    """The whole of one tracker, to be taken along."""

    def __init__(self, tracker: Tracker, clock: Clock, restrictions: Restrictions) -> None:
        self._tracker, self._clock, self._restrictions = tracker, clock, restrictions

    def restricted(self) -> int:
        """How many restricted records there are, which are exported only after a reason."""
        return len(self._restricted())

    def save(self, path: Path, reason: str = "") -> int:
        """Write everything to a .json or .xlsx file, not encrypted; that is recorded first. Returns how many records.

        Raises `Refused`: "export_everything_unknown" for another ending, "export_too_long" for a text that no cell of
        a workbook holds; `Trouble`: "export_reason_needed" where records are restricted and none is given, and as
        `save_bytes`.
        """
        if path.suffix.lower() not in FORMATS:
            raise Refused("export_everything_unknown")
        restricted = self._restricted()
        if restricted and not reason.strip():
            raise Trouble("export_reason_needed", count=len(restricted))
        for kind, number in restricted:
            self._restrictions.grant(kind, number, reason)
        is_json = path.suffix.lower() == ".json"
        with self._tracker.writing("export_everything") as session:
            self._tracker.note(session, "export", "Tracker", 0)
            tables = {table: _rows(session, table) for table in (*_tables(), *([BYTES] if is_json else []))}
        save_bytes(path, self._as_json(tables) if is_json else _as_workbook(tables))
        return sum(len(rows) for table, rows in tables.items() if table is not BYTES)

    def _restricted(self) -> list[tuple[str, int]]:
        with self._tracker.reading() as session:
            return [(kind, number) for kind in RECORDS for number in sorted(restricted_ids(session, kind))]

    def _as_json(self, tables: Tables) -> bytes:
        whole = {
            "format": "lado-desktop",
            "version": newest(),
            "exported_on": self._clock.today(),
            "tables": {
                table.name: [dict(zip(table.columns.keys(), row, strict=True)) for row in rows]
                for table, rows in tables.items()
            },
        }
        return json.dumps(whole, ensure_ascii=False, default=_plain).encode("utf-8")


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in OUR_OWN]


def _rows(session: Session, table: Table) -> Sequence[Row]:
    return [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value).__name__)


def _as_workbook(tables: Tables) -> bytes:
    """Values only, made in memory; a text that looks like a formula is text."""
    import xlsxwriter  # start-up does not wait for it

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    workbook.set_properties({"created": MADE.replace(tzinfo=None)})
    bold = workbook.add_format({"bold": True})
    for table, rows in tables.items():
        sheet = workbook.add_worksheet(table.name)
        for column, name in enumerate(table.columns.keys()):
            sheet.write_string(0, column, name, bold)
        for row, column, value in _cells(rows):
            _write(sheet, row, column, value)
        sheet.freeze_panes(1, 0)
    workbook.close()
    return out.getvalue()


def _cells(rows: Sequence[Row]) -> Iterator[tuple[int, int, Any]]:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is not None and value != "":
                yield number, column, value


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        answer = sheet.write_boolean(row, column, value)
    elif isinstance(value, int):
        answer = sheet.write_number(row, column, value)
    else:
        answer = sheet.write_string(row, column, value if isinstance(value, str) else _plain(value))
    if answer < 0:
        raise Refused("export_too_long", row=row + 1, column=column + 1)
