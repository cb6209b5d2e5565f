"""A reading is brought into the tracker: one transaction, all or nothing. A dry run is the same, undone at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Refused
from lado_desktop.models import collector
from lado_desktop.models.bulk import Bulk
from lado_desktop.models.tables import Case, Contact, ImportBatch, ImportedRow, Meeting, Person, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.exchange.case_records import day, day_opened, speaks_of_case
from lado_desktop.services.exchange.known import Known
from lado_desktop.services.exchange.reading import CellProblem, Reading, SetAside, SheetRow
from lado_desktop.services.exchange.records import add_contact
from lado_desktop.services.exchange.tables import NO_RECORDS
from lado_desktop.services.references import next_references

Watch = Callable[[int, int], None]
EVERY: Final = 500
NUMBERED: Final = ((Contact, "contact", "received_on"), (Case, "case", "opened_on"), (Meeting, "meeting", "planned_on"))


@dataclass(frozen=True)
class BroughtIn:
    """What an import did, or would do: records made by kind, cells kept as notes, lines set aside with their reason.

    `rows_in` are the records of the sheets of contacts, whether they came in or not, and those of joined sheets that
    belong to no contact; lines that are no records (titles, month separators, blank rows, totals, sheets left out) are
    in `set_aside` too.
    """

    is_dry_run: bool
    rows_in: int
    rows_brought_in: int
    contacts: int
    cases: int
    meetings: int
    people: int
    settings: int
    problems: tuple[CellProblem, ...]
    set_aside: tuple[SetAside, ...]


class _DryRunOver(Exception):
    """Ends a dry run's transaction so that nothing of it stays."""


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, by which a second import of the same file is noticed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bring_in(
    tracker: Tracker,
    clock: Clock,
    reading: Reading,
    *,
    mapping: str,
    file_fingerprint: str,
    is_dry_run: bool = False,
    watch: Watch = lambda _done, _of: None,
    work: str = "bring_in_spreadsheet",
    is_once: bool = True,
) -> BroughtIn:
    """Store every row of a reading. `watch` is told how far it is and may raise to cancel: then nothing was stored.

    Raises `Refused`: already_brought_in for a file this tracker has taken before, nothing_to_bring_in for a reading
    without a row, sheet_uncalculated where that is for want of the values of formulas.
    """
    if not reading.rows:
        raise _why_nothing(reading)
    done: list[BroughtIn] = []
    problems: list[CellProblem] = []
    try:
        with collector.at_rest(), tracker.writing(work) as session:
            if is_once:
                _refuse_second_time(session, file_fingerprint)
            bulk = Bulk(session)
            batch = _add_batch(bulk, clock, reading, mapping, file_fingerprint)
            known = Known(session, bulk)
            for count, found in enumerate(reading.rows):
                if count % EVERY == 0:
                    watch(count, len(reading.rows))
                row = in_order(found)
                problems.extend(row.problems)
                add_contact(bulk, known, row, batch)
            _number(session, bulk)
            done.append(_report(bulk, reading, tuple(problems), is_dry_run=is_dry_run))
            bulk.flush()
            watch(len(reading.rows), len(reading.rows))
            _end_dry_run(is_dry_run)
    except _DryRunOver:
        pass
    return done[0]


def _end_dry_run(is_dry_run: bool) -> None:
    if is_dry_run:
        raise _DryRunOver


def in_order(row: SheetRow) -> SheetRow:
    """The row without days that cannot be: an end before its beginning is kept as a note and listed."""
    values, kept, problems = dict(row.values), dict(row.kept or {}), list(row.problems)
    limits = {"first_response": day(values["received"])}
    if speaks_of_case(row):
        limits |= {"concluded": day_opened(values), "closed": day_opened(values)}
    for field, earliest in limits.items():
        found = day(values.get(field))
        if found and earliest and found < earliest:
            text = found.isoformat()
            del values[field]
            kept[field.replace("_", " ").capitalize()] = text
            problems.append(CellProblem(row.sheet, row.row_number, "", field, "before_received", text))
    return replace(row, values=values, kept=kept, problems=tuple(problems))


def _refuse_second_time(session: Session, file_fingerprint: str) -> None:
    earlier = session.execute(
        select(ImportBatch.imported_on).where(ImportBatch.fingerprint == file_fingerprint).limit(1)
    ).scalar_one_or_none()
    if earlier is not None:
        raise Refused("already_brought_in", on=earlier)


def _add_batch(bulk: Bulk, clock: Clock, reading: Reading, mapping: str, file_fingerprint: str) -> int:
    batch = bulk.add(
        ImportBatch,
        imported_on=clock.today(),
        fingerprint=file_fingerprint,
        mapping=mapping,
        rows_read=len(reading.rows),
        rows_set_aside=len(reading.set_aside),
    )
    for line in reading.set_aside:
        bulk.add(
            ImportedRow,
            import_batch_id=batch,
            sheet=line.sheet,
            row_number=line.row_number,
            original=line.text,
            reason=line.reason,
        )
    return batch


def _number(session: Session, bulk: Bulk) -> None:
    """Give out references, by the year each record belongs to, in the order of the sheet."""
    for table, series, dated_by in NUMBERED:
        by_year: dict[int, list[dict[str, Any]]] = {}
        for record in bulk.gathered(table):
            when: date = record[dated_by]
            by_year.setdefault(when.year, []).append(record)
        for year, records in by_year.items():
            _refer(session, series, year, records)
    _refer(session, "person", 0, bulk.gathered(Person))


def _refer(session: Session, series: str, year: int, records: list[dict[str, Any]]) -> None:
    for record, reference in zip(records, next_references(session, series, year, len(records)), strict=True):
        record["reference"] = reference


def _why_nothing(reading: Reading) -> Refused:
    if reading.uncalculated:
        return Refused("sheet_uncalculated", count=len(reading.uncalculated))
    return Refused("nothing_to_bring_in", count=len(reading.set_aside))


def _report(bulk: Bulk, reading: Reading, problems: tuple[CellProblem, ...], *, is_dry_run: bool) -> BroughtIn:
    made = {table: len(bulk.gathered(table)) for table in (Contact, Case, Meeting, Person, Setting)}
    return BroughtIn(
        is_dry_run=is_dry_run,
        rows_in=len(reading.rows) + sum(line.reason not in NO_RECORDS for line in reading.set_aside),
        rows_brought_in=len(reading.rows),
        contacts=made[Contact],
        cases=made[Case],
        meetings=made[Meeting],
        people=made[Person],
        settings=made[Setting],
        problems=problems,
        set_aside=reading.set_aside,
    )
