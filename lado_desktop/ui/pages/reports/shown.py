"""The table one looks at: its figures, its chart where there is room, and the records behind the figure opened last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.services.counts.table import CountedTable
from lado_desktop.services.desk import Desk
from lado_desktop.ui.pages.reports import sheets
from lado_desktop.ui.pages.reports.records import Records
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.chart import BarChart
from lado_desktop.ui.widgets.figures import FiguresSheet, FiguresTable
from lado_desktop.ui.widgets.layout import boxed, hbox, scrolled, vbox
from lado_desktop.ui.widgets.text import Text

CHART_FROM = 800  # pixels of room at 100 % text


class ShownTable(QWidget):
    """`opened` says the unit (contact, case, meeting) and the id of a record somebody wants to see whole."""

    opened = Signal(str, int)
    copied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._table: CountedTable | None = None
        self._behind = ("", "")
        self.figures: FiguresTable | None = None
        self.chart: Card | None = None
        self.records: Records | None = None
        self._top = hbox(gap=16)
        self._column = vbox(self._top, gap=16, pad=(24, 16, 24, 24))
        self._column.addStretch(1)
        self._area = scrolled(boxed(self._column))
        self.setLayout(vbox(self._area))

    def show_table(self, table: CountedTable, number: int, period: str) -> None:
        """The same table as before keeps the figure one stands on, and the records that are open."""
        is_same = self._table is not None and self._table.id == table.id
        here = self.figures.view.here() if self.figures and is_same else None
        had_focus = bool(self.figures and self.figures.view.hasFocus())
        reopens, in_records = is_same and self.records is not None, self._is_in_records()
        behind = self._behind
        self._clear()
        self._table = table
        self._show_figures(sheets.sheet(table, number), period)
        if here and self.figures:
            self.figures.view.go_to(*here)
        if had_focus and self.figures:
            self.figures.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if reopens:
            self._reopen(*behind, takes_focus=in_records)
        if not is_same:
            self._area.verticalScrollBar().setValue(0)

    def open_figure(self, code: str, column: str) -> None:
        """Show the records behind a figure, below the table, and go to them."""
        self._open(code, column)
        if self.records:
            self.records.focus()
            QTimer.singleShot(0, self, self._reveal)

    def close_records(self) -> None:
        """Back to the figure they stood behind."""
        if self.records is None:
            return
        had_focus = self._is_in_records()
        self._drop_records()
        if self.figures and had_focus:
            self.figures.view.go_to(*self._behind)
            self.figures.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_figures(self, sheet: FiguresSheet, period: str) -> None:
        copy = link("Copy", "copy")
        self.figures = FiguresTable(sheet, (copy,))
        copy.clicked.connect(self.figures.copy)
        copy.setAccessibleDescription(f"The figures of {sheet.number.lower()}, for a spreadsheet")
        self.figures.opened.connect(self.open_figure)
        self.figures.copied.connect(self.copied)
        self._top.addWidget(self.figures, 5)
        if self._table and (bars := sheets.bars(self._table)):
            chart = BarChart(sheet.title, bars, period)
            said = Text(sheets.seen(self._table), "caption", wrap=True)
            self.chart = Card(f"Chart of {sheet.number.lower()}", vbox(chart, said, gap=10))
            self._top.addWidget(self.chart, 3)
        self._fit()

    def _open(self, code: str, column: str) -> None:
        if self._table is None:
            return
        self._drop_records()
        self._behind = (code, column)
        self.records = Records(self._desk, sheets.behind(self._table, code, column))
        self.records.opened.connect(self.opened)
        self.records.closed.connect(self.close_records)
        self._column.insertWidget(1, self.records)

    def _reopen(self, code: str, column: str, *, takes_focus: bool) -> None:
        """After a new count: the same figure, if there still is one with records behind it."""
        try:
            still = bool(self._table and sheets.behind(self._table, code, column).ids)
        except (KeyError, StopIteration):
            still = False
        if still:
            self._open(code, column)
            if takes_focus and self.records:
                self.records.focus()

    def _is_in_records(self) -> bool:
        here = self.window().focusWidget()
        return self.records is not None and here is not None and self.records.isAncestorOf(here)

    def _clear(self) -> None:
        self._drop_records()
        for widget in (self.figures, self.chart):
            _drop(widget)
        self.figures = self.chart = None

    def _drop_records(self) -> None:
        _drop(self.records)
        self.records = None

    def _reveal(self) -> None:
        """Once the page has found room for them."""
        if self.records:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._area.ensureWidgetVisible(self.records, 0, 16)

    def _fit(self) -> None:
        if self.chart:
            self.chart.setVisible(self.width() >= px(CHART_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "chart"):
            self._fit()


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
