"""Rows as text for a spreadsheet: titles first, tabs between cells, exactly what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.ui.widgets.table_model import RowsModel


def as_text(model: RowsModel, rows: Sequence[int], columns: Sequence[int]) -> str:
    """`rows` and `columns` in the order given. A tab or a new line inside a cell becomes a space."""
    lines = ["\t".join(model.columns[column].title for column in columns)]
    lines += [
        "\t".join(model.columns[column].show(record).shown for column in columns) for record in model.records(rows)
    ]
    return "\n".join(lines) + "\n"
