"""What an import does, or did: the arithmetic in large figures, and whatever did not come in, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.services.exchange.reading import CellProblem, SetAside
from lado_desktop.services.exchange.tables import NO_RECORDS
from lado_desktop.ui import labels
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Column, FixedRows
from lado_desktop.ui.widgets.tabs import TabPages
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.wrap import Wrap

RECORD, NO_RECORD = "Row set aside", "Not a record"
MADE = (
    ("contacts", "contact"),
    ("cases", "case"),
    ("meetings", "meeting"),
    ("people", "person"),
    ("settings", "setting"),
)


@dataclass(frozen=True)
class Numbered:
    """One row of a list in memory."""

    id: int
    found: Any


class Outcome(QWidget):
    """Figures above, two lists below."""

    def __init__(self, done: BroughtIn, words: Words) -> None:
        super().__init__()
        lines = sorted(done.set_aside, key=_is_furniture)
        self.lines = _table("Lines that are not brought in", _line_columns(), lines)
        self.lines.set_empty(Empty("circle-check", "Every line came in", "Every line of the workbook is a record."))
        self.cells = _table("Cells that are kept as notes", _cell_columns(words), done.problems)
        self.cells.set_empty(Empty("circle-check", "Every cell could be read", "Nothing had to be kept as a note."))
        self.tabs = TabPages("What did not come in as it stood", lead=24)
        self.tabs.add("lines", "Lines not brought in", lambda: self.lines)
        self.tabs.add("cells", "Cells kept as notes", lambda: self.cells)
        self.tabs.set_count("lines", len(done.set_aside))
        self.tabs.set_count("cells", len(done.problems))
        figures = vbox(_figures(done), pad=(24, 0, 24, 12))
        self.setLayout(vbox(figures, growing(self.tabs), gap=0))


def _figures(done: BroughtIn) -> QWidget:
    aside = done.rows_in - done.rows_brought_in
    verb = "would come in" if done.is_dry_run else "came in"
    sum_ = [
        _figure(done.rows_in, "rows in the sheets"),
        _sign("="),
        _figure(done.rows_brought_in, verb),
        _sign("+"),
        _figure(aside, "set aside"),
    ]
    made = [_figure(getattr(done, name), one if getattr(done, name) == 1 else name, "h1") for name, one in MADE]
    parts = [boxed(hbox(*sum_, gap=16)), boxed(hbox(*made, gap=28))]
    return frame("card", vbox(Wrap(parts, gap=56), Text(_others(done), "caption", wrap=True), pad=(20, 12, 20, 12)))


def _others(done: BroughtIn) -> str:
    """What the arithmetic leaves out."""
    left_out = sum(line.reason == "sheet_ignored" for line in done.set_aside)
    others = sum(map(_is_furniture, done.set_aside)) - left_out
    said = [f"{_lines(others)} that are no records, such as titles, months and blank rows"] if others else []
    said += [f"{_lines(left_out)} of sheets that are left out"] if left_out else []
    return f"Besides: {', '.join(said)}." if said else "Every line of the workbook is a record."


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"


def _figure(count: int, words: str, role: str = "display") -> QWidget:
    """A number and what it counts, read out as one."""
    number = Text(f"{count:,}", role)
    number.setAccessibleName(f"{count:,} {words}")
    return boxed(vbox(None, number, Text(words, "caption"), gap=0))


def _sign(sign: str) -> QWidget:
    return boxed(vbox(None, Text(sign, "h1", "muted"), 18, gap=0))


def _is_furniture(line: SetAside) -> bool:
    return line.reason in NO_RECORDS


def _table(name: str, columns: list[Column[Numbered]], found: Sequence[object]) -> Table:
    table = Table(columns, name)
    rows = [Numbered(number, one) for number, one in enumerate(found, start=1)]
    table.set_source(FixedRows(rows, columns))
    return table


def _place_columns() -> list[Column[Numbered]]:
    return [
        Column("sheet", "Sheet", 190, lambda row: Cell(row.found.sheet, "muted")),
        Column("row", "Row", 84, lambda row: Cell(f"{row.found.row_number:,}", key=row.found.row_number), "number"),
    ]


def _line_columns() -> list[Column[Numbered]]:
    return [
        *_place_columns(),
        Column("kind", "Kind", 120, _kind, "chips", filter="choice", choices=_kinds),
        Column("reason", "Reason", 290, lambda row: Cell(_capital(labels.reason(row.found.reason)))),
        Column("text", "Text of the line", 520, lambda row: Cell(row.found.text, "muted", tip=row.found.text)),
    ]


def _cell_columns(words: Words) -> list[Column[Numbered]]:
    return [
        *_place_columns(),
        Column("heading", "Column", 200, lambda row: Cell(_heading(row.found, words), "strong")),
        Column("reason", "Reason", 320, lambda row: Cell(_capital(labels.reason(row.found.code)))),
        Column("text", "Text that is kept", 400, lambda row: Cell(row.found.text, "muted", tip=row.found.text)),
    ]


def _heading(cell: CellProblem, words: Words) -> str:
    return cell.heading or words.field(cell.field)


def _kind(row: Numbered) -> Cell:
    return Cell(chips=((NO_RECORD, "neutral", "") if _is_furniture(row.found) else (RECORD, "warn", ""),))


def _kinds() -> list[str]:
    return [NO_RECORD, RECORD]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
