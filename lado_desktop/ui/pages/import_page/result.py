"""The third step, a trial that stores nothing, and the last, what was brought in: the same figures and lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.services.exchange.reading import Reading
from lado_desktop.services.exchange.report import save_report
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.import_page.outcome import Outcome
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.layout import frame, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice

REPORTS = "Text for spreadsheets (*.csv)"


class _ResultStep(QWidget):
    """A notice, the outcome, and buttons along the foot."""

    saved = Signal(str)
    refused = Signal(object)  # Trouble

    def __init__(self, office: Office, done: BroughtIn, notice: Notice, *buttons: QWidget) -> None:
        super().__init__()
        self._office, self._done = office, done
        self.notice = notice
        self.outcome = Outcome(done, Words(office.desk.lists))
        self.report = Button("Save this report", icon="file-text", tip="A csv file; it is not encrypted")
        self.report.clicked.connect(self._ask_report)
        foot = frame("foot", hbox(*buttons, self.report, None, gap=8, pad=(24, 12, 24, 12)))
        head = vbox(notice, pad=(24, 0, 24, 12))
        self.setLayout(vbox(head, growing(self.outcome), foot, gap=0))

    def _ask_report(self) -> None:
        self._office.asker.save_file(self, "Save this report", "Import report.csv", REPORTS, self._save_report)

    def _save_report(self, path: Path) -> None:
        try:
            save_report(path, self._done, labels.reason)
        except Trouble as trouble:
            self.refused.emit(trouble)
        else:
            self.saved.emit(f"Saved the report as {path.name}. It is not encrypted")


class TryStep(_ResultStep):
    """What would be brought in; nothing has been."""

    confirmed = Signal()
    corrected = Signal()

    def __init__(self, office: Office, done: BroughtIn, reading: Reading) -> None:
        self.bring_in = primary(f"Bring in {_rows(done.rows_brought_in)}")
        self.back = Button("Go back and correct", icon="arrow-left")
        missing = ", ".join(f"{heading} ({sheet})" for sheet, heading in reading.missing)
        if missing:
            notice = Notice("warn", "This was a trial: nothing is stored.", f"Columns that were not found: {missing}.")
        else:
            notice = Notice("info", "This was a trial: nothing is stored.", "Bring it in when the figures are right.")
        super().__init__(office, done, notice, self.bring_in, self.back)
        self.bring_in.clicked.connect(self.confirmed)
        self.back.clicked.connect(self.corrected)

    def focus_first(self) -> None:
        self.bring_in.setFocus()


class DoneStep(_ResultStep):
    """It is stored."""

    contacts_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, office: Office, done: BroughtIn) -> None:
        self.contacts = primary("Go to the contacts", "phone-incoming")
        self.again = Button("Bring in another", icon="file-spreadsheet")
        notice = Notice("good", f"{brought_in(done)}.", "The row as it stood is kept with each of them.")
        super().__init__(office, done, notice, self.contacts, self.again)
        self.contacts.clicked.connect(self.contacts_wanted)
        self.again.clicked.connect(self.again_wanted)

    def focus_first(self) -> None:
        self.contacts.setFocus()


def brought_in(done: BroughtIn) -> str:
    """Words for the toast: "Brought in 239 rows, 0 set aside"."""
    return f"Brought in {_rows(done.rows_brought_in)}, {done.rows_in - done.rows_brought_in:,} set aside"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
