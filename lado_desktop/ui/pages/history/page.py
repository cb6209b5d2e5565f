"""The history of one record: what was changed, by whom and when, who opened it; any line can be put back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.field_labels import noun
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.history.blocks import block
from lado_desktop.ui.pages.history.words import LineWords
from lado_desktop.ui.widgets.buttons import IconButton, link
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import at_left, boxed, fit, frame, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.tabs import Tabs
from lado_desktop.ui.widgets.text import Text

AT_ONCE: Final = 30
WIDEST: Final = 1040
LINE: Final = "Nothing is ever taken out of this list. What is put back is a change of its own, and can be undone"
TABS: Final = ("What was changed", "Opened and printed")
NOTHING: Final = ("Nothing was changed.", "Nobody has opened it.")


class HistoryPage(QWidget):
    """`kind` is the kind of record ("contact", "case" ...). Esc goes back."""

    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, kind: str, record: int) -> None:
        super().__init__()
        self._office, self.kind, self.record = office, kind, record
        self._words, self._most, self._is_stale = LineWords(office.desk.lists), AT_ONCE, False
        self.close_button = IconButton("x", "Close the history", key="Esc")
        self.head = PageHead("", LINE, tools=[self.close_button])
        self.tabs = Tabs()
        self.tabs.setAccessibleName("What the history shows")
        for words in TABS:
            self.tabs.addTab(words)
        self._blocks = vbox(gap=0)
        self.nothing = Text("", "muted")
        self.more_button = link("Show earlier ones", "chevron-down")
        card = frame(
            "card", vbox(self._blocks, boxed(vbox(self.nothing, at_left(self.more_button), pad=(16, 12, 16, 12))))
        )
        column = hbox(growing(fit(card, most_width=WIDEST), 1000), None, gap=0)
        body = vbox(column, None, pad=(24, 16, 24, 24))
        tabs = hbox(self.tabs, None, pad=(16, 0, 24, 0))
        page = frame("window", vbox(self.head, tabs, line(), growing(scrolled(boxed(body))), gap=0))
        self.setLayout(vbox(page, gap=0))
        self.close_button.clicked.connect(self.closed)
        self.more_button.clicked.connect(self._show_more)
        self.tabs.currentChanged.connect(self._show_from_start)
        office.bus.changed.connect(self._changed)
        self.refresh()

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(self.head.title.text())
        self.tabs.setFocus()

    def refresh(self) -> None:
        """Read again."""
        self._is_stale = False
        at = self.tabs.currentIndex()
        found = self._office.desk.history.of(self.kind, self.record, is_of_notes=bool(at), most=self._most)
        self.head.say(f"History of {noun(self.kind).lower()} {found.called}".strip(), LINE)
        while taken := self._blocks.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for place, happening in enumerate(found.happenings):
            if place:
                self._blocks.addWidget(line())
            self._blocks.addWidget(block(happening, self._words, self._put_back))
        self.nothing.setText(NOTHING[at])
        self.nothing.setVisible(not found.happenings)
        self.more_button.setVisible(found.earlier)

    # ---- inside ----

    def _put_back(self, change: int) -> None:
        try:
            self._office.desk.history.put_back(change)
        except Trouble as trouble:
            self._office.asker.tell(self, "It was not put back", labels.sentence(trouble))
            return
        self.tabs.setFocus()
        self.said.emit("Put back")

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _show_from_start(self) -> None:
        self._most = AT_ONCE
        self.refresh()

    def _changed(self, _kinds: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
