"""A short table inside a card: as high as its rows, one column taking the width that is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt

from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Column, FixedRows

LEAST = 120


class FittedTable(Table):
    """`grows` is the key of the column that gives way; the page around the table scrolls."""

    def __init__(self, columns: Sequence[Column[Any]], name: str, *, grows: str, lead: int = 16) -> None:
        self._grows = next(number for number, column in enumerate(columns) if column.key == grows)
        super().__init__(columns, name, lead=lead, has_filters=False)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; whoever stands on one stays on it while it is there."""
        current = self.current_id()
        self.set_source(FixedRows(rows, self.model.columns))
        if current is not None:
            self.select(current)
        self._fit()

    def _restyle(self) -> None:
        super()._restyle()
        self._fit()

    def _fit(self) -> None:
        rows = self.view.verticalHeader().defaultSectionSize() * self.model.rowCount()
        self.setFixedHeight(self.header.height() + rows)
        others = sum(self.header.sectionSize(number) for number in self.header.shown() if number != self._grows)
        room = self.view.viewport().width() - others
        self.header.resizeSection(self._grows, max(room, self.header.inks.px(LEAST)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows are laid out after the table: their own width counts."""
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._fit()
        return super().eventFilter(watched, event)
