"""The panel that lists what a contact does not say yet: each line goes to its field, all of it is copied as a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from lado_desktop.services.missing import Missing, missing
from lado_desktop.ui import clipboard
from lado_desktop.ui.forms.contact_form import ContactForm
from lado_desktop.ui.missing_sentences import letter, lines_of
from lado_desktop.ui.widgets.buttons import Button, IconButton, RowButton, link
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.layout import boxed, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.text import Text

PAUSE_MS = 250
NOTHING = "Nothing a contact of this type must say is missing."


class MissingPanel(SidePanel):
    """`wanted` carries the field to go to; `copied` follows the text; `left` goes back to what is known."""

    wanted = Signal(str)
    copied = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        self._found: Sequence[Missing] = ()
        self._reference = ""
        self._received_on: date | None = None
        self._lines = vbox(gap=0)
        self.nothing = Text(NOTHING, "muted", wrap=True)
        self.copy_button = Button("Copy as text to send back", "default", "copy")
        lines = boxed(vbox(self.nothing, self._lines, None, gap=0))
        foot = hbox(self.copy_button, None)
        column = boxed(vbox(growing(scrolled(lines)), foot, gap=12, pad=(16, 8, 16, 16)))
        close = IconButton("x", "Back to what we already know", key="Esc")
        super().__init__("Still missing", column, tools=(close,), width=360)
        self.copy_button.clicked.connect(self._copy)
        close.clicked.connect(self.left)

    def show_missing(self, found: Sequence[Missing], reference: str, received_on: date | None) -> None:
        """Other lines, where they differ from those shown."""
        self._reference, self._received_on = reference, received_on
        if found == self._found and self._lines.count() == len(found):
            return
        self._found = found
        while taken := self._lines.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for one, words in zip(found, lines_of(found), strict=True):
            button = RowButton("circle", words, "The office says this itself" if one.is_ours else "")
            button.clicked.connect(lambda _checked=False, key=one.key: self.wanted.emit(key))
            self._lines.addWidget(button)
            button.show()
        self.nothing.setVisible(not found)
        self.copy_button.setVisible(any(not one.is_ours for one in found))

    def focus_first(self) -> None:
        first = self._lines.itemAt(0)
        line = first.widget() if first else None
        (line or self.copy_button).setFocus()

    def _copy(self) -> None:
        clipboard.put(letter(self._reference, self._received_on, self._found))
        self.copied.emit("What is missing was copied as a text to send back")


class StillMissing(QObject):
    """Counts what is missing a moment after each change; `button` says how much, `panel` what. `reference` is asked."""

    def __init__(self, form: ContactForm, reference: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._reference = form, reference
        self.panel, self.button = MissingPanel(), link("Still missing", "list-checks")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        form.changed.connect(self._pause.start)
        self.panel.wanted.connect(form.go_to)

    def count(self) -> None:
        """What a contact of this type must say and does not."""
        draft = self._form.draft()
        found = missing(draft)
        things = f"{len(found)} thing{'' if len(found) == 1 else 's'} still missing"
        self.button.set_words(things if found else "Nothing is missing")
        self.button.setVisible(draft.contact_type is not None)
        self.panel.show_missing(found, self._reference(), draft.received_on)
