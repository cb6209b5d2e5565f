"""The parts of a case being added, changed, ticked and removed in the panel at the side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from lado_desktop.errors import Trouble
from lado_desktop.services.case_drafts import ActionDraft, CasePage, ReviewDraft
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case.editors import Editors, one_of
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.side_parts import Edited, SideParts

Dated = ActionDraft | ReviewDraft


class Parts(SideParts):
    """`page` is the case as it was read last. F4 where nothing is being changed opens the facts of the case."""

    def __init__(self, office: Office, page: CasePage, panelled: Panelled, panel: EditorPanel) -> None:
        self._office, self.page, self._of = office, page, Editors(office).of
        super().__init__(panelled, panel, {noun: partial(self._edited, noun) for noun in self._of})

    def _edited(self, noun: str, part_id: int | None) -> Edited:
        return self._of[noun](self.page, part_id)

    def tick(self, noun: str, part_id: int) -> None:
        """Done today, or not done after all."""
        draft: Dated | None = one_of(self.page.actions if noun == "action" else self.page.reviews, part_id)
        if draft is None:
            return
        done_on = None if draft.done_on else self._office.desk.clock.today()
        try:
            self._office.desk.cases.save_part(replace(draft, done_on=done_on))
        except Trouble as trouble:
            self._office.asker.tell(self._panelled, "It was not saved", labels.sentence(trouble))
            return
        self.said.emit("Marked as done" if done_on else "Marked as not done")
