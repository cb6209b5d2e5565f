"""The card of a case page that is a table: its allegations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lado_desktop.services.case_drafts import AllegationDraft
from lado_desktop.services.lists import Lists
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.layout import boxed, hbox, vbox
from lado_desktop.ui.widgets.list_card import adding
from lado_desktop.ui.widgets.table_columns import Cell, Column
from lado_desktop.ui.widgets.table_fitted import FittedTable
from lado_desktop.ui.widgets.text import Text


class AllegationsCard(Card):
    """Numbered statements with their categories and outcomes."""

    opened = Signal(int)
    added = Signal()

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.table = FittedTable(self._columns(), "Allegations", grows="statement")
        words = "No allegation recorded yet. Each one is an exact statement with its own categories and outcome."
        self._quiet = boxed(vbox(Text(words, "muted", wrap=True), pad=(16, 10, 16, 6)))
        tools = hbox()
        super().__init__("Allegations", boxed(vbox(self.table, self._quiet, gap=0)), [boxed(tools)])
        self.add_button = adding(self, "Add", "Add an allegation", "A")
        tools.addWidget(self.add_button)
        self.add_button.clicked.connect(self.added)
        self.table.opened.connect(self.opened)

    def show_allegations(self, allegations: Sequence[AllegationDraft]) -> None:
        self.table.show_rows(allegations)
        self.table.setVisible(bool(allegations))
        self._quiet.setVisible(not allegations)
        self.count.setText(str(len(allegations)) if allegations else "")

    def _columns(self) -> list[Column[AllegationDraft]]:
        def number(draft: AllegationDraft) -> Cell:
            return Cell(str(draft.number), "muted", key=draft.number)

        return [
            Column("number", "No.", 56, number, "number"),
            Column("statement", "Allegation", 240, lambda draft: Cell(draft.statement, tip=draft.statement)),
            Column("categories", "Categories", 168, self._categories, "chips"),
            Column("outcomes", "Outcome", 184, self._outcomes, "chips"),
        ]

    def _categories(self, draft: AllegationDraft) -> Cell:
        return Cell(chips=tuple((self._lists.label("category", code), "neutral", "") for code in draft.categories))

    def _outcomes(self, draft: AllegationDraft) -> Cell:
        if not draft.outcomes:
            return Cell(chips=(("Not decided yet", "warn", "clock"),))
        labels = [self._lists.label("outcome", outcome.outcome) for outcome in draft.outcomes]
        return Cell(chips=tuple((label, "neutral", "") for label in labels))
