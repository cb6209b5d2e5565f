"""The threshold sheet: the limbs side by side, the decision and its reasons, every earlier decision beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.threshold_drafts import SheetDraft, ThresholdSheet
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.forms.threshold import ThresholdForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.threshold.history import DecisionHistory
from lado_desktop.ui.widgets.buttons import IconButton, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.text import Elide

KINDS: Final = frozenset({"ThresholdDecision", "ThresholdLimb", "Contact", "Case"})
KEPT: Final = "A decision that is recorded stays. A later one takes its place and both are kept."
LEAVE: Final = "What you typed is not recorded as a decision. Stay to record it, or leave without it."


class ThresholdPage(QWidget):
    """The sheet of the contact `contact_id`. Raises `NotFound`, "reason_needed"."""

    kept_form = "threshold"
    record_kind = "contact"

    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, contact_id: int) -> None:
        super().__init__()
        self._office, self.kept_record = office, contact_id
        self._is_stale = self._was_here = False
        self._sheet = office.desk.thresholds.open(contact_id)
        self._build()
        self._show(self._sheet)

    def _build(self) -> None:
        self.close_button = IconButton("x", "Close the threshold sheet", key="Esc")
        self.head = PageHead("", tools=[self.close_button])
        self.form = ThresholdForm(self._office, self._next())
        self.save_button = primary("Record the decision", tip="Ctrl+S")
        foot = frame("foot", hbox(self.save_button, growing(Elide(KEPT)), gap=16, pad=(24, 12, 24, 12)))
        body = boxed(vbox(self.form, None, pad=(24, 4, 24, 24)))
        page = frame("window", vbox(self.head, growing(scrolled(body)), foot, gap=0))
        self.history = DecisionHistory(self._office.desk.lists)
        self.panelled = Panelled(page, self.history)
        self.setLayout(vbox(self.panelled, gap=0))
        self.close_button.clicked.connect(self.go_back)
        self.save_button.clicked.connect(self.save_page)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.line_changed.emit("Tab moves on, Ctrl+S records the decision, Esc goes back")
        if not self._was_here:
            self._was_here = True
            self.form.focus_first()

    def refresh(self) -> None:
        """Decisions taken elsewhere stand in the history; what is typed here stays."""
        self._is_stale = False
        try:
            sheet = self._office.desk.thresholds.again(self.kept_record)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self._show(sheet)

    def save_page(self) -> bool:
        """Record the decision; False where something has to be mended first."""
        try:
            saved = self.form.save()
        except Trouble as trouble:
            self._office.asker.tell(self, "The decision was not recorded", labels.sentence(trouble))
            return False
        if saved is None:
            return False
        self._show(self._office.desk.thresholds.again(self.kept_record))
        self.said.emit(f"Threshold decision on contact {self._sheet.reference} recorded")
        return True

    def go_back(self) -> None:
        """A decision is never recorded by leaving: it is asked."""
        if not self.form.is_unsaved:
            self.closed.emit()
            return
        verb = Verb("leave", "Leave without recording", is_dangerous=True)
        self._office.asker.choose(self, "Leave the decision?", LEAVE, [verb], lambda _key: self.closed.emit())

    # ---- what is typed, for keeping ----

    def kept_values(self) -> Mapping[str, Any] | None:
        return self.form.kept() if self.form.is_unsaved else None

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.form.show_kept(values)

    # ---- inside ----

    def _next(self) -> SheetDraft:
        return self._office.desk.thresholds.next_draft(self._sheet)

    def _show(self, sheet: ThresholdSheet) -> None:
        self._sheet = sheet
        if not self.form.is_unsaved:
            self.form.show_draft(self._next())
        case = f"Case {sheet.case_reference}" if sheet.case_reference else ""
        self.head.say(f"Threshold: contact {sheet.reference}", case)
        stands = sheet.history[0].sheet.decision if sheet.history else None
        label = self._office.desk.lists.label("threshold", stands) or "Not decided yet"
        self.head.show_chips([Chip(label, "neutral" if stands else "warn", "scale" if stands else "clock")])
        self.history.show_history(sheet.history)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
