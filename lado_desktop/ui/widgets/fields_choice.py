"""Fields whose values are codes: one of a list, several of a list, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.controls import WORDS_AT, Check, Combo, Radio
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.layout import at_left, boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Text

NARROW = 168
LETTER = 7


@dataclass(frozen=True)
class Choice:
    """A code, the authority's words for it, and what they mean."""

    code: str
    label: str
    meaning: str = ""


class CodeField(Field):
    """One of a list. The value is a code, "" for nothing chosen; what the code means stands below.

    Where `blank` is None one of the codes is always chosen, the first to begin with.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        hint: str = "",
        help_words: str = "",
        blank: str | None = "",
    ) -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, hint=hint, help_words=help_words)
        self._blank = blank
        self.set_choices(choices)
        self.combo.activated.connect(self._picked)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Other choices; what is chosen stays chosen."""
        chosen = self.value()
        self._meanings = {choice.code: choice.meaning for choice in choices}
        self.combo.clear()
        if self._blank is not None:
            self.combo.addItem(self._blank, "")
        for choice in choices:
            self.combo.addItem(choice.label, choice.code)
            self.combo.setItemData(self.combo.count() - 1, plain.tip(choice.meaning), Qt.ItemDataRole.ToolTipRole)
        self.set_value(chosen)

    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def set_value(self, value: str | None) -> None:
        """A code that is no longer offered is shown as it is, so that opening a record never changes it."""
        if value and self.combo.findData(value) < 0:
            self.combo.addItem(value, value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(value or "")))
        self.show_problem("")
        self.show_understood(self._meanings.get(self.value(), ""))

    def _picked(self) -> None:
        self.show_understood(self._meanings.get(self.value(), ""))
        self._changed_by_hand()


class CodesField(Field):
    """Several of a list. The value is the chosen codes in the order of the list, a marked main one first.

    Where it `is_explained`, what a code means stands below it, in at most two columns.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        hint: str = "",
        help_words: str = "",
        main_label: str = "",
        is_explained: bool = False,
    ) -> None:
        narrow, wide = Columns(most=4, least_width=NARROW, row_gap=0), Columns(most=2, least_width=288, row_gap=4)
        self._group, self._columns = QWidget(), wide if is_explained else narrow
        self._is_explained = is_explained
        self._cells: list[QWidget] = []
        self._group.setLayout(self._columns)
        self._main = Combo()
        name = Text(plain.face(main_label), "caption")
        name.setBuddy(self._main)
        self._main_row = boxed(hbox(name, growing(self._main), None, gap=8))
        self._checks: dict[str, Check] = {}
        self._labels: dict[str, str] = {}
        self._main_label = main_label
        self._body = vbox(self._group, self._main_row, gap=4)
        super().__init__(label, boxed(self._body), hint=hint, help_words=help_words)
        self._main.activated.connect(self._changed_by_hand)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        chosen = self.value()
        for cell in self._cells:
            self._columns.removeWidget(cell)
            cell.deleteLater()
        self._checks, self._labels, self._cells = {}, {}, []
        for choice in choices:
            self._add(choice)
        if not self._is_explained:
            longest = max((len(choice.label) for choice in choices), default=0)
            self._columns.set_least_width(max(NARROW, WORDS_AT + LETTER * longest))
        self._body.removeWidget(self._main_row)
        self._main_row.setParent(None)  # so that the Tab key comes to it after the boxes
        self._body.addWidget(self._main_row)
        self.set_value(chosen)

    def value(self) -> tuple[str, ...]:
        chosen = [code for code, check in self._checks.items() if check.isChecked()]
        main = self._main.currentData()
        return tuple(sorted(chosen, key=lambda code: code != main)) if self._main_label else tuple(chosen)

    def set_value(self, value: Sequence[str] | None) -> None:
        wanted = tuple(value or ())
        for code in wanted:
            if code not in self._checks:
                self._add(Choice(code, code))
        for code, check in self._checks.items():
            check.setChecked(code in wanted)
        self._offer_main(wanted[0] if wanted else "")
        self.show_problem("")

    def focus(self) -> None:
        for check in self._checks.values():
            check.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _add(self, choice: Choice) -> None:
        check = Check(plain.face(choice.label))
        check.setAccessibleName(choice.label)
        check.setAccessibleDescription(". ".join(filter(None, (self.label.text(), choice.meaning))))
        check.setToolTip("" if self._is_explained else plain.tip(choice.meaning))
        check.clicked.connect(self._ticked)
        self._checks[choice.code], self._labels[choice.code] = check, choice.label
        self._cells.append(_explained(check, choice.meaning) if self._is_explained else check)
        self._columns.add(self._cells[-1])

    def _ticked(self) -> None:
        self._offer_main(str(self._main.currentData() or ""))
        self._changed_by_hand()

    def _offer_main(self, main: str) -> None:
        chosen = [code for code, check in self._checks.items() if check.isChecked()]
        self._main.clear()
        for code in chosen:
            self._main.addItem(self._labels[code], code)
        self._main.setCurrentIndex(max(0, self._main.findData(main)))
        self._main_row.setVisible(bool(self._main_label) and len(chosen) > 1)


def _explained(check: Check, meaning: str) -> QWidget:
    words = Text(meaning, "caption", wrap=True)
    if not meaning:
        words.hide()
    return boxed(vbox(at_left(check), hbox(fit(QWidget(), width=WORDS_AT), growing(words), gap=0), None, gap=0))


class YesNoField(Field):
    """Yes, no, or not known: True, False, None."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "") -> None:
        self._radios = {True: Radio("Yes"), False: Radio("No"), None: Radio("Not known")}
        group = fit(boxed(hbox(*self._radios.values(), None, gap=12)), least_height=32)
        super().__init__(label, group, hint=hint, help_words=help_words)
        for radio in self._radios.values():
            radio.setAccessibleName(f"{label}: {radio.text()}")
            radio.clicked.connect(self._changed_by_hand)
        self.label.setBuddy(self._radios[True])
        self.set_value(None)

    def value(self) -> bool | None:
        return next(value for value, radio in self._radios.items() if radio.isChecked())

    def set_value(self, value: bool | None) -> None:
        self._radios[value].setChecked(True)
        self.show_problem("")

    def focus(self) -> None:
        self._radios[self.value()].setFocus(Qt.FocusReason.OtherFocusReason)
