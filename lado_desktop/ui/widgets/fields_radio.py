"""One of a few that exclude each other, all in view; and a single tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.controls import Check, Radio
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.layout import boxed, fit
from lado_desktop.ui.widgets.wrap import Wrap


class RadioField(Field):
    """The value is the code of the one that is chosen; there always is one."""

    def __init__(self, label: str, choices: Sequence[Choice], *, hint: str = "", help_words: str = "") -> None:
        self._radios = {choice.code: Radio(plain.face(choice.label)) for choice in choices}
        group = fit(boxed(Wrap(tuple(self._radios.values()), gap=12)), least_height=32)
        super().__init__(label, group, hint=hint, help_words=help_words)
        for radio in self._radios.values():
            radio.setAccessibleName(f"{label}: {radio.text()}")
            radio.clicked.connect(self._changed_by_hand)
        first = next(iter(self._radios))
        self.label.setBuddy(self._radios[first])
        self.set_value(first)

    def value(self) -> str:
        return next(code for code, radio in self._radios.items() if radio.isChecked())

    def set_value(self, value: str | None) -> None:
        self._radios[value or next(iter(self._radios))].setChecked(True)
        self.show_problem("")

    def focus(self) -> None:
        self._radios[self.value()].setFocus(Qt.FocusReason.OtherFocusReason)


class TickField(Field):
    """Yes or no, where not ticked means no: True or False."""

    def __init__(self, label: str, words: str, *, hint: str = "") -> None:
        self.tick = fit(Check(plain.face(words)), least_height=32)
        super().__init__(label, self.tick, hint=hint)
        self.tick.setAccessibleName(f"{label}: {words}")
        self.tick.clicked.connect(self._changed_by_hand)

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.tick.setChecked(bool(value))
        self.show_problem("")
