"""What of a table is copied: rows with or without their titles, a column, one cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from lado_desktop.ui import clipboard
from lado_desktop.ui.widgets.table_header import TableHeader
from lado_desktop.ui.widgets.table_text import as_text
from lado_desktop.ui.widgets.table_view import GridView

MOST: Final = 20_000
"""Rows; more than that are written into a file, where nobody waits for them."""


class TableCopying(QObject):
    """`copy` takes the cells as text, parted by tabs. Says what was copied, and how many rows were too many."""

    copied = Signal(int)
    said = Signal(str)

    def __init__(self, view: GridView, header: TableHeader, copy: Callable[[str], None] | None) -> None:
        super().__init__(view)
        self._view, self._header, self._model = view, header, view.rows_model
        self._copy = copy or clipboard.put_rows
        view.copy_asked.connect(lambda has_titles: self.rows(has_titles=has_titles))

    def rows(self, *, has_titles: bool = True) -> None:
        """The selected rows, as a spreadsheet takes them."""
        rows = self._view.selected_rows()
        if rows and self._put(rows, self._header.shown(), has_titles=has_titles):
            self.copied.emit(len(rows))

    def column(self, column: int) -> None:
        """One column of all rows that are listed, with its title."""
        rows = range(self._model.rowCount())
        if rows and self._put(rows, [column]):
            self.said.emit(f"{self._model.columns[column].title} copied, {len(rows):,} rows")

    def cell(self) -> None:
        """The words of the cell one stands in."""
        index = self._view.currentIndex()
        if index.isValid():
            self._put([index.row()], [index.column()], has_titles=False)
            self.said.emit(f"{self._model.columns[index.column()].title} copied")

    def _put(self, rows: Sequence[int], columns: Sequence[int], *, has_titles: bool = True) -> bool:
        if len(rows) > MOST:
            self.said.emit(f"Not copied: {MOST:,} rows at most. Ctrl+E writes all of them into a file")
            return False
        self._copy(as_text(self._model, rows, columns, has_titles=has_titles))
        return True
