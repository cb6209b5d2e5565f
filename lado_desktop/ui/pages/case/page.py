"""One case: what it is about, how far it is, and all that hangs on it, changed in a panel at the side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import NotFound
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case.board import Board
from lado_desktop.ui.pages.case.parts import Parts
from lado_desktop.ui.pages.case.summary import Summary
from lado_desktop.ui.pages.case.timeline import Timeline
from lado_desktop.ui.subject_items import subject_items
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button, IconButton, quiet
from lado_desktop.ui.widgets.card import PageHead, key_facts
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_menu import Items, RecordMenu

KINDS: Final = frozenset(
    {"Case", "Contact", "Person", "Setting", "ThresholdDecision", "ThresholdLimb", "Term"}
    | {"Allegation", "AllegationCategory", "AllegationLimb", "AllegationNature", "AllegationOutcome"}
    | {"Meeting", "MeetingCase", "Attendance", "Action", "Review", "OnwardReferral", "Strand", "StrandOutcome"}
    | {"Child", "CaseChild", "CaseLink", "Transfer"}
)
WIDE_HEAD = 880


class CasePage(QWidget):
    """Enter opens what one stands on; Esc closes the panel, then the page."""

    kept_form = "case"

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    meeting_wanted = Signal(int)
    documents_wanted = Signal(str, int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, case_id: int) -> None:
        super().__init__()
        self._office, self.case_id = office, case_id
        self._page = office.desk.cases.page(case_id)
        self._is_stale = self._was_here = False
        self._build()
        self._wire()
        self._show()

    def _build(self) -> None:
        self.edit_button = Button("Edit the case", icon="pencil-line", tip="F2")
        self.close_button = IconButton("x", "Leave the case", key="Esc")
        self.documents_button = quiet("Documents", "file-text", tip="Ctrl+D")
        self.more = RecordMenu("case", lambda: self.case_id, self._leads_on)
        self.head = PageHead("", tools=[self.documents_button, self.more, self.edit_button, self.close_button])
        self.board = Board(self._office.desk.lists)
        self._facts = vbox()
        self.timeline = Timeline()
        body = vbox(self._facts, self.timeline, self.board, None, gap=16, pad=(24, 0, 24, 24))
        page = frame("window", vbox(self.head, growing(scrolled(boxed(body))), gap=0))
        self.panel = EditorPanel(self._office.asker)
        self.panelled = Panelled(page, self.panel)
        self.panelled.set_open(False)
        self.parts = Parts(self._office, self._page, self.panelled, self.panel)
        self.setLayout(vbox(self.panelled, gap=0))

    def _wire(self) -> None:
        self.edit_button.clicked.connect(self._edit_case)
        self.documents_button.clicked.connect(self.show_documents)
        self.close_button.clicked.connect(self.go_back)
        self.board.wanted.connect(self.parts.edit)
        self.board.toggled.connect(self.parts.tick)
        self.board.case_opened.connect(self.case_opened)
        self.board.meeting.opened.connect(self.meeting_opened)
        self.board.meeting.added.connect(lambda: self.meeting_wanted.emit(self.case_id))
        self.board.contact.opened.connect(self.contact_opened)
        self.parts.said.connect(self.said)
        self.panelled.panel_moved.connect(self._fit_head)
        self._office.bus.changed.connect(self._changed)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._edit_case)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(f"Case {self._page.case.reference}")
        if not self._was_here:
            self._was_here = True
            self.board.allegation.table.view.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        try:
            self._page = self._office.desk.cases.again(self.case_id)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self._show()

    def save_page(self) -> None:
        self.panel.save()

    def show_documents(self) -> None:
        self.documents_wanted.emit("case", self.case_id)

    # ---- what is kept while it is not saved ----

    @property
    def kept_record(self) -> int:
        return self.case_id

    def kept_values(self) -> Mapping[str, Any] | None:
        return self.parts.kept_values()

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.parts.take_up(values)

    # ---- inside ----

    def _show(self) -> None:
        self.parts.page = self._page
        page, today = self._page, self._office.desk.clock.today()
        summary = Summary(self._office.desk.lists, today)
        self.head.say(summary.title(page), summary.line(page.case))
        self.head.show_chips([Chip(look.words, look.tone, look.icon) for look in summary.chips(page)])
        self._show_facts(summary)
        self.timeline.show_dates(page.dates, today)
        self.board.show_case(page, today)

    def _show_facts(self, summary: Summary) -> None:
        while taken := self._facts.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._facts.addWidget(key_facts(summary.facts(self._page)))

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _leads_on(self) -> Items:
        return subject_items(self._office, self, "case", self.case_id)

    def _edit_case(self) -> None:
        self.parts.edit("case")

    def _fit_head(self) -> None:
        """The name of the adult goes before the words of a button."""
        beside = self.panel.width() if self.panelled.is_open and not self.panelled.is_drawer else 0
        for button in (self.documents_button, self.edit_button):
            button.set_compact(self.width() - beside < px(WIDE_HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def go_back(self) -> None:
        """Leave; a form that is open is finished first."""
        self.panel.finish(self.closed.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.panel.form:
            self.panel.finish()
        else:
            self.closed.emit()
