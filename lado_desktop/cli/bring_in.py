"""import: bring a spreadsheet in under a mapping, all of it or nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.services.exchange.sheets import read_workbook
from lado_desktop.services.exchange.tables import NO_RECORDS
from lado_desktop.services.importing import load_mapping
from lado_desktop.ui import labels


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the spreadsheet: xlsx, xlsm, xls, ods or csv")
    parser.add_argument("--mapping", type=Path, required=True, metavar="MAPPING.toml", help="the corrected mapping")
    words.tracker(parser)
    parser.add_argument("--dry-run", action="store_true", help="do everything, report it, and store nothing")
    words.output_format(parser, ("text", "json"), "text (the default) or json")


def run(asked: Namespace, tools: Tools) -> None:
    mapping = load_mapping(asked.mapping)
    workbook = read_workbook(asked.sheet)
    with opened(asked, tools) as desk:
        reading = desk.imports.interpret(workbook, mapping)
        done = desk.imports.bring_in(asked.sheet, reading, mapping, is_dry_run=asked.dry_run)
    output.text(_as_json(done) if asked.format == "json" else "\n".join(_as_lines(done)) + "\n")


def _as_json(done: BroughtIn) -> str:
    listed: list[dict[str, Any]] = [
        {"sheet": line.sheet, "row": line.row_number, "reason": line.reason, "is_record": line.reason not in NO_RECORDS}
        for line in done.set_aside
    ]
    cells = [
        {"sheet": one.sheet, "row": one.row_number, "heading": one.heading, "field": one.field, "reason": one.code}
        for one in done.problems
    ]
    said = {
        "dry_run": done.is_dry_run,
        "rows_in": done.rows_in,
        "rows_brought_in": done.rows_brought_in,
        "made": _made(done),
        "set_aside": listed,
        "cells_kept_as_notes": cells,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _made(done: BroughtIn) -> dict[str, int]:
    names = ("contacts", "cases", "meetings", "people", "settings")
    return {name: getattr(done, name) for name in names}


def _as_lines(done: BroughtIn) -> Iterator[str]:
    """The arithmetic first, then by its place whatever did not come in."""
    yield "Nothing was stored; this is what would happen." if done.is_dry_run else "Brought in."
    yield f"Rows in: {done.rows_in:,}. Rows brought in: {done.rows_brought_in:,}."
    yield ", ".join(f"{name} {count:,}" for name, count in _made(done).items())
    for line in done.set_aside:
        if line.reason not in NO_RECORDS:
            yield f"  {line.sheet}, row {line.row_number}: {labels.reason(line.reason)}"
    for one in done.problems:
        yield f"  {one.sheet}, row {one.row_number}, {one.heading or one.field}: {labels.reason(one.code)}"
    furniture = Counter(labels.reason(line.reason) for line in done.set_aside if line.reason in NO_RECORDS)
    for words_, count in furniture.items():
        yield f"  {words_}: {count:,}"


VERB = Verb(
    name="import",
    summary="bring a spreadsheet into a tracker under a corrected mapping",
    story=(
        "Brings every row in or lists it with sheet, row number and reason; rows in = rows brought in + rows listed. "
        "A cell that cannot be read as its field is kept as a note of its row. All of it is stored in one step or "
        "nothing is; a file that came in before is refused. --dry-run does the same work and stores nothing. json is "
        "one object on standard output: {dry_run, rows_in, rows_brought_in, made: {contacts, cases, meetings, people, "
        "settings}, set_aside: [{sheet, row, reason, is_record}], cells_kept_as_notes: [{sheet, row, heading, field, "
        "reason}]}; "
        "set_aside also lists titles, blank lines, totals and sheets left out, with is_record false; rows_in is "
        "rows_brought_in and the lines with is_record true."
    ),
    example=(
        "lado-desktop import tracker-2025.xlsx --mapping tracker-2025.toml --tracker northmere.lado --dry-run\n"
        "lado-desktop import tracker-2025.xlsx --mapping tracker-2025.toml --tracker northmere.lado --format json"
    ),
    declare=declare,
    run=run,
)
