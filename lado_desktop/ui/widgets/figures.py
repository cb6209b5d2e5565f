"""A table of a report: number and name, rule and base, the figures, and the lines that show how it adds up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.ui import clipboard
from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.card import Facts
from lado_desktop.ui.widgets.figures_view import Figure, FigureColumn, FigureRow, FiguresView
from lado_desktop.ui.widgets.layout import at_top, boxed, fit, growing, hbox, line, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph, Text

__all__ = ["Check", "Figure", "FigureColumn", "FigureRow", "FiguresSheet", "FiguresTable"]

FACT_WIDTH = 54
SHOW = "Show the records"
LOOKS = {True: ("circle-check", "good"), False: ("circle-alert", "bad"), None: ("info", "muted")}


@dataclass(frozen=True)
class Check:
    """One line under a table: what it found ("Adds up"), how, and what comes out; `holds` is None for a remark.

    With a `door` there are records behind it: they open as a figure of the row `door` would.
    """

    holds: bool | None
    found: str
    words: str
    result: str = ""
    door: str = ""


@dataclass(frozen=True)
class FiguresSheet:
    """A table as a page shows it: sentences and printed numbers, nothing left to count."""

    number: str
    title: str
    facts: tuple[tuple[str, str], ...]
    label: str
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
    checks: tuple[Check, ...] = ()


class FiguresTable(QFrame):
    """One sheet in a card. `tools` stand beside its title, `check_tools` beside its first line of reconciliation."""

    opened = Signal(str, str)  # row code, column key; a check's door and ""
    copied = Signal()

    def __init__(
        self,
        sheet: FiguresSheet,
        tools: Sequence[QWidget] = (),
        *,
        check_tools: Sequence[QWidget] = (),
        copy: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.sheet = sheet
        self._copy = copy or clipboard.put_rows
        self.view = FiguresView(f"{sheet.number} {sheet.title}".strip(), sheet.label, sheet.columns, sheet.rows)
        self.view.opened.connect(self.opened)
        self.view.copy_asked.connect(self.copy)
        number = Text(sheet.number, "h3", "muted")
        head = boxed(hbox(number, growing(Elide(sheet.title, "h3")), *tools, gap=8, pad=(16, 6, 8, 0)))
        facts = hbox(Facts(sheet.facts, width=FACT_WIDTH), pad=(16, 0, 16, 10))
        checks = [self._check(check, check_tools if place == 0 else ()) for place, check in enumerate(sheet.checks)]
        foot = vbox(*checks, gap=4, pad=(16, 8 if checks else 0, 8, 8 if checks else 1))
        self.setLayout(vbox(fit(head, height=44), facts, line(), self.view, foot, gap=0, pad=(1, 1, 1, 1)))

    def _check(self, check: Check, tools: Sequence[QWidget]) -> QWidget:
        icon, tone = LOOKS[check.holds]
        glyph = hbox(Glyph(icon, tone), pad=(0, 1, 0, 0))
        found = Text(check.found, "strong", "" if check.holds is None else tone)
        said = Text(check.words, wrap=not check.result)
        result = [at_top(Text(check.result, "strong")), None] if check.result else []
        words = hbox(at_top(found), at_top(said) if check.result else growing(said), *result, gap=8)
        line = hbox(at_top(glyph), growing(words), gap=8)
        return boxed(hbox(growing(vbox(None, line, None, gap=0)), *tools, *self._doors(check), gap=8))

    def _doors(self, check: Check) -> list[Button]:
        if not check.door:
            return []
        door = link(SHOW)
        door.setAccessibleDescription(f"{check.found}: {check.words}")
        door.clicked.connect(lambda: self.opened.emit(check.door, ""))
        return [door]

    def copy(self) -> None:
        """The whole table with its titles, as a spreadsheet takes it."""
        self._copy(self.view.text())
        self.copied.emit()
