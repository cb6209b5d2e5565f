"""One case: what it is about, how far it is, and all that hangs on it, changed in a panel at the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import NotFound
from lado_desktop.services.case_drafts import ActionDraft, ReviewDraft
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case.cards import AllegationsCard, ListCard
from lado_desktop.ui.pages.case.lines import Lines, still_first
from lado_desktop.ui.pages.case.parts import Parts
from lado_desktop.ui.pages.case.summary import Summary
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, IconButton
from lado_desktop.ui.widgets.card import PageHead, key_facts
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled

KINDS: Final = frozenset(
    {"Case", "Contact", "Person", "Setting", "ThresholdDecision", "ThresholdLimb", "Term"}
    | {"Allegation", "AllegationCategory", "AllegationLimb", "AllegationNature", "AllegationOutcome"}
    | {"Meeting", "MeetingCase", "Attendance", "Action", "Review", "OnwardReferral", "Strand", "StrandOutcome"}
)
WIDE_HEAD = 880
Dated = ActionDraft | ReviewDraft


class CasePage(QWidget):
    """Enter opens what one stands on; Esc closes the panel, then the page."""

    kept_form = "case"

    contact_opened = Signal(int)
    meeting_opened = Signal(int)
    meeting_wanted = Signal(int)
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
        self.edit_button = Button("Edit the case", icon="pencil-line")
        self.close_button = IconButton("x", "Close the case", key="Esc")
        self.head = PageHead("", tools=[self.edit_button, self.close_button])
        self.allegation_card = AllegationsCard(self._office.desk.lists)
        self.strand_card = ListCard("Strands", "Nothing recorded of the police, social care or the employer.")
        self.meeting_card = ListCard("Meetings", "No meeting yet.", "Book or record", "Book or record a meeting")
        self.action_card = ListCard("Actions", "Nothing is to be done.", "Add", "Add an action")
        self.review_card = ListCard("Review dates", "No day is set to look at this again.", "Add", "Add a review date")
        self.referral_card = ListCard("Onward referrals", "None to the DBS or a regulator.", "Add", "Add a referral")
        self.contact_card = ListCard("Contacts", "No contact belongs to this case.")
        left = boxed(vbox(self.allegation_card, self.strand_card, self.meeting_card, self.contact_card, None, gap=16))
        right = boxed(vbox(self.action_card, self.review_card, self.referral_card, None, gap=16))
        self._facts = vbox()
        body = vbox(self._facts, Beside(left, right, below=880), None, gap=16, pad=(24, 0, 24, 24))
        page = frame("window", vbox(self.head, growing(scrolled(boxed(body))), gap=0))
        self.panel = EditorPanel(self._office.asker)
        self.panelled = Panelled(page, self.panel)
        self.panelled.set_open(False)
        self.parts = Parts(self._office, self._page, self.panelled, self.panel)
        self.setLayout(vbox(self.panelled, gap=0))

    def _wire(self) -> None:
        self.edit_button.clicked.connect(self._edit_case)
        self.close_button.clicked.connect(self.go_back)
        self.allegation_card.opened.connect(self.parts.edit_allegation)
        self.allegation_card.added.connect(self.parts.edit_allegation)
        self.action_card.opened.connect(self.parts.edit_action)
        self.action_card.added.connect(self.parts.edit_action)
        self.action_card.toggled.connect(self.parts.tick_action)
        self.review_card.opened.connect(self.parts.edit_review)
        self.review_card.added.connect(self.parts.edit_review)
        self.review_card.toggled.connect(self.parts.tick_review)
        self.referral_card.opened.connect(self.parts.edit_referral)
        self.referral_card.added.connect(self.parts.edit_referral)
        self.meeting_card.opened.connect(self.meeting_opened)
        self.meeting_card.added.connect(lambda: self.meeting_wanted.emit(self.case_id))
        self.contact_card.opened.connect(self.contact_opened)
        self.parts.said.connect(self.said)
        self.panelled.panel_moved.connect(self._fit_head)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(f"Case {self._page.case.reference}")
        if not self._was_here:
            self._was_here = True
            self.allegation_card.table.view.setFocus()

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
        lines, summary = Lines(self._office.desk.lists, today), Summary(self._office.desk.lists, today)
        self.head.say(summary.title(page), summary.line(page.case))
        self.head.show_chips([Chip(look.words, look.tone, look.icon) for look in summary.chips(page)])
        self._show_facts(summary)
        self.allegation_card.show_allegations(page.allegations)
        self.strand_card.show_items([lines.strand(number, strand) for number, strand in enumerate(page.strands, 1)])
        self.strand_card.setVisible(bool(page.strands))
        self.meeting_card.show_items([lines.meeting(meeting) for meeting in page.meetings])
        self.action_card.show_items([lines.action(one) for one in still_first(page.actions)], _done_of(page.actions))
        self.review_card.show_items([lines.review(one) for one in still_first(page.reviews)], _done_of(page.reviews))
        self.referral_card.show_items([lines.referral(referral) for referral in page.referrals])
        self.contact_card.show_items([lines.contact(contact) for contact in page.contacts])

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

    def _edit_case(self) -> None:
        self.parts.edit_case()

    def _fit_head(self) -> None:
        """The name of the adult goes before the words of a button."""
        beside = self.panel.width() if self.panelled.is_open and not self.panelled.is_drawer else 0
        self.edit_button.set_compact(self.width() - beside < px(WIDE_HEAD))

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


def _done_of(parts: Sequence[Dated]) -> str:
    """ "2 of 5" are done, or nothing."""
    return f"{sum(1 for part in parts if part.done_on)} of {len(parts)} done" if parts else ""
