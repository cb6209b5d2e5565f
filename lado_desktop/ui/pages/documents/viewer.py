"""A document shown inside the program, from memory: a PDF, a picture or a text. Nothing of it is written to a file."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import scrolled
from lado_desktop.ui.widgets.pdf_pages import PdfPages, in_the_middle, read_only_text

NOTHING = ("Nothing is open", "Choose a document and press Enter to read it here.")
ELSEWHERE = (
    "This kind of document is not shown here",
    "Save a copy to open it with another program. The copy is not encrypted, and that program may keep its own copies.",
)
UNREADABLE = (
    "It could not be shown",
    "It is whole, but is not a document this program can read, or it asks for a password. Save a copy to open it.",
)
ENCODINGS = ("utf-8-sig", "cp1252")
BREAKS = "\n\t"


class Viewer(QStackedWidget):
    """Shows one document at a time; `forget` leaves nothing of it in the widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.empty = Empty("file-text", *NOTHING)
        self.pdf, self.picture, self.text = PdfPages("Document"), Picture(), read_only_text("Document as text")
        self._pages: dict[str, QWidget] = {
            "": self.empty,
            "pdf": self.pdf,
            "picture": scrolled(self.picture),
            "text": in_the_middle(self.text),
        }
        for page in self._pages.values():
            self.addWidget(page)

    @property
    def shows(self) -> str:
        """What kind of document one sees: "pdf", "picture", "text", or "" for none."""
        return next(key for key, page in self._pages.items() if page is self.currentWidget())

    def show_document(self, shown_as: str, body: bytes) -> None:
        """Show the document, or say why it cannot be."""
        self.forget()
        if not shown_as:
            self.empty.say(*ELSEWHERE)
        elif self._takes(shown_as, body):
            self.setCurrentWidget(self._pages[shown_as])
        else:
            self.empty.say(*UNREADABLE)

    def forget(self) -> None:
        self.pdf.forget()
        self.picture.show_image(QImage())
        self.text.clear()
        self.empty.say(*NOTHING)
        self.setCurrentWidget(self.empty)

    def _takes(self, shown_as: str, body: bytes) -> bool:
        if shown_as == "pdf":
            return self.pdf.show_pdf(body)
        if shown_as == "picture":
            return self.picture.show_image(image_of(body))
        self.text.setPlainText(text_of(body))
        return True


class Picture(QLabel):
    """A picture as wide as there is room for, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("Document as a picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage) -> bool:
        self._whole = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        self._fit()
        return not self._whole.isNull()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        width = max(1, min(self.width(), self._whole.width()))
        self.setPixmap(self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def image_of(body: bytes) -> QImage:
    """The picture, turned as it was taken; an empty one where it cannot be read or would fill the memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def text_of(body: bytes) -> str:
    """The text, whatever alphabet it is in; characters that cannot be seen are shown by number."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _visible(body.decode("utf-16", errors="replace"))
    for encoding in ENCODINGS:
        try:
            return _visible(body.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _visible(body.decode("latin-1"))


def _visible(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        f"[U+{ord(letter):04X}]" if letter not in BREAKS and unicodedata.category(letter) in {"Cc", "Cf"} else letter
        for letter in lines
    )
