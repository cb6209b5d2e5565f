"""The tables of the report at the left of the page: which there are, and whether each adds up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lado_desktop.services.counts.table import CountedTable
from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.layout import boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Elide, Text
from lado_desktop.ui.widgets.two_line import ListItem

WIDTH = 248
ROW = 34


class TableIndex(QFrame):
    """Up and Down choose a table. One that does not add up is named below the list too."""

    chosen = Signal(int)  # from 0

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "index")
        self.proof = Elide("", hugging=True)
        self.list = RowsList("Tables", opens_at_once=True, height=ROW)
        self.list.selected.connect(self.chosen)
        self.show_it = link("Show it")
        self.show_it.clicked.connect(self._go_to_wrong)
        self.wrong = Notice("bad", "", actions=(self.show_it,), stacked=True)
        self._wrong: int | None = None
        head = fit(boxed(hbox(Text("Tables", "h3"), None, self.proof, gap=8, pad=(16, 0, 16, 0))), height=40)
        notice = hbox(growing(self.wrong), pad=(12, 8, 12, 12))
        self.setLayout(vbox(head, growing(self.list), notice, gap=0))
        fit(self, most_scale=1.25, width=WIDTH)

    def show_tables(self, tables: Sequence[CountedTable], chosen: int) -> None:
        """All tables, with `chosen` lit; `chosen` is not emitted for it unless it is another than before."""
        self.list.set_items([_item(number, table) for number, table in enumerate(tables)])
        self.list.select(chosen)
        sums = sum(table.reconciles for table in tables)
        self.proof.setText(f"{sums} of {len(tables)} add up")
        self._wrong = next((number for number, table in enumerate(tables) if not table.reconciles), None)
        if self._wrong is None:
            self.wrong.say("bad", "")
        else:
            self.wrong.say(
                "bad", f"Table {self._wrong + 1} does not add up", "Its figures should not be published as they stand."
            )

    def _go_to_wrong(self) -> None:
        if self._wrong is not None:
            self.list.select(self._wrong)


def _item(number: int, table: CountedTable) -> ListItem:
    icon, tone, says = (
        ("circle-check", "good", "Adds up") if table.reconciles else ("circle-alert", "bad", "Does not add up")
    )
    return ListItem(number, f"{number + 1}  {table.title}", icon=icon, tone=tone, spoken=says, tip=says)
