"""Workbooks written for the tests: xlsx, ods, and zips with parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

Cell = str | int | float | bool | date | datetime | None
Rows = Sequence[Sequence[Cell]]


def write_xlsx(path: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> Path:
    """A workbook as Excel would save it; dates are real date cells, `merged` holds ranges by sheet."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(
                        at, column, datetime.combine(value, time()) if type(value) is date else value, day
                    )
                elif value is not None:
                    sheet.write(at, column, value)
        for area in (merged or {}).get(name, ()):
            sheet.merge_range(area, "")
            first = area.partition(":")[0]
            at, column = int(first[1:]) - 1, ord(first[0]) - 65
            sheet.write(at, column, rows[at][column])
    book.close()
    return path


def write_ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook as LibreOffice would save it, trailing repeated rows and all."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
        + '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind, shown = f'"date" office:date-value="{value.isoformat()}"', "d"
    elif isinstance(value, (int, float)):
        kind, shown = f'"float" office:value="{value}"', str(value)
    else:
        kind, shown = '"string"', escape(value)
    return f"<table:table-cell office:value-type={kind}><text:p>{shown}</text:p></table:table-cell>"


def zip_again(content: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A zip with some parts replaced, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def rows(text: str) -> list[list[Cell]]:
    """A table drawn with `|`: `@2024-04-02` is a real date, 7 a number, `'7` the text 7, nothing an empty cell."""
    return [[_cell(cell.strip()) for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def _cell(text: str) -> Cell:
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if text.isdigit():
        return int(text)
    return text.removeprefix("'").replace("\\n", "\n") or None
