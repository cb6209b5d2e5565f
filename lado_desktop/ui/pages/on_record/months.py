"""The card that counts contacts: by category as bars, by month as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from lado_desktop.services.lists import Lists
from lado_desktop.services.tally import MonthLine
from lado_desktop.ui.dates import FULL_MONTHS
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.chart import Bar, BarChart
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.table_columns import Cell, Column
from lado_desktop.ui.widgets.table_fitted import FittedTable
from lado_desktop.ui.widgets.text import Text

MONTHS = 12
NOTE = "A contact counts once a month and once in each of its categories. Record checks are counted apart."


class MonthsCard(Card):
    """Contacts of these twelve calendar months beside the twelve before, and every month there was one."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.chart = BarChart("Contacts by category", (), "Last 12 months", "The 12 before")
        self.table = FittedTable(self._columns(), "Contacts by month", grows="categories")
        self.note = Text(NOTE, "caption", wrap=True)
        self.nothing = Text("No contact is recorded.", "muted", wrap=True)
        chart = boxed(vbox(self.chart, pad=(16, 10, 16, 4)))
        note = boxed(vbox(self.note, self.nothing, pad=(16, 8, 16, 6)))
        super().__init__("Contacts by month and category", boxed(vbox(chart, self.table, note, gap=0)))

    def show_months(self, months: Sequence[MonthLine], today: date) -> None:
        bars = self._bars(months, today.replace(day=1))
        self.chart.show_bars(bars)
        self.chart.setVisible(bool(bars))
        self.table.show_rows(months)
        self.table.setVisible(bool(months))
        self.note.setVisible(bool(months))
        self.nothing.setVisible(not months)

    def _bars(self, months: Sequence[MonthLine], this_month: date) -> list[Bar]:
        since = this_month - relativedelta(months=MONTHS - 1)
        before = since - relativedelta(months=MONTHS)
        now = _categories(line for line in months if line.month >= since)
        then = _categories(line for line in months if before <= line.month < since)
        order = [choice.code for choice in self._lists.choices("category") if choice.code in now | then]
        return [Bar(self._lists.label("category", code), now[code], then[code]) for code in order]

    def _columns(self) -> list[Column[MonthLine]]:
        def number(key: str, title: str, width: int, count: Callable[[MonthLine], int]) -> Column[MonthLine]:
            return Column(key, title, width, lambda line: _count(count(line)), "number")

        return [
            Column("month", "Month", 136, lambda line: Cell(_month(line), key=line.month.toordinal())),
            number("contacts", "Contacts", 88, lambda line: line.contacts),
            Column("categories", "Categories", 160, self._said),
            number("advice", "Advice", 72, lambda line: line.advice),
            number("low_level", "Low-level", 88, lambda line: line.low_level),
            number("met", "Met", 56, lambda line: line.met),
            number("checks", "Checks", 72, lambda line: line.checks),
        ]

    def _said(self, line: MonthLine) -> Cell:
        found = _categories([line])
        parts = [(self._lists.label("category", code), count) for code, count in found.items()]
        words = ", ".join(f"{label} {count}" if count > 1 else label for label, count in parts)
        return Cell(words, "muted", tip=words)


def _categories(months: object) -> Counter[str]:
    return Counter(code for line in months for code in line.categories)  # type: ignore[attr-defined]  # lines


def _month(line: MonthLine) -> str:
    return f"{FULL_MONTHS[line.month.month - 1]} {line.month.year}"


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "", key=number)
