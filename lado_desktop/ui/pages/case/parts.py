"""The parts of a case being added, changed, ticked and removed in the panel at the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, CasePage, ReferralDraft, ReviewDraft
from lado_desktop.ui import labels
from lado_desktop.ui.forms.action import ActionForm
from lado_desktop.ui.forms.allegation import AllegationForm
from lado_desktop.ui.forms.case_facts import CaseFactsForm
from lado_desktop.ui.forms.referral import ReferralForm
from lado_desktop.ui.forms.review import ReviewForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.drafting import from_plain, plain_values
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_form import RecordForm

Dated = ActionDraft | ReviewDraft
Part = ActionDraft | ReviewDraft | ReferralDraft


class Parts(QObject):
    """`page` is the case as it was read last. `said` says what was done."""

    said = Signal(str)

    def __init__(self, office: Office, page: CasePage, panelled: Panelled, panel: EditorPanel) -> None:
        super().__init__(panelled)
        self._office, self.page, self._panelled, self._panel = office, page, panelled, panel
        self._noun = ""
        self._came_from: QWidget | None = None
        panel.saved.connect(self.said)
        panel.left.connect(self._left)
        panelled.panel_moved.connect(self._moved)

    # ---- one of each ----

    def edit_case(self, _part_id: int | None = None) -> None:
        """The facts of the case itself."""
        self._edit("case", "Facts of the case", lambda: CaseFactsForm(self._office, self.page.case))

    def edit_allegation(self, part_id: int | None = None) -> None:
        """One of the allegations, or a new one."""
        draft = _one(self.page.allegations, part_id) or AllegationDraft(case_id=self._case_id)
        title = f"Allegation {draft.number}" if draft.id else "New allegation"
        self._edit("allegation", title, lambda: AllegationForm(self._office, draft))

    def edit_action(self, part_id: int | None = None) -> None:
        draft = _one(self.page.actions, part_id) or ActionDraft(case_id=self._case_id)
        self._edit_part("action", draft, lambda: ActionForm(self._office, draft))

    def edit_review(self, part_id: int | None = None) -> None:
        draft = _one(self.page.reviews, part_id) or ReviewDraft(case_id=self._case_id)
        self._edit_part("review date", draft, lambda: ReviewForm(self._office, draft))

    def edit_referral(self, part_id: int | None = None) -> None:
        draft = _one(self.page.referrals, part_id) or ReferralDraft(case_id=self._case_id)
        self._edit_part("referral", draft, lambda: ReferralForm(self._office, draft))

    # ---- ticking ----

    def tick_action(self, part_id: int) -> None:
        self._tick(_one(self.page.actions, part_id))

    def tick_review(self, part_id: int) -> None:
        self._tick(_one(self.page.reviews, part_id))

    def _tick(self, draft: Dated | None) -> None:
        """Done today, or not done after all."""
        if draft is None:
            return
        done_on = None if draft.done_on else self._office.desk.clock.today()
        try:
            self._office.desk.cases.save_part(replace(draft, done_on=done_on))
        except Trouble as trouble:
            self._office.asker.tell(self._panelled, "It was not saved", labels.sentence(trouble))
            return
        self.said.emit("Marked as done" if done_on else "Marked as not done")

    # ---- what is kept while it is not saved ----

    def kept_values(self) -> Mapping[str, Any] | None:
        """What stands in the panel and what kind of part it is, while something in it is not saved."""
        form = self._panel.form
        if form is None or not self._panel.is_unsaved:
            return None
        return {"part": self._noun, "draft": plain_values(form.draft())}

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show again what was typed before the tracker was locked."""
        editors: dict[str, Callable[[int | None], None]] = {
            "case": self.edit_case,
            "allegation": self.edit_allegation,
            "action": self.edit_action,
            "review date": self.edit_review,
            "referral": self.edit_referral,
        }
        editors[str(values["part"])](values["draft"].get("id"))
        if form := self._panel.form:
            form.show_typed(from_plain(type(form.draft()), values["draft"]))

    # ---- the panel ----

    @property
    def _case_id(self) -> int:
        return self.page.case.id or 0

    def _edit_part(self, noun: str, draft: Part, form: Callable[[], RecordForm]) -> None:
        part_id, cases = draft.id, self._office.desk.cases
        if part_id is None:
            self._edit(noun, f"New {noun}", form)
        else:
            self._edit(noun, noun.capitalize(), form, lambda: cases.remove_part(type(draft), part_id))

    def _edit(
        self, noun: str, title: str, form: Callable[[], RecordForm], remove: Callable[[], None] | None = None
    ) -> None:
        came_from = QApplication.focusWidget()

        def go_on() -> None:
            if came_from and not self._panel.isAncestorOf(came_from):
                self._came_from = came_from
            shown = form()
            self._noun = noun
            self._panel.edit(noun, title, shown, remove)
            self._panelled.set_open(True)
            shown.focus_first()

        self._panel.finish(go_on)

    def _left(self) -> None:
        self._panelled.set_open(False)
        if self._came_from and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _moved(self, is_open: bool) -> None:
        """F4 where nothing is being changed opens the facts of the case."""
        if is_open and self._panel.form is None:
            self.edit_case()


def _one(parts: Sequence[Any], part_id: int | None) -> Any:
    return next((part for part in parts if part.id == part_id and part_id is not None), None)
