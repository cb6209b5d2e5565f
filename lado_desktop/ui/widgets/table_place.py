"""Where somebody is in a table, kept by record: rows may come, go and move meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lado_desktop.ui.widgets.table_view import GridView


@dataclass(frozen=True)
class Place:
    """The current record and its row, what is selected, and the record at the top (`offset` pixels of it hidden)."""

    current: int | None
    row: int
    column: int
    selected: Sequence[int]
    top: int | None
    offset: int


def place_of(view: GridView) -> Place:
    model, index = view.rows_model, view.currentIndex()
    top = view.rowAt(0)
    return Place(
        current=model.id_at(index.row()) if index.isValid() else None,
        row=index.row(),
        column=max(index.column(), 0),
        selected=[model.id_at(row) for row in view.selected_rows()],
        top=model.id_at(top) if top >= 0 else None,
        offset=-view.rowViewportPosition(top) if top >= 0 else 0,
    )


def go_back(view: GridView, place: Place, *, keeps_scroll: bool) -> None:
    """Stand on the same record, or where it stood; a list read in a new order starts at its top."""
    model = view.rows_model
    view.doItemsLayout()
    rows = _rows_of(view, place.selected)
    current = model.row_of(place.current) if place.current is not None else -1
    if current < 0 and place.current is not None and keeps_scroll:
        current = min(place.row, model.rowCount() - 1)
    view.select_rows(rows, current, place.column)
    bar = view.verticalScrollBar()
    top = model.row_of(place.top) if keeps_scroll and place.top is not None else -1
    if top >= 0:
        bar.setValue(top * view.rowHeight(top) + place.offset)
    elif not keeps_scroll:
        bar.setValue(0)


def _rows_of(view: GridView, ids: Sequence[int]) -> list[int]:
    model = view.rows_model
    if len(ids) < 8:
        found = [model.row_of(each) for each in ids]
        return sorted(row for row in found if row >= 0)
    wanted = set(ids)
    return [row for row, each in enumerate(model.ids()) if each in wanted]
