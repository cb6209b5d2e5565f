"""One block of a field that holds several drafts: a small form with its number and its way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from lado_desktop.ui.widgets.buttons import IconButton
from lado_desktop.ui.widgets.drafting import filled, values_of
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.layout import at_top, boxed, fit, growing, hbox, line, vbox
from lado_desktop.ui.widgets.text import Text

HEAD_OF_FIELD = 22  # the label above a field: what stands beside the field starts below it


class DraftLine(QWidget):
    """One small form with its number and its way out, beside it or, where it is `headed`, above it.

    `base` is the draft it was filled from.
    """

    def __init__(self, rows: Sequence[Row], base: Any, noun: str, most: int, *, headed: bool = False) -> None:
        super().__init__()
        self.base, self._noun, self._is_headed = base, noun, headed
        self.form = Form(rows, most=most)
        self.form.set_values(values_of(base))
        self.number = Text("", "h3") if headed else fit(Text("", "muted"), least_width=20)
        self.remove = IconButton("x", f"Remove {noun}")
        self._rule = line()
        self.setLayout(vbox(self._rule, *(self._headed() if headed else [self._sided()]), gap=0))

    def _headed(self) -> list[QWidget]:
        self._head = boxed(hbox(self.number, None, self.remove, gap=8, pad=(0, 4, 0, 4)))
        return [self._head, self.form]

    def _sided(self) -> QLayout:
        at_fields = boxed(vbox(self.number, pad=(0, HEAD_OF_FIELD + 7, 0, 0)))
        way_out = boxed(vbox(self.remove, pad=(0, HEAD_OF_FIELD, 0, 0)))
        return hbox(at_top(at_fields), growing(self.form), at_top(way_out), gap=8, pad=(0, 10, 0, 10))

    def place(self, number: int, *, is_alone: bool = False) -> None:
        self.number.setText(f"{self._noun.capitalize()} {number}" if self._is_headed else str(number))
        self._rule.setVisible(number > 1)
        if self._is_headed:
            self._head.setVisible(not is_alone)
        self.setAccessibleName(f"{self._noun.capitalize()} {number}")
        self.remove.setAccessibleName(f"Remove {self._noun} {number}")
        self.remove.setToolTip(f"Remove {self._noun} {number} (Ctrl+Shift+Del)")

    @property
    def draft(self) -> Any:
        return filled(self.form, self.base)
