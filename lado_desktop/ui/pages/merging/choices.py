"""Two records side by side: for each field in which they differ, whose value stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from lado_desktop.services.lists import Lists
from lado_desktop.services.merge_drafts import FieldPair, MergePreview
from lado_desktop.ui import plain
from lado_desktop.ui.dates import long_date
from lado_desktop.ui.merge_words import FIELDS, LISTS
from lado_desktop.ui.widgets.controls import Radio
from lado_desktop.ui.widgets.layout import at_top, boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Text

NOTHING = "Not recorded"
BESIDE = 5  # the words of a radio button begin so far below its top
SAME = "They differ in nothing that is recorded of them."


class MergeChoices(QWidget):
    """A column of radio buttons for each of the two; Tab goes from field to field, the arrows between values."""

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self._lists = lists
        self._groups: dict[str, dict[str, Radio]] = {}
        self._room = vbox(gap=0)
        self.setLayout(self._room)

    def show_preview(self, preview: MergePreview) -> None:
        """The fields of two records, with what is proposed chosen."""
        while taken := self._room.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._groups = {}
        self._room.addWidget(self._grid(preview) if preview.fields else Text(SAME, "muted", wrap=True))

    def choices(self) -> Mapping[str, str]:
        """`kept`, `gone` or `both` by field."""
        return {
            name: next(code for code, radio in radios.items() if radio.isChecked())
            for name, radios in self._groups.items()
        }

    def choose(self, name: str, code: str) -> None:
        self._groups[name][code].setChecked(True)

    def _grid(self, preview: MergePreview) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for column, share in enumerate((1, 3, 3)):
            grid.setColumnStretch(column, share)
        for column, side in ((1, preview.kept), (2, preview.gone)):
            name = " ".join(part for part in (side.reference, side.name) if part)
            stands = "Stays" if column == 1 else "Goes into it"
            grid.addWidget(boxed(vbox(Text(stands, "caption"), Text(name, "h3", wrap=True), gap=2)), 0, column)
        for row, pair in enumerate(preview.fields, 1):
            label = Text(FIELDS.get(pair.field, pair.field), "label", wrap=True)
            grid.addWidget(boxed(vbox(label, None, pad=(0, BESIDE, 0, 0))), row, 0)
            self._add(grid, row, pair)
        return box

    def _add(self, grid: QGridLayout, row: int, pair: FieldPair) -> None:
        group = QButtonGroup(grid.parentWidget())
        radios: dict[str, Radio] = {}
        for column, code, value in ((1, "kept", pair.kept), (2, "gone", pair.gone)):
            words = self._said(pair.field, value)
            radios[code] = self._radio(group, pair.field, words)
            value_text = Text(words, "body" if value not in (None, "") else "muted", wrap=True)
            below = vbox(value_text, gap=6, pad=(0, BESIDE, 0, 0))
            if code == "gone" and pair.may_be_both:
                radios["both"] = self._radio(group, pair.field, "Both")
                below.addLayout(hbox(radios["both"], Text("Keep both, one below the other"), None, gap=6))
            grid.addWidget(boxed(hbox(at_top(radios[code]), growing(boxed(below)), gap=6)), row, column)
        radios[pair.proposed].setChecked(True)
        self._groups[pair.field] = radios

    @staticmethod
    def _radio(group: QButtonGroup, name: str, words: str) -> Radio:
        radio = Radio("")
        radio.setAccessibleName(plain.face(f"{FIELDS.get(name, name)}: {words}"))
        group.addButton(radio)
        return radio

    def _said(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return NOTHING
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, date):
            return long_date(value)
        return self._lists.label(LISTS[name], value) if name in LISTS else str(value)
