"""A paper before it leaves: as it will be printed, and as plain text. Nothing of it is written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.saving import save_bytes
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Asker
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.pdf_pages import PdfPages
from lado_desktop.ui.widgets.working import Working


class PaperPreview(QWidget):
    """One paper at a time, called `noun` ("minutes"). `said` tells what was done, `left` goes back to the page.

    `tools` stand above the paper; `work` is the code of what laying it out is called.
    """

    said = Signal(str)
    left = Signal()

    def __init__(
        self, tasks: Tasks, asker: Asker, noun: str, work: str, back: str, tools: QWidget | None = None
    ) -> None:
        super().__init__()
        self._tasks, self._asker, self._noun, self._work = tasks, asker, noun, work
        self._name, self._pdf = "", b""
        self._make: Callable[[], bytes] = bytes
        self.save_button = primary("Save as PDF", "file-text", tip="Ctrl+S")
        self.back = Button(back, icon="arrow-left", tip="Esc")
        self.head = PageHead(noun.capitalize(), tools=[self.back, self.save_button])
        self.working = Working()
        self.pages = PdfPages(noun.capitalize())
        top = hbox(*([tools] if tools else []), None, fit(self.working, width=320), gap=16, pad=(24, 0, 24, 8))
        pages = boxed(vbox(self.pages, pad=(24, 0, 24, 24)))
        self.setLayout(vbox(frame("window", vbox(self.head, boxed(top), growing(pages), gap=0)), gap=0))
        self.back.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.ask_where)

    def show_paper(self, name: str, make: Callable[[], bytes]) -> None:
        """Lay out the paper called `name` as it is stored, on the worker, and show it when it is there."""
        self._name, self._make = name, make
        self.head.say(name, "As it is stored. No file is made until you save one.")
        self.save_button.setFocus()
        self.lay_out()

    def lay_out(self) -> None:
        """Again, after something about it was changed."""
        make = self._make
        self.working.show_task(self._tasks.run(self._work, lambda _progress: make(), self._show_pdf, self._failed))

    def _show_pdf(self, pdf: bytes) -> None:
        """Show the pages, from memory."""
        self._pdf = pdf
        self.pages.show_pdf(pdf)

    def _failed(self, trouble: Trouble) -> None:
        self.leave()
        self._asker.tell(self, f"The {self._noun} could not be made", labels.sentence(trouble))

    # ---- saving ----

    def ask_where(self) -> None:
        """Once the paper is there; the name proposed holds no person's."""
        name = f"{self._name.replace('/', '-')}.pdf"
        if self._pdf:
            self._asker.save_file(self, f"Save the {self._noun}", name, "PDF (*.pdf)", self._save)

    def _save(self, path: Path) -> None:
        """Always with the ending of a PDF, so that it can never take the place of a tracker."""
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf = self._pdf
        self._tasks.run("saving", lambda _progress: save_bytes(path, pdf), self._saved, self._not_saved)

    def _saved(self, _nothing: None) -> None:
        noun = self._noun.capitalize()
        self.said.emit(f"{noun} saved as PDF, not encrypted: keep the file where only those who need it can open it")

    def _not_saved(self, trouble: Trouble) -> None:
        verb = "were" if self._noun.endswith("s") else "was"
        self._asker.tell(self, f"The {self._noun} {verb} not saved", labels.sentence(trouble))

    # ---- leaving ----

    def leave(self) -> None:
        """Back to the page; the paper is forgotten."""
        self._pdf = b""
        self.pages.forget()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
