"""The form of a threshold decision: the limbs side by side with their evidence, then the decision and its reasons."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from lado_desktop.services.lists import Choice
from lado_desktop.services.threshold_drafts import LimbDraft, SheetDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.controls import Check
from lado_desktop.ui.widgets.fields import LongField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

LIMBS, DECISION, WHO = "The limbs, and the evidence for each", "The decision", "Who decided, and when"
LINES = 4


class LimbField(LongField):
    """One limb: ticked where it is met, the evidence for it, and what it means below."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.label, hint=choice.definition, lines=LINES)
        self._limb = choice.code
        self.label.setWordWrap(True)
        self.tick = Check("Met")
        self.tick.setAccessibleName(f"{choice.label}: met")
        self.tick.setAccessibleDescription(choice.definition)
        self.edit.setAccessibleName(f"Evidence for {choice.label}")
        self.edit.setTabChangesFocus(True)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)  # noqa: S101 - a field stands from top to bottom
        box.insertWidget(1, self.tick)
        self.tick.clicked.connect(self._changed_by_hand)

    def value(self) -> LimbDraft:  # type: ignore[override]  # a tick beside the text
        return LimbDraft(limb=self._limb, is_met=self.tick.isChecked(), evidence=super().value())

    def focus(self) -> None:
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_value(self, value: LimbDraft | None) -> None:  # type: ignore[override]  # as above
        super().set_value(value.evidence if value else "")
        self.tick.setChecked(bool(value and value.is_met))


class ThresholdForm(RecordForm):
    """A decision to be recorded (domain: 1.8)."""

    def __init__(self, office: Office, draft: SheetDraft) -> None:
        lists = office.desk.lists
        known = {choice.code: choice for choice in lists.choices("limb")}
        limbs = [known.get(limb.limb, Choice(limb.limb, limb.limb)) for limb in draft.limbs]
        rows = [
            *(Row(f"limbs.{one.code}", one.label, section=LIMBS, make=partial(LimbField, one)) for one in limbs),
            Row(
                "decision",
                "Decision",
                "code",
                DECISION,
                width=2,
                choices=offered(lists, "threshold", draft.decision),
            ),
            Row(
                "rationale",
                "Why",
                "long",
                DECISION,
                width=4,
                lines=3,
                hint="Needed: the reasons, as they would be read",
            ),
            Row("relied_on", "What it relies on", "long", DECISION, width=2),
            Row("checks_done", "Checks done", "long", DECISION, width=2, hint="LADO records, social care, police"),
            Row("second_opinion", "Second opinion", "long", DECISION, width=4, hint="Whose, and what they thought"),
            Row("decided_by", "Decided by", section=WHO, width=2),
            Row("decided_on", "On", "day", WHO, read=read_day(office.desk.clock.today)),
            Row("decided_at", "At", "time", WHO),
        ]
        super().__init__(rows, draft, office.desk.thresholds.record, most=4)
        limb_fields = [field for field in self.fields.values() if isinstance(field, LimbField)]
        in_order = [control for field in limb_fields for control in (field.tick, field.edit)]
        for earlier, later in pairwise([*in_order, self.fields["decision"].control]):
            self.setTabOrder(earlier, later)

    def shown(self, draft: SheetDraft) -> dict[str, Any]:
        return {**super().shown(draft), **{f"limbs.{limb.limb}": limb for limb in draft.limbs}}

    def draft(self) -> SheetDraft:
        found: SheetDraft = super().draft()
        return replace(found, limbs=tuple(self.fields[f"limbs.{limb.limb}"].value() for limb in self._draft.limbs))
