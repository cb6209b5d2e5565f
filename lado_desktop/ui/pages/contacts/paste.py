"""Rows copied in a spreadsheet, looked at before they become contacts: what each cell becomes, what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.pasting import Pasted, PastedRow, Watch, field_choices
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contacts.paste_columns import paste_columns
from lado_desktop.ui.tasks import Progress
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.field_popup import FieldPopup
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import FixedRows
from lado_desktop.ui.widgets.working import Working

LINE: Final = "Each row becomes a contact. F2 mends a cell, Delete leaves the selected rows out or takes them in again"
FIELD_WIDTH: Final = 304


class PastePage(QWidget):
    """`closed` when the rows came in or were given up. Nothing is stored before the button says so."""

    closed = Signal()
    said = Signal(str)

    def __init__(self, office: Office, pasted: Pasted) -> None:
        super().__init__()
        self._office, self._pasting, self.pasted = office, office.desk.pasting, pasted
        self.left_out: set[int] = set()
        self.rows: Sequence[PastedRow] = ()
        self.notice, self.working = Notice("info", "Looking"), Working()
        self.column = CodeField(
            "Column", [Choice(str(at), head) for at, head in enumerate(pasted.headings)], blank=None
        )
        self.field = CodeField("Becomes", [Choice(*choice) for choice in field_choices()], blank=None)
        self.skip, self.cancel, self.go = Button("Leave out", tip="Delete"), Button("Cancel", tip="Esc"), primary("Add")
        self.table: Table | None = None
        self._room = vbox(gap=0)
        self._lay_out()
        self._wire()
        self._show_column()
        self._make_table()

    def _lay_out(self) -> None:
        count = len(self.pasted.rows)
        head = PageHead(f"Paste {count:,} row{'' if count == 1 else 's'}", LINE)
        fields = [fit(boxed(vbox(field)), width=FIELD_WIDTH) for field in (self.column, self.field)]
        which = boxed(hbox(*fields, None, gap=16, pad=(24, 0, 24, 12)))
        said = boxed(vbox(self.notice, self.working, gap=8, pad=(24, 0, 24, 12)))
        foot = frame("foot", hbox(self.skip, None, self.cancel, self.go, gap=8, pad=(24, 10, 24, 10)))
        self.setLayout(vbox(frame("window", vbox(head, which, said, growing(self._room), foot, gap=0)), gap=0))

    def _wire(self) -> None:
        self.column.changed.connect(self._show_column)
        self.field.changed.connect(self._change_field)
        self.skip.clicked.connect(self.leave_out)
        self.cancel.clicked.connect(self.closed)
        self.go.clicked.connect(self.store)
        for key, act in ((Qt.Key.Key_Escape, self.closed.emit), (Qt.Key.Key_Delete, self.leave_out)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def arrive(self) -> None:
        if self.table:
            self.table.view.setFocus()

    # ---- what is shown ----

    def _make_table(self) -> None:
        """The table anew: its columns are those that were pasted, under what they become."""
        old = self.table
        columns = paste_columns(self.pasted, self._office.desk.lists, lambda row: row.id in self.left_out)
        self.table = Table(columns, "Rows to be pasted", has_filters=False)
        self.table.edit_asked.connect(self.edit)
        self._room.addWidget(self.table)
        if old:
            old.hide()
            old.deleteLater()
        self._look()

    def _look(self) -> None:
        self.rows = self._pasting.look(self.pasted)
        self._show()

    def _show(self) -> None:
        assert self.table is not None  # noqa: S101 - made with the page
        current = self.table.current_id()
        self.table.set_source(FixedRows(self.rows, self.table.model.columns))
        if current is not None:
            self.table.select(current)
        wanted = len(self.wanted())
        self.go.setEnabled(wanted > 0)
        self.go.set_words(f"Add {wanted:,} contact{'' if wanted == 1 else 's'}")
        self._say(wanted)

    def _say(self, wanted: int) -> None:
        refused = sum(bool(row.reason) and row.id not in self.left_out for row in self.rows)
        kept = sum(bool(cell.problem) for row in self.rows if not row.reason for cell in row.cells)
        parts = [f"{refused:,} cannot come in: why stands beside each"] if refused else []
        parts += [f"{kept:,} cells were not understood and are kept as notes"] if kept else []
        parts += [f"{len(self.left_out):,} are left out"] if self.left_out else []
        parts += [] if "received" in self.pasted.fields else ["No column says when: they are received today"]
        title = f"{wanted:,} contact{' is' if wanted == 1 else 's are'} ready" if wanted else "Nothing can come in yet"
        self.notice.say("warn" if refused or kept else "info", title, ". ".join(parts))

    def wanted(self) -> list[int]:
        """The rows that will come in."""
        return [row.id for row in self.rows if not row.reason and row.id not in self.left_out]

    # ---- what one can change ----

    def _show_column(self) -> None:
        self.field.set_value(self.pasted.fields[int(self.column.value() or 0)])

    def _change_field(self) -> None:
        self.pasted = self.pasted.as_field(int(self.column.value()), self.field.value())
        self._make_table()

    def edit(self, row: int, key: str) -> FieldPopup | None:
        """Another text in one cell; everything is understood anew."""
        if not key.isdecimal() or self.table is None:
            return None
        at, table = int(key), self.table
        field = TextField(self.pasted.headings[at])
        field.set_value(self.pasted.rows[row][at])

        def mend(text: str) -> str:
            self.pasted = self.pasted.mended(row, at, text)
            self._look()
            return ""

        popup = FieldPopup(self, field, "Mend", mend, lost=self.said.emit)
        cell = table.view.visualRect(table.model.index(table.model.row_of(row), at + 1))
        popup.open_over(QRect(table.view.viewport().mapToGlobal(cell.topLeft()), cell.size()))
        return popup

    def leave_out(self) -> None:
        """Leave the selected rows out; where all of them are already, take them in again."""
        chosen = set(self.table.selected_ids() if self.table else ())
        self.left_out = self.left_out - chosen if chosen <= self.left_out else self.left_out | chosen
        self._show()

    # ---- storing ----

    def store(self) -> None:
        pasted, wanted = self.pasted, self.wanted()
        if not wanted:
            return
        self.go.setEnabled(False)

        def job(progress: Progress) -> int:
            return self._pasting.store(pasted, wanted, _watch(progress))

        self.working.show_task(self._office.tasks.run("bringing_in", job, self._stored, self._failed))

    def _stored(self, count: int) -> None:
        self.said.emit(f"{count:,} contact{'' if count == 1 else 's'} added")
        self.closed.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.go.setEnabled(True)
        self.notice.say("bad", "Nothing came in", labels.sentence(trouble))


def _watch(progress: Progress) -> Watch:
    def watch(done: int, of: int) -> None:
        progress.stop_if_cancelled()
        progress.say("bringing_in", done, of)

    return watch
