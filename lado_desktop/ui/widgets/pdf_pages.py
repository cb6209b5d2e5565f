"""The pages of a PDF from memory: as they are printed, and as text, which a screen reader can read."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lado_desktop.ui.widgets.layout import boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.tabs import TabPages

SHEET = 880


class PdfPages(QWidget):
    """Shows one PDF at a time, called `noun` ("Minutes") by screen readers. Nothing of it is written to a file."""

    def __init__(self, noun: str) -> None:
        super().__init__()
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self.view, self.text = self._view(noun), read_only_text(f"{noun} as text")
        self.tabs = TabPages(f"{noun} as")
        self.tabs.add("paper", "As printed", lambda: in_the_middle(self.view))
        self.tabs.add("text", "As text", lambda: in_the_middle(self.text))
        self.setLayout(vbox(self.tabs, gap=0))

    def _view(self, noun: str) -> QPdfView:
        view = QPdfView(self)
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName(f"{noun} as printed. The next tab has the same as text")
        return view

    def show_pdf(self, pdf: bytes) -> bool:
        """Show the pages; False where it is no PDF that can be read, or one that asks for a password."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        pages = range(self.page_count)
        self.text.setPlainText("\n\n".join(self._document.getAllText(page).text() for page in pages))
        return self.page_count > 0

    def forget(self) -> None:
        """Nothing of the PDF stays in memory."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.text.clear()

    @property
    def page_count(self) -> int:
        return max(0, self._document.pageCount())


def read_only_text(says: str) -> QPlainTextEdit:
    """Text to be read, copied and passed by the Tab key, never changed."""
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(says)
    return text


def in_the_middle(widget: QWidget) -> QWidget:
    """A sheet of paper's width in the middle of whatever room there is."""
    return boxed(hbox(None, growing(fit(widget, most_width=SHEET), 100), None, gap=0))
