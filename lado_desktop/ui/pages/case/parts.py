"""The parts of a case being added, changed, ticked and removed in the panel at the side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.case_drafts import ActionDraft, CasePage, ReviewDraft
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case.editors import Editors, one_of
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.panelled import Panelled

Dated = ActionDraft | ReviewDraft


class Parts(QObject):
    """`page` is the case as it was read last. `said` says what was done."""

    said = Signal(str)

    def __init__(self, office: Office, page: CasePage, panelled: Panelled, panel: EditorPanel) -> None:
        super().__init__(panelled)
        self._office, self.page, self._panelled, self._panel = office, page, panelled, panel
        self._editors = Editors(office)
        self._noun = ""
        self._came_from: QWidget | None = None
        panel.saved.connect(self.said)
        panel.left.connect(self._left)
        panelled.panel_moved.connect(self._moved)

    def edit(self, noun: str, part_id: int | None = None) -> None:
        """Show the form of a part, or of a new one; what stands in the panel is finished first."""
        came_from = QApplication.focusWidget()

        def go_on() -> None:
            if came_from and not self._panel.isAncestorOf(came_from):
                self._came_from = came_from
            editing = self._editors.of[noun](self.page, part_id)
            self._noun = noun
            self._panel.edit(noun, editing.title, editing.form, editing.remove)
            self._panelled.set_open(True)
            editing.form.focus_first()

        self._panel.finish(go_on)

    # ---- ticking ----

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

    # ---- what is kept while it is not saved ----

    def kept_values(self) -> Mapping[str, Any] | None:
        """What stands in the panel and what kind of part it is, while something in it is not saved."""
        form = self._panel.form
        if form is None or not self._panel.is_unsaved:
            return None
        return {"part": self._noun, "draft": form.kept()}

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show again what was typed before the tracker was locked."""
        self.edit(str(values["part"]), values["draft"].get("id"))
        if form := self._panel.form:
            form.show_kept(values["draft"])

    # ---- the panel ----

    def _left(self) -> None:
        self._panelled.set_open(False)
        if self._came_from and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _moved(self, is_open: bool) -> None:
        """F4 where nothing is being changed opens the facts of the case."""
        if is_open and self._panel.form is None:
            self.edit("case")
