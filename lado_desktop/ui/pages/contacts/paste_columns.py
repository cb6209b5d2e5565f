"""The columns of rows to be pasted: whether each comes in, and what each cell becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Final

from lado_desktop.services.exchange.fields import FIELDS, IGNORE, KEEP
from lado_desktop.services.lists import Lists
from lado_desktop.services.pasting import Pasted, PastedRow, list_of
from lado_desktop.ui import labels
from lado_desktop.ui.dates import clock_time, short_date
from lado_desktop.ui.widgets.table_columns import Cell, Column

READY: Final = ("New contact", "accent", "plus")
LEFT_OUT: Final = ("Left out", "neutral", "x")
STATE_WIDTH: Final = 176


def paste_columns(pasted: Pasted, lists: Lists, is_left_out: Callable[[PastedRow], bool]) -> list[Column[PastedRow]]:
    """First what becomes of the row; then the columns as they were copied, each under what it becomes."""

    def state(row: PastedRow) -> Cell:
        if is_left_out(row):
            return Cell(chips=(LEFT_OUT,))
        why = labels.reason(row.reason)
        return Cell(chips=((why[:1].upper() + why[1:], "bad", ""),) if row.reason else (READY,))

    def column(at: int, field: str) -> Column[PastedRow]:
        title = pasted.headings[at] if field in (KEEP, IGNORE) else FIELDS[field].label
        return Column(str(at), title, 152, partial(_cell, lists, at, field), sortable=False)

    first = Column("state", "Row", STATE_WIDTH, state, "chips", sortable=False)
    return [first, *(column(at, field) for at, field in enumerate(pasted.fields))]


def _cell(lists: Lists, at: int, field: str, row: PastedRow) -> Cell:
    cell = row.cells[at]
    if cell.problem:
        said = ": ".join(part for part in (" ".join(cell.text.split()), labels.reason(cell.problem)) if part)
        return Cell(chips=((said, "bad", ""),))
    if cell.value is None:
        return Cell(cell.text, "muted")
    return Cell(_words(cell.value, list_of(field), lists))


def _words(value: object, list_name: str, lists: Lists) -> str:
    if isinstance(value, tuple):
        return ", ".join(_words(one, list_name, lists) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return clock_time(value)
    return lists.label(list_name, str(value)) if list_name else str(value)
