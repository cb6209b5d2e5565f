"""Every decision taken on a contact, the one that stands first: who, when, why, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lado_desktop.services.lists import Lists
from lado_desktop.services.threshold_drafts import DecisionRow, SheetDraft
from lado_desktop.ui.dates import day_and_time
from lado_desktop.ui.widgets.card import Facts, SidePanel
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import boxed, line, scrolled, vbox
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.wrap import Wrap

NONE: Final = "No decision was taken yet. Each one that is recorded stays here, also when a later one takes its place."
CHANGED: Final = {
    "decision": "the decision",
    "limbs": "the limbs",
    "evidence": "the evidence",
    "rationale": "the reasons",
    "relied_on": "what it relies on",
    "checks_done": "the checks",
    "second_opinion": "the second opinion",
}


class DecisionHistory(SidePanel):
    """Read by scrolling: the panel takes the keyboard."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._room = vbox(gap=16, pad=(16, 8, 16, 16))
        area = scrolled(boxed(self._room))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName("Decisions so far")
        super().__init__("Decisions so far", area, width=360)
        self.area = area

    def show_history(self, history: Sequence[DecisionRow]) -> None:
        while taken := self._room.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self.title.setText(f"Decisions so far: {len(history)}" if history else "Decisions so far")
        parts: list[QWidget] = [self._decision(place, row) for place, row in enumerate(history)]
        for place, part in enumerate(parts or [Text(NONE, "muted", wrap=True)]):
            if place:
                self._room.addWidget(line())
            self._room.addWidget(part)
        self._room.addStretch(1)
        self.area.setAccessibleDescription("\n".join(self.words(row) for row in history) or NONE)

    def words(self, row: DecisionRow) -> str:
        """A decision as it is read out."""
        sheet = row.sheet
        facts = (f"{name}: {words}" for name, words in self._facts(row))
        return ". ".join([self._lists.label("threshold", sheet.decision), *facts])

    def _decision(self, place: int, row: DecisionRow) -> QWidget:
        label = self._lists.label("threshold", row.sheet.decision)
        stands = Chip("Stands", "accent", "check") if place == 0 else Chip("Earlier", "neutral", "history")
        top = boxed(Wrap([Text(label, "strong", wrap=True), stands]))
        return boxed(vbox(top, Facts(list(self._facts(row)), width=88), gap=8))

    def _facts(self, row: DecisionRow) -> Iterator[tuple[str, str]]:
        sheet = row.sheet
        found = (
            ("When", day_and_time(sheet.decided_on, sheet.decided_at)),
            ("Who", sheet.decided_by),
            ("Changed", ", ".join(CHANGED[name] for name in row.changed).capitalize()),
            ("Limbs", "\n".join(self._limbs(sheet))),
            ("Why", sheet.rationale),
            ("Relies on", sheet.relied_on),
            ("Checks", sheet.checks_done),
            ("Second view", sheet.second_opinion),
        )
        return (pair for pair in found if pair[1])

    def _limbs(self, sheet: SheetDraft) -> Iterator[str]:
        for limb in sheet.limbs:
            label = self._lists.label("limb", limb.limb)
            yield f"{label}. {limb.evidence}" if limb.evidence else label
