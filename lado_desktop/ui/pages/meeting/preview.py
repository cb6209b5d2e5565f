"""The minutes before they leave: as they will be printed, and as plain text. Nothing of them is written to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.saving import save_bytes
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.fields import NumberField
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.pdf_pages import PdfPages
from lado_desktop.ui.widgets.working import Working

MOST_COPIES = 99


class MinutesPreview(QWidget):
    """The minutes of one meeting at a time. `said` tells what was done, `left` goes back to the form."""

    said = Signal(str)
    left = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._meeting: tuple[int, str] = (0, "")
        self._pdf = b""
        self.save_button = primary("Save as PDF", "file-text", tip="Ctrl+S")
        self.back = Button("Back to the meeting", icon="arrow-left", tip="Esc")
        self.head = PageHead("Minutes", tools=[self.back, self.save_button])
        self.copy_number = NumberField("Copy number", least=1, most=MOST_COPIES)
        self.copies = NumberField("Of how many", least=1, most=MOST_COPIES)
        self.working = Working()
        self.pages = PdfPages("Minutes")
        copies = fit(boxed(hbox(self.copy_number, self.copies, gap=16)), width=240)
        top = hbox(copies, None, fit(self.working, width=320), gap=16, pad=(24, 0, 24, 8))
        pages = boxed(vbox(self.pages, pad=(24, 0, 24, 24)))
        self.setLayout(vbox(frame("window", vbox(self.head, boxed(top), growing(pages), gap=0)), gap=0))
        self._wire()

    def _wire(self) -> None:
        for field in (self.copy_number, self.copies):
            field.set_value(1)
            field.left.connect(self._ask_copy)
            field.edit.returnPressed.connect(self._ask_copy)
        self.back.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.ask_where)
        self._asked = self.copy

    @property
    def copy(self) -> tuple[int, int]:
        """Which copy of how many; a number that cannot be read counts as 1."""
        number, copies = self.copy_number.value() or 1, self.copies.value() or 1
        return number, max(number, copies)

    # ---- laying out ----

    def show_meeting(self, meeting_id: int, reference: str) -> None:
        """Lay out the minutes as they are stored, and show them when they are there."""
        self._meeting = (meeting_id, reference)
        self.head.say(f"Minutes {reference}", "As the meeting was saved. No file is made until you save one.")
        self.save_button.setFocus()
        self._lay_out()

    def _lay_out(self) -> None:
        (number, copies), meeting_id = self.copy, self._meeting[0]
        minutes = self._office.desk.minutes
        task = self._office.tasks.run(
            "minutes", lambda _progress: minutes.pdf(meeting_id, number, copies), self._show_pdf, self._failed
        )
        self.working.show_task(task)

    def _show_pdf(self, pdf: bytes) -> None:
        """Show the pages, from memory."""
        self._pdf = pdf
        self.pages.show_pdf(pdf)

    def _failed(self, trouble: Trouble) -> None:
        self.leave()
        self._office.asker.tell(self, "The minutes could not be made", labels.sentence(trouble))

    # ---- saving ----

    def ask_where(self) -> None:
        """Once the minutes are there; the name proposed holds no person's."""
        name = f"Minutes {self._meeting[1].replace('/', '-')}.pdf"
        if self._pdf:
            self._office.asker.save_file(self, "Save the minutes", name, "PDF (*.pdf)", self._save)

    def _save(self, path: Path) -> None:
        """Always with the ending of a PDF, so that it can never take the place of a tracker."""
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf = self._pdf
        self._office.tasks.run("saving", lambda _progress: save_bytes(path, pdf), self._saved, self._not_saved)

    def _saved(self, _nothing: None) -> None:
        self.said.emit("Minutes saved as PDF, not encrypted: keep the file where only those who need it can open it")

    def _not_saved(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "The minutes were not saved", labels.sentence(trouble))

    # ---- leaving ----

    def leave(self) -> None:
        """Back to the form; the minutes are forgotten."""
        self._pdf = b""
        self.pages.forget()
        self.left.emit()

    def _ask_copy(self) -> None:
        if self.copy != self._asked:
            self._asked = self.copy
            self.copy_number.set_value(self.copy[0])
            self.copies.set_value(self.copy[1])
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
