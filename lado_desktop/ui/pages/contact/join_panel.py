"""The panel in which a contact joins a case that is there: those of the same adult and setting, or any by its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal

from lado_desktop.services.case_joining import JoinableCase
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.widgets.buttons import IconButton, RowButton
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.controls import Check
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import boxed, growing, scrolled, vbox
from lado_desktop.ui.widgets.text import Text

PAUSE_MS = 200
NONE_NEAR = "There is no case of this adult or setting. Type a reference or a name."
NONE_FOUND = "No case holds all of these words."
WHY = {"same_adult": "the same adult", "same_setting": "the same setting", "found": ""}


class JoinPanel(SidePanel):
    """`chosen` carries the case and whether what was said is to be an allegation there; `left` leaves all as it is."""

    sought = Signal(str)
    chosen = Signal(int, bool)
    left = Signal()

    def __init__(self) -> None:
        self.search = TextField("Reference, name or setting", hint="Tab goes to the cases found, Esc back to the form")
        self.carry = Check("Add what was said as an allegation")
        self.nothing = Text(NONE_NEAR, "muted", wrap=True)
        self._cases = vbox(gap=0)
        self._pause = QTimer(singleShot=True, interval=PAUSE_MS)
        found = boxed(vbox(self.nothing, self._cases, None, gap=0))
        column = boxed(vbox(self.search, self.carry, growing(scrolled(found)), gap=12, pad=(16, 8, 16, 16)))
        close = IconButton("x", "Leave all as it is", key="Esc")
        super().__init__("Join a case", column, tools=(close,), width=360)
        self._pause.setParent(self)
        self._pause.timeout.connect(lambda: self.sought.emit(self.search.value()))
        self.search.changed.connect(self._pause.start)
        close.clicked.connect(self.left)

    def begin(self, about: str, *, carries: bool) -> None:
        """Ask afresh, for the adult called so; what was said is an allegation where it `carries` one."""
        self.title.setText(f"Join a case about {about}" if about else "Join a case")
        self.search.set_value("")
        self.carry.setChecked(carries)
        self.search.focus()

    def show_cases(self, cases: Sequence[JoinableCase]) -> None:
        while taken := self._cases.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for case in cases:
            button = self._button(case)
            self._cases.addWidget(button)
            button.show()
        self.nothing.setText(NONE_FOUND if self.search.value() else NONE_NEAR)
        self.nothing.setVisible(not cases)

    def _button(self, case: JoinableCase) -> RowButton:
        state = f"Closed {short_date(case.closed_on)}" if case.closed_on else f"Open since {short_date(case.opened_on)}"
        title = " · ".join(part for part in (case.reference, case.about) if part)
        words = "Restricted" if case.is_restricted else " · ".join(filter(None, (state, WHY[case.why], case.setting)))
        button = RowButton("folder-check" if case.closed_on else "folder-open", title, words)
        button.clicked.connect(lambda: self.chosen.emit(case.id, self.carry.isChecked()))
        return button
