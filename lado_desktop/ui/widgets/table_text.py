"""Rows as text for a spreadsheet: titles first, tabs between cells, exactly what is shown, days with their year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lado_desktop.ui.widgets.table_columns import Cell, Column
from lado_desktop.ui.widgets.table_model import RowsModel


def words_of(column: Column[Any], cell: Cell) -> str:
    """The words of a cell outside of the list: a day is told in full, for the year it is read in is another."""
    return cell.said if column.kind == "date" else cell.shown


def as_text(model: RowsModel, rows: Sequence[int], columns: Sequence[int], *, has_titles: bool = True) -> str:
    """`rows` and `columns` in the order given. A tab or a new line inside a cell becomes a space."""
    lines = ["\t".join(model.columns[column].title for column in columns)] if has_titles else []
    shown = [model.columns[column] for column in columns]
    lines += ["\t".join(words_of(column, column.show(row)) for column in shown) for row in model.records(rows)]
    return "\n".join(lines) + "\n"
