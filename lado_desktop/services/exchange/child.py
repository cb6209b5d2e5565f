"""The process that reads a workbook: the file on standard input, one JSON object on standard output, nothing else.

A parser that is killed, runs out of memory or never ends takes this process with it and not the program.
Run by path and isolated (`python -I child.py`), so that a checkout, an installed package and an embedded Python work
alike; a frozen program calls `main()` when its first word is `paths.CHILD_WORD`.
On Windows only the time is limited; memory would need a job object.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from lado_desktop.errors import Damaged, Refused
from lado_desktop.services.exchange import delimited, guard, zipped
from lado_desktop.services.exchange.sheet_xml import Extent

MEMORY = 3 << 30
SECONDS = 60
MOST_LISTED = 200

Answer = dict[str, Any]


def main() -> int:
    """Answer with the sheets or with the code of what is wrong; the exit code is 0 in both cases."""
    _limit()
    try:
        answer = read(sys.stdin.buffer.read(guard.LARGEST_FILE + 1))
    except (Refused, Damaged) as trouble:
        answer = {"trouble": type(trouble).__name__, "code": trouble.code, "facts": dict(trouble.facts)}
    except MemoryError:
        answer = {"trouble": "Refused", "code": "sheet_memory", "facts": {}}
    sys.stdout.buffer.write(json.dumps(answer, separators=(",", ":")).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


def read(content: bytes) -> Answer:
    """Guard first, then the one reader that fits what the bytes are."""
    if len(content) > guard.LARGEST_FILE:
        raise Refused("sheet_too_large", megabytes=guard.LARGEST_FILE >> 20)
    match guard.kind(content):
        case "text":
            text, encoding = delimited.decode(content)
            if not text.strip():
                raise Refused("sheet_empty_file")
            rows = [[cell or None for cell in row] for row in delimited.rows(text)]
            return {"kind": "csv", "encoding": encoding, "sheets": [{"name": "Text", "rows": rows}]}
        case "ole":
            _refuse_password(content)
            return {"kind": "xls", "sheets": _sheets(content, {})}
        case _:
            package = zipped.open_package(content)
            return {"kind": package.family, "sheets": _sheets(content, _extents(package))}


def _limit() -> None:
    """No core dump (it would hold the sheet in clear), a roof on memory and on processor time."""
    try:
        import resource
    except ImportError:
        return
    for what, amount in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        try:
            resource.setrlimit(what, (amount, amount))
        except (ValueError, OSError):
            continue


def _refuse_password(content: bytes) -> None:
    import msoffcrypto

    try:
        is_protected = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # noqa: BLE001 - it raises a dozen kinds on damaged files; the reader after it says what is wrong
        return
    if is_protected:
        raise Refused("sheet_password")


def _extents(package: zipped.Package) -> dict[str, Extent]:
    if package.family != "xlsx":
        return {}
    from lado_desktop.services.exchange import xlsx_names

    paths = xlsx_names.parts_by_name(package.archive)
    return {name: package.extents[path] for name, path in paths.items() if path in package.extents}


def _sheets(content: bytes, extents: dict[str, Extent]) -> list[Answer]:
    import python_calamine as calamine

    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [
            _sheet(workbook, number, extents.get(meta.name))
            for number, meta in enumerate(workbook.sheets_metadata)
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as error:
        raise Refused("sheet_password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Damaged("sheet_damaged") from error
    if not found:
        raise Refused("sheet_none")
    return found


def _sheet(workbook: Any, number: int, extent: Extent | None) -> Answer:
    meta, sheet = workbook.sheets_metadata[number], workbook.get_sheet_by_index(number)
    guard.grid(number + 1, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    dates, moments = _plain(rows, number + 1)
    found: Answer = {"name": meta.name, "rows": rows, "dates": dates, "moments": moments}
    if not str(meta.visible).endswith(".Visible"):
        found["hidden"] = True
    if ranges := sheet.merged_cell_ranges:
        found["merged"] = [[*start, *end] for start, end in ranges[:MOST_LISTED]]
    if extent:
        found |= {"hidden_rows": sorted(extent.hidden_rows), "uncalculated": sorted(extent.uncalculated)[:MOST_LISTED]}
    return found


def _plain(rows: list[list[Any]], sheet: int) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Make every cell something JSON knows, in place; say by column in which rows dates and moments stand."""
    dates: dict[int, list[int]] = {}
    moments: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value == "":
                row[column] = None
                continue
            known = type(value)
            if known is str:
                if len(value) > guard.LONGEST_CELL:
                    raise Refused("sheet_cell_long", sheet=sheet, row=at + 1)
            elif known is float:
                row[column] = _number(value)
            elif known is dt.date or known is dt.datetime:
                (dates if known is dt.date else moments).setdefault(column, []).append(at)
                row[column] = value.isoformat()
            elif known is dt.time:
                row[column] = value.strftime("%H:%M")
            elif known is dt.timedelta:
                row[column] = str(value)
    return dates, moments


def _number(value: float) -> int | float | str:
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if abs(value) < 1e300 else str(value)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing is left to tidy, and freeing a large sheet cell by cell costs as long as reading it
