"""What follows from what a row says, where no column says it: rules one may leave out."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.mapping import Rule
from lado_desktop.ui.pages.import_page.checklist import Checklist, Line
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.controls import Check
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.table_columns import Cell, Column


class RulesList(Checklist):
    """Each rule as a sentence; they are applied in this order."""

    def __init__(self, correction: Correction, words: Words) -> None:
        self._correction, self._words = correction, words
        self.use = Check("Use this rule")
        super().__init__("Rules", _columns(words), [self.use])
        self.use.clicked.connect(self._correct)
        self.table.set_empty(Empty("list-checks", "No rules", "The columns say all that is needed."))

    def found(self) -> Sequence[Line]:
        return [Line(0, number, (number, *one)) for number, one in enumerate(self._correction.rules())]

    def show_line(self, line: Line) -> None:
        number, rule, is_used = line.seen
        self.panel.title.setText(f"Rule {number + 1}")
        self.about.setText(f"{self._words.rule(rule)} {_reach(rule)}")
        self.use.setChecked(is_used)

    def focus_first(self) -> None:
        self.use.setFocus()

    def _correct(self) -> None:
        if line := self.current():
            self._correction.set_rule(line.seen[0], is_used=self.use.isChecked())
            self.corrected.emit()


def _columns(words: Words) -> list[Column[Line]]:
    return [
        Column("rule", "Rule", 640, lambda line: Cell(words.rule(line.seen[1])), sortable=False),
        Column("used", "Used", 120, lambda line: Cell(chips=(_chip(is_used=line.seen[2]),)), "chips"),
    ]


def _chip(*, is_used: bool) -> tuple[str, str, str]:
    return ("Used", "neutral", "circle-check") if is_used else ("Left out", "neutral", "x")


def _reach(rule: Rule) -> str:
    return "It holds whatever the row says itself." if rule.replaces else "What the row says itself stays."
