"""Opening a tracker with its paper code, and giving it a new passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Invalid, Trouble, WrongKey
from lado_desktop.ui import labels
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.buttons import primary, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.layout import boxed, fit, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice

ROWS = (
    Row("code", "Recovery code", width=3, hint="Nine groups of four, from the paper in your safe"),
    Row("passphrase", "A new passphrase", "secret", width=3, hint="The old one opens nothing any more"),
    Row("again", "The same passphrase again", "secret", width=3),
)


class RecoveryPage(QWidget):
    """`entered` carries the desk; `left` goes back to the gate."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, way_in: WayIn, tracker: Path) -> None:
        super().__init__()
        self._way_in, self._tracker = way_in, tracker
        self.form = Form(ROWS)
        self.notice = Notice("bad", "The tracker was not opened", stacked=True)
        self.notice.hide()
        self.open = primary("Open with the code")
        self.open.clicked.connect(self._try)
        back = quiet("Back")
        back.clicked.connect(self.left)
        offer = quiet("Offer five words", "refresh-cw")
        offer.clicked.connect(self._offer)
        head = PageHead("Use the recovery code", "It opens the tracker whatever became of its key file")
        tools = hbox(self.open, offer, back, None, gap=16)
        column = vbox(head, self.notice, boxed(vbox(self.form, tools, gap=16, pad=(24, 0, 24, 0))), None, gap=16)
        self.setLayout(hbox(None, fit(boxed(column), width=640), None, pad=(24, 32, 24, 24)))

    def arrive(self) -> None:
        self.form.focus_first()

    def _offer(self) -> None:
        """Five words, shown in clear until the page is left: they have to be written down."""
        words = self._way_in.offered_passphrase()
        self.form.set_values({"passphrase": words, "again": words})
        self.notice.say("info", "Write these words down now", words)
        self.notice.show()

    def _try(self) -> None:
        typed = self.form.values()
        found = self._way_in.passphrase_problems(typed["passphrase"])
        if not found and typed["passphrase"] != typed["again"]:
            found = {"again": "passphrases_differ"}
        self.form.show_problems(found)
        if not found:
            self.setEnabled(False)
            self._way_in.recover(self._tracker, typed["code"], typed["passphrase"], self._opened, self._failed)

    def _opened(self, desk: object) -> None:
        self.form.set_values({"code": "", "passphrase": "", "again": ""})
        self.entered.emit(desk)

    def _failed(self, trouble: Trouble) -> None:
        self.setEnabled(True)
        if isinstance(trouble, Invalid):
            self.form.show_problems(trouble.problems)
        elif isinstance(trouble, WrongKey):
            self.form.fields["code"].show_problem(labels.sentence(trouble))
            self.form.focus_first()
        else:
            self.notice.say("bad", "The tracker was not opened", labels.sentence(trouble))
            self.notice.show()
