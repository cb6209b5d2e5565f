"""The records behind a figure: contacts, cases or meetings, in the order they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.services.desk import Desk
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.pages.reports.sheets import Behind
from lado_desktop.ui.widgets.buttons import IconButton
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.layout import fit, vbox
from lado_desktop.ui.widgets.restricted import about
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Chip, Column, FixedRows, Order

LEAD = 16
SORTED_AT_MOST = 500  # more are read a window at a time, in the order they came
ROWS_SHOWN = 8
ROW, TITLES, BAR = 32, 32, 12


class Windowed:
    """Known records in the order they came, read a window at a time."""

    def __init__(self, ids: Sequence[int], read: Callable[[Sequence[int]], Sequence[Any]]) -> None:
        self._ids, self._read = ids, read

    def ids(self, _order: Order, _filters: Mapping[str, str]) -> Sequence[int]:
        return self._ids

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        return self._read(ids)


class Records(QWidget):
    """`opened` says the unit (contact, case, meeting) and the id; Escape and the cross close."""

    opened = Signal(str, int)
    closed = Signal()

    def __init__(self, desk: Desk, behind: Behind) -> None:
        super().__init__()
        self.behind = behind
        read = {"contact": desk.contacts.rows, "case": desk.cases.rows, "meeting": desk.meetings.rows}[behind.unit]
        is_short = len(behind.ids) <= SORTED_AT_MOST
        columns = _columns(desk, behind, is_sortable=is_short)
        self.table = Table(columns, behind.title, lead=LEAD, has_filters=False)
        self.table.set_source(FixedRows(read(behind.ids), columns) if is_short else Windowed(behind.ids, read))
        self.table.opened.connect(lambda record: self.opened.emit(behind.unit, record))
        self.close_it = IconButton("x", "Close the list of records", key="Esc")
        self.close_it.clicked.connect(self.closed)
        self.card = Card(behind.title, self.table, (self.close_it,))
        fit(self.table, height=TITLES + ROW * min(len(behind.ids), ROWS_SHOWN) + BAR)
        self.setLayout(vbox(self.card))

    def focus(self) -> None:
        """To the first of them."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.behind.ids and self.table.current_id() is None:
            self.table.select(self.behind.ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _columns(desk: Desk, behind: Behind, *, is_sortable: bool) -> list[Column[Any]]:
    made = {"contact": _contacts, "case": _cases, "meeting": _meetings}[behind.unit](desk)
    if behind.also:
        also = behind.also
        made.append(("also", "Also counted in", 200, lambda row: Cell(also(row.id), "muted"), "text"))
    return [
        Column(key, title, width, show, kind, filter="none", sortable=is_sortable)
        for key, title, width, show, kind in made
    ]


def _contacts(desk: Desk) -> list[Any]:
    label = desk.lists.label
    return [
        ("reference", "Contact", 96, lambda row: Cell(row.reference, "link"), "reference"),
        ("received", "Received", 108, lambda row: _day(row.received_on), "date"),
        ("about", "About", 170, about, "text"),
        ("setting", "Setting", 190, lambda row: Cell(row.setting), "text"),
        ("type", "Type", 150, lambda row: Cell(label("contact_type", row.contact_type)), "text"),
        ("threshold", "Threshold", 168, lambda row: Cell(label("threshold", row.threshold)), "text"),
    ]


def _cases(desk: Desk) -> list[Any]:
    return [
        ("reference", "Case", 88, lambda row: Cell(row.reference, "link"), "reference"),
        ("opened", "Opened", 108, lambda row: _day(row.opened_on), "date"),
        ("about", "Adult", 170, about, "text"),
        ("setting", "Setting", 190, lambda row: Cell(row.setting), "text"),
        ("categories", "Categories", 150, lambda row: _chips(desk, "category", row.categories), "chips"),
        ("outcomes", "Outcomes", 150, lambda row: _chips(desk, "outcome", row.outcomes), "chips"),
    ]


def _meetings(desk: Desk) -> list[Any]:
    return [
        ("reference", "Meeting", 110, lambda row: Cell(row.reference, "link"), "reference"),
        ("type", "Type", 240, lambda row: Cell(desk.lists.label("meeting_type", row.meeting_type)), "text"),
        ("held", "Held", 116, lambda row: _day(row.held_on), "date"),
        ("cases", "Cases", 220, lambda row: Cell(", ".join(row.case_references)), "text"),
        ("chair", "Chair", 190, lambda row: Cell(row.chair), "text"),
    ]


def _day(day: Any) -> Cell:
    return Cell(short_date(day), key=day.toordinal() if day else None)


def _chips(desk: Desk, name: str, codes: Iterable[str]) -> Cell:
    chips: tuple[Chip, ...] = tuple((desk.lists.label(name, code), "neutral", "") for code in codes)
    return Cell(chips=chips)
