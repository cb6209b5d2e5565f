"""The page of the thresholds from which patterns are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.forms.pattern_rules import PatternRulesForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import IconButton, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice

LINE: Final = "A pattern is told as soon as one of these is reached. Record checks are never counted."


class RulesPage(QWidget):
    """Ctrl+S saves, Esc goes back."""

    kept_form = "pattern_rules"
    kept_record = None

    said = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, _record: int | None = None) -> None:
        super().__init__()
        self._office = office
        self.form = PatternRulesForm(office, office.desk.patterns.rules())
        self.save_button = primary("Save", tip="Ctrl+S")
        self.close_button = IconButton("x", "Close the thresholds", key="Esc")
        self.notice = Notice("bad", "")
        head = PageHead("Thresholds of patterns", LINE, tools=[self.close_button])
        column = hbox(growing(fit(self.form, most_width=1120), 1000), None, gap=0, pad=(24, 4, 24, 24))
        notice = boxed(vbox(self.notice, pad=(24, 0, 24, 8)))
        foot = frame("foot", hbox(self.save_button, None, pad=(24, 12, 24, 12)))
        page = frame("window", vbox(head, notice, growing(scrolled(boxed(column))), foot, gap=0))
        self.setLayout(vbox(page, gap=0))
        self.save_button.clicked.connect(self.save_page)
        self.close_button.clicked.connect(self.go_back)

    def arrive(self) -> None:
        self.form.focus_first()

    def save_page(self) -> bool:
        """Store the thresholds; True if they are stored, otherwise what has to be mended is shown."""
        self.notice.say("bad", "")
        try:
            if self.form.save() is None:
                return False
        except Trouble as trouble:
            self.notice.say("bad", labels.sentence(trouble))
            return False
        self.form.show_draft(self._office.desk.patterns.rules())
        self.said.emit("Thresholds saved")
        return True

    def go_back(self) -> None:
        """Leave; what was typed is stored first, and where that cannot be, it is asked."""
        if not self.form.is_unsaved or self.save_page():
            self.closed.emit()
            return
        leave = Verb("leave", "Leave without saving", is_dangerous=True)
        words = "Some of what was typed cannot be stored. Stay to mend it, or leave and lose what was typed."
        self._office.asker.choose(self, "Leave the thresholds?", words, (leave,), lambda _key: self.closed.emit())

    def kept_values(self) -> Mapping[str, Any] | None:
        return self.form.kept() if self.form.is_unsaved else None

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.form.show_kept(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
