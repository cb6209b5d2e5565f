"""A check that was recorded: its reference to read out, and the reply as it was sent to the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.layout import boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.pdf_pages import read_only_text


class Recorded(QWidget):
    """`again_wanted` begins the next check."""

    again_wanted = Signal()
    contact_wanted = Signal(int)
    pdf_wanted = Signal(int)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reference, self._number = "", 0
        self.notice = Notice("good", "Recorded")
        self.reply = read_only_text("Reply")
        self.again_button = primary("Next check", "user-round-search", tip="Ctrl+R")
        self.copy_button = Button("Copy the reply", icon="copy")
        self.pdf_button = Button("Save the reply as PDF", icon="file-text")
        self.contact_button = Button("Open the contact", icon="phone-incoming")
        buttons = hbox(self.again_button, self.copy_button, self.pdf_button, self.contact_button, None, gap=8)
        column = vbox(
            self.notice, growing(Card("The reply", boxed(vbox(self.reply, pad=(12, 8, 12, 8))))), buttons, gap=16
        )
        self.setLayout(hbox(growing(fit(boxed(column), most_width=880), 100), None, pad=(24, 4, 24, 24)))
        self.again_button.clicked.connect(self.again_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.pdf_button.clicked.connect(lambda: self.pdf_wanted.emit(self._number))
        self.contact_button.clicked.connect(lambda: self.contact_wanted.emit(self._number))

    def show_reply(self, number: int, reference: str, reply: str) -> None:
        """The contact's number and reference, and what was answered."""
        self._number, self.reference = number, reference
        self.notice.say("good", f"Recorded as {reference}", "The reply is on the clipboard, ready to paste.")
        self.reply.setPlainText(reply)
