"""One case: what it is about, how far it is, and all that hangs on it, changed in a panel at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, ReferralDraft, ReviewDraft
from lado_desktop.ui import labels
from lado_desktop.ui.forms.action import ActionForm
from lado_desktop.ui.forms.allegation import AllegationForm
from lado_desktop.ui.forms.case_facts import CaseFactsForm
from lado_desktop.ui.forms.referral import ReferralForm
from lado_desktop.ui.forms.review import ReviewForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case.cards import AllegationsCard, ListCard
from lado_desktop.ui.pages.case.lines import Lines, still_first
from lado_desktop.ui.pages.case.summary import Summary
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, IconButton
from lado_desktop.ui.widgets.card import PageHead, key_facts
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_form import RecordForm

KINDS: Final = frozenset(
    {"Case", "Contact", "Person", "Setting", "ThresholdDecision", "ThresholdLimb", "Term"}
    | {"Allegation", "AllegationCategory", "AllegationLimb", "AllegationNature", "AllegationOutcome"}
    | {"Meeting", "MeetingCase", "Attendance", "Action", "Review", "OnwardReferral", "Strand", "StrandOutcome"}
)
Dated = ActionDraft | ReviewDraft
Part = ActionDraft | ReviewDraft | ReferralDraft


class CasePage(QWidget):
    """Enter opens what one stands on; Esc closes the panel, then the page."""

    contact_opened = Signal(int)
    meeting_opened = Signal(int)
    meeting_wanted = Signal(int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, case_id: int) -> None:
        super().__init__()
        self._office, self._case_id = office, case_id
        self._page = office.desk.cases.page(case_id)
        self._is_stale = False
        self._came_from: QWidget | None = None
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
        self.setLayout(vbox(self.panelled, gap=0))

    def _wire(self) -> None:
        self.edit_button.clicked.connect(self.edit_case)
        self.close_button.clicked.connect(self._close)
        self.allegation_card.opened.connect(self.edit_allegation)
        self.allegation_card.added.connect(self.edit_allegation)
        self.action_card.opened.connect(self.edit_action)
        self.action_card.added.connect(self.edit_action)
        self.action_card.toggled.connect(self._tick_action)
        self.review_card.opened.connect(self.edit_review)
        self.review_card.added.connect(self.edit_review)
        self.review_card.toggled.connect(self._tick_review)
        self.referral_card.opened.connect(self.edit_referral)
        self.referral_card.added.connect(self.edit_referral)
        self.meeting_card.opened.connect(self.meeting_opened)
        self.meeting_card.added.connect(lambda: self.meeting_wanted.emit(self._case_id))
        self.contact_card.opened.connect(self.contact_opened)
        self.panel.saved.connect(self.said)
        self.panel.left.connect(self._panel_left)
        self.panelled.panel_moved.connect(self._panel_moved)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(f"Case {self._page.case.reference}")
        if self.focusWidget() is None:
            self.allegation_card.table.view.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        try:
            self._page = self._office.desk.cases.again(self._case_id)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self._show()

    def save_page(self) -> None:
        self.panel.save()

    def park(self) -> None:
        """Before locking: what can be saved is."""
        if self.panel.form and self.panel.form.is_changed:
            self.panel.save()

    # ---- the panel ----

    def edit_case(self) -> None:
        self._edit("case", "Facts of the case", lambda: CaseFactsForm(self._office, self._page.case))

    def edit_allegation(self, allegation_id: int | None = None) -> None:
        """Open one of the allegations, or a new one."""
        found = next((one for one in self._page.allegations if one.id == allegation_id), None)
        draft = found or AllegationDraft(case_id=self._case_id)
        title = f"Allegation {found.number}" if found else "New allegation"
        self._edit("allegation", title, lambda: AllegationForm(self._office, draft))

    def edit_action(self, action_id: int | None = None) -> None:
        found = next((one for one in self._page.actions if one.id == action_id), None)
        draft = found or ActionDraft(case_id=self._case_id)
        self._edit_part("action", draft, lambda: ActionForm(self._office, draft))

    def edit_review(self, review_id: int | None = None) -> None:
        found = next((one for one in self._page.reviews if one.id == review_id), None)
        draft = found or ReviewDraft(case_id=self._case_id)
        self._edit_part("review date", draft, lambda: ReviewForm(self._office, draft))

    def edit_referral(self, referral_id: int | None = None) -> None:
        found = next((one for one in self._page.referrals if one.id == referral_id), None)
        draft = found or ReferralDraft(case_id=self._case_id)
        self._edit_part("referral", draft, lambda: ReferralForm(self._office, draft))

    def _edit_part(self, noun: str, draft: Part, form: Callable[[], RecordForm]) -> None:
        part_id = draft.id
        title = noun.capitalize() if part_id else f"New {noun}"
        if part_id is None:
            self._edit(noun, title, form)
        else:
            self._edit(noun, title, form, lambda: self._office.desk.cases.remove_part(type(draft), part_id))

    def _edit(
        self, noun: str, title: str, form: Callable[[], RecordForm], remove: Callable[[], None] | None = None
    ) -> None:
        came_from = QApplication.focusWidget()

        def go_on() -> None:
            if came_from and not self.panel.isAncestorOf(came_from):
                self._came_from = came_from
            shown = form()
            self.panel.edit(noun, title, shown, remove)
            self.panelled.set_open(True)
            shown.focus_first()

        self.panel.finish(go_on)

    def _panel_left(self) -> None:
        self.panelled.set_open(False)
        if self._came_from and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _panel_moved(self, is_open: bool) -> None:
        """F4 on a case nobody is changing opens its facts."""
        if is_open and self.panel.form is None:
            self.edit_case()

    def _tick_action(self, action_id: int) -> None:
        self._tick(self._page.actions, action_id)

    def _tick_review(self, review_id: int) -> None:
        self._tick(self._page.reviews, review_id)

    def _tick(self, parts: Sequence[Dated], part_id: int) -> None:
        """Done today, or not done after all."""
        found = next((part for part in parts if part.id == part_id), None)
        if found is None:
            return
        done_on = None if found.done_on else self._office.desk.clock.today()
        try:
            self._office.desk.cases.save_part(replace(found, done_on=done_on))
        except Trouble as trouble:
            self._office.asker.tell(self, "It was not saved", labels.sentence(trouble))
            return
        self.said.emit("Marked as done" if done_on else "Marked as not done")

    # ---- inside ----

    def _show(self) -> None:
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

    def _close(self) -> None:
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
