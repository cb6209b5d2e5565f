"""A table of what was proposed, and beside it what the row one stands on becomes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lado_desktop.ui import labels
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.layout import Item, boxed, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Column, FixedRows, Order
from lado_desktop.ui.widgets.text import Text

CHIPS = {
    "sure": ("neutral", "circle-check"),
    "likely": ("neutral", "circle"),
    "check": ("warn", "circle-help"),
    "corrected": ("accent", "pencil-line"),
    "mapped": ("neutral", "file-text"),
}
RANKS = {"check": 0, "likely": 1}
PANEL_WIDTH = 360


@dataclass(frozen=True)
class Line:
    """One row of a checklist: `seen` is what the correction says of it, `key` by what it is known again."""

    id: int
    key: Hashable
    seen: Any
    sureness: str = "sure"


def sureness_cell(line: Line) -> Cell:
    words = labels.sureness(line.sureness)
    return Cell(chips=((words, *CHIPS[line.sureness]),), key=words)


def sureness_column() -> Column[Line]:
    return Column(
        "sureness",
        "How sure",
        124,
        sureness_cell,
        kind="chips",
        filter="choice",
        choices=lambda: [labels.sureness(code) for code in CHIPS],
    )


class _Lines:
    """The table's rows, replaced whenever something was corrected."""

    def __init__(self, columns: Sequence[Column[Line]]) -> None:
        self._columns = columns
        self._fixed = FixedRows((), columns)

    def put(self, lines: Sequence[Line]) -> None:
        self._fixed = FixedRows(lines, self._columns)

    def ids(self, order: Order, filters: Mapping[str, str]) -> Sequence[int]:
        return self._fixed.ids(order, filters)

    def rows(self, ids: Sequence[int]) -> Sequence[Line]:
        return self._fixed.rows(ids)


class Checklist(QWidget):
    """What to check first stands first, and stays where it is while one works. Enter goes to the row's fields."""

    corrected = Signal()

    def __init__(self, name: str, columns: Sequence[Column[Line]], parts: Sequence[Item]) -> None:
        super().__init__()
        self.table = Table(columns, name)
        self.to_check = Button("Next to check", icon="corner-down-right")
        self.about = Text(role="muted", wrap=True)
        self._lines: dict[int, Line] = {}
        self._ids: dict[Hashable, int] = {}
        self._source = _Lines(columns)
        body = boxed(vbox(self.about, *parts, self.to_check, None, gap=16, pad=(16, 4, 16, 16)))
        self.panel = SidePanel("", scrolled(body), width=PANEL_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Panelled(self.table, self.panel, drawer_below=0))
        self.table.selected.connect(self._show_current)
        self.table.opened.connect(self._enter)
        self.table.edit_asked.connect(self._enter)
        self.to_check.clicked.connect(self.go_to_check)

    # ---- what each kind of checklist says ----

    def found(self) -> Sequence[Line]:
        """All rows as they are now, in the order of the workbook; ids are given here."""
        raise NotImplementedError

    def show_line(self, line: Line) -> None:
        """Put a row into the panel."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Go to the field that is most often corrected."""
        raise NotImplementedError

    # ---- shared ----

    def open(self) -> None:
        """Show what was proposed, what to check first."""
        for line in sorted(self.found(), key=lambda line: RANKS.get(line.sureness, 2)):
            self._ids.setdefault(line.key, len(self._ids) + 1)
        self._read()
        self.table.set_source(self._source)
        if self._lines:
            self.table.select(min(self._lines))

    def refresh(self) -> None:
        """Read again after a correction."""
        self._read()
        self.table.refresh()
        self._show_current()

    @property
    def left_to_check(self) -> int:
        return sum(line.sureness == "check" for line in self._lines.values())

    def current(self) -> Line | None:
        wanted = self.table.current_id()
        return self._lines.get(wanted) if wanted is not None else None

    def go_to_check(self) -> None:
        """To the next row that should be looked at, from where one stands and round."""
        here = self.table.current_id() or 0
        wanted = [line.id for line in self._lines.values() if line.sureness == "check" and line.id != here]
        if wanted:
            self.table.set_filters({})
            self.table.select(min(wanted, key=lambda number: (number < here, number)))
            self.focus_first()

    def _read(self) -> None:
        lines = [
            Line(self._ids.setdefault(line.key, len(self._ids) + 1), line.key, line.seen, line.sureness)
            for line in self.found()
        ]
        self._lines = {line.id: line for line in sorted(lines, key=lambda line: line.id)}
        self._source.put(list(self._lines.values()))
        self.to_check.setVisible(self.left_to_check > 0)

    def _show_current(self) -> None:
        line = self.current()
        self.panel.setEnabled(line is not None)
        if line is not None:
            self.show_line(line)
            self.to_check.setVisible(self.left_to_check > (line.sureness == "check"))

    def _enter(self) -> None:
        self.focus_first()
