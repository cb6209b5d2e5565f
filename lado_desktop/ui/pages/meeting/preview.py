"""The minutes before they leave: as they will be printed, and as plain text. Nothing of them is written to a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.fields import NumberField
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.tabs import TabPages
from lado_desktop.ui.widgets.working import Working

MOST_COPIES = 99
SHEET = 880


class MinutesPreview(QWidget):
    """`copy_changed` asks for another copy number, `save_wanted` for a file, `left` goes back to the form."""

    copy_changed = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.save_button = primary("Save as PDF", "file-text", tip="Ctrl+S")
        self.back = Button("Back to the meeting", icon="arrow-left", tip="Esc")
        self.head = PageHead("Minutes", tools=[self.back, self.save_button])
        self.copy_number = NumberField("Copy number", least=1, most=MOST_COPIES)
        self.copies = NumberField("Of how many", least=1, most=MOST_COPIES)
        self.working = Working()
        self.view, self.text = self._view(), self._text()
        self.tabs = TabPages("Minutes as")
        self.tabs.add("paper", "As printed", lambda: _in_the_middle(self.view))
        self.tabs.add("text", "As text", lambda: _in_the_middle(self.text))
        copies = fit(boxed(hbox(self.copy_number, self.copies, gap=16)), width=240)
        top = hbox(copies, None, fit(self.working, width=320), gap=16, pad=(24, 0, 24, 8))
        tabs = boxed(vbox(self.tabs, pad=(24, 0, 24, 24)))
        self.setLayout(vbox(frame("window", vbox(self.head, boxed(top), growing(tabs), gap=0)), gap=0))
        self._wire()

    def _view(self) -> QPdfView:
        view = QPdfView(self)
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName("Minutes as printed. The next tab has them as text")
        return view

    def _text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Minutes as text")
        return text

    def _wire(self) -> None:
        for field in (self.copy_number, self.copies):
            field.set_value(1)
            field.left.connect(self._ask_copy)
            field.edit.returnPressed.connect(self._ask_copy)
        self.back.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save_wanted)
        self._asked = self.copy

    @property
    def copy(self) -> tuple[int, int]:
        """Which copy of how many; a number that cannot be read counts as 1."""
        number, copies = self.copy_number.value() or 1, self.copies.value() or 1
        return number, max(number, copies)

    def show_pdf(self, title: str, line: str, pdf: bytes) -> None:
        """Show these minutes, from memory."""
        self.head.say(title, line)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        pages = range(self._document.pageCount())
        self.text.setPlainText("\n\n".join(self._document.getAllText(page).text() for page in pages))

    @property
    def page_count(self) -> int:
        return self._document.pageCount()

    def close_paper(self) -> None:
        """Forget the minutes."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.text.clear()

    def _ask_copy(self) -> None:
        if self.copy != self._asked:
            self._asked = self.copy
            self.copy_number.set_value(self.copy[0])
            self.copies.set_value(self.copy[1])
            self.copy_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _in_the_middle(widget: QWidget) -> QWidget:
    return boxed(hbox(None, growing(fit(widget, most_width=SHEET), 100), None, gap=0))
