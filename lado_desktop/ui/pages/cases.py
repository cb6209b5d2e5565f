"""The list of cases: sorted, narrowed and opened like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.services.case_drafts import CaseRow
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import in_list, short_date
from lado_desktop.ui.due import due
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button, primary, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Chip, Column, Order

KINDS: Final = frozenset(
    {
        "Case",
        "Allegation",
        "AllegationCategory",
        "AllegationOutcome",
        "Meeting",
        "MeetingCase",
        "Action",
        "Person",
        "Setting",
        "Term",
    }
)
Codes = Callable[[CaseRow], Sequence[str]]
LAYOUT: Final = "cases.table"
STATES: Final[Mapping[str, Chip]] = {
    "open": ("Open", "accent", "circle-dot"),
    "concluded": ("Concluded", "neutral", "gavel"),
    "closed": ("Closed", "neutral", "circle-check"),
}
NOT_CLOSED: Final = "Open, Concluded"


class CasesPage(QWidget):
    """Every case, or those that are open. Enter opens one."""

    case_opened = Signal(int)
    place_wanted = Signal(str)
    line_changed = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._is_stale = True
        self.table = Table(self._columns(), "Cases", order=(("opened_on", True),))
        self.columns_button = quiet("Columns", "columns-3")
        self.views = {"": Button("All", "view"), NOT_CLOSED: Button("Open", "view")}
        head = PageHead("Cases", tools=[self.columns_button])
        views = hbox(*self.views.values(), None, gap=4, pad=(16, 0, 24, 10))
        page = frame("window", vbox(head, boxed(views), growing(self.table), gap=0))
        self.setLayout(vbox(page, gap=0))
        self._wire()

    def _wire(self) -> None:
        saved = self._office.prefs.get(LAYOUT)
        if isinstance(saved, dict):
            self.table.restore_layout(saved)
        start = primary("Go to the contacts", "phone-incoming")
        start.clicked.connect(lambda: self.place_wanted.emit("contacts"))
        words = "A case is opened from the contact that met the threshold, and takes over what was recorded there."
        self.table.set_empty(Empty("folder", "No cases yet", words, start))
        self.table.opened.connect(self.case_opened)
        self.table.counted.connect(self._say_line)
        self.table.view_changed.connect(lambda layout: self._office.prefs.put(LAYOUT, dict(layout)))
        self.table.view_changed.connect(self._say_line)
        self.columns_button.clicked.connect(self._choose_columns)
        for states, button in self.views.items():
            button.clicked.connect(lambda _checked=False, states=states: self.show_view(states))
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self._say_line()
        self.table.view.setFocus()

    def refresh(self) -> None:
        is_first = self.table.model.all_count() == 0 and self._is_stale
        self._is_stale = False
        self.table.set_source(self) if is_first else self.table.refresh()
        self._mark_view()

    def focus_filter(self) -> None:
        self.table.focus_filter()

    # ---- what the table asks ----

    def ids(self, order: Order, filters: Mapping[str, str]) -> Sequence[int]:
        return self._office.desk.cases.ids(order, filters)

    def rows(self, ids: Sequence[int]) -> Sequence[CaseRow]:
        return self._office.desk.cases.rows(ids)

    # ---- inside ----

    def show_view(self, states: str) -> None:
        """All cases (""), or those in the states named; other filters stay."""
        kept = {key: typed for key, typed in self.table.filters().items() if key != "state"}
        self.table.set_filters(kept | ({"state": states} if states else {}))
        self._mark_view()

    def _mark_view(self) -> None:
        counts = {"": self.table.model.all_count(), NOT_CLOSED: self._office.desk.cases.open_count()}
        chosen = self.table.filters().get("state", "")
        for states, button in self.views.items():
            button.setText(f"{'Open' if states else 'All'}  {counts[states]:,}")
            button.setChecked(chosen == states)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _say_line(self) -> None:
        count = self.table.count_words
        noun = "case" if count == "1" else "cases"
        parts = (f"{count} {noun}", self.table.order_words, self.table.columns_words)
        self.line_changed.emit(" · ".join(part for part in parts if part))
        for states, button in self.views.items():
            button.setChecked(self.table.filters().get("state", "") == states)

    def _choose_columns(self) -> None:
        at = self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height()))
        self.table.open_columns_menu(at)

    def _columns(self) -> list[Column[CaseRow]]:
        lists, clock = self._office.desk.lists, self._office.desk.clock

        def chosen(key: str, heading: str, width: int, name: str, codes: Codes) -> Column[CaseRow]:
            labels = partial(_labels, lists, name)
            cell = partial(_chips, lists, name)
            return Column(key, heading, width, lambda row: cell(codes(row)), "chips", filter="choice", choices=labels)

        def opened(row: CaseRow) -> Cell:
            return Cell(in_list(row.opened_on, None, clock.today().year), "muted")

        return [
            Column("reference", "Reference", 104, lambda row: Cell(row.reference, "ref"), "reference"),
            Column("about", "Adult", 152, lambda row: Cell(row.about)),
            Column("setting", "Setting", 176, lambda row: Cell(row.setting)),
            Column("job_title", "Job", 152, lambda row: Cell(row.job_title), hidden=True),
            Column("sector", "Sector", 160, lambda row: Cell(lists.label("sector", row.sector)), hidden=True),
            Column("opened_on", "Opened", 104, opened, "date"),
            chosen("categories", "Categories", 160, "category", lambda row: row.categories),
            chosen("outcomes", "Outcomes", 144, "outcome", lambda row: row.outcomes),
            Column("meetings_held", "Meetings", 80, lambda row: _count(row.meetings_held), "number"),
            Column(
                "state",
                "State",
                104,
                lambda row: Cell(chips=(STATES[_state(row)],)),
                "chips",
                filter="choice",
                choices=lambda: [chip[0] for chip in STATES.values()],
            ),
            Column("next_due_on", "Next due", 196, self._next_due, "date"),
            Column("officer", "Officer", 128, lambda row: Cell(row.officer), hidden=True),
            Column(
                "concluded_on", "Concluded", 112, lambda row: Cell(short_date(row.concluded_on)), "date", hidden=True
            ),
            Column("closed_on", "Closed", 112, lambda row: Cell(short_date(row.closed_on)), "date", hidden=True),
        ]

    def _next_due(self, row: CaseRow) -> Cell:
        today = self._office.desk.clock.today()
        if row.next_due_on is None:
            return Cell()
        day = in_list(row.next_due_on, None, today.year)
        if row.closed_on:
            return Cell(day, "muted")
        said = due(row.next_due_on, today)
        style = "bad" if said.tone == "bad" else "warn" if said.tone == "warn" else "plain"
        return Cell(f"{day}, {said.words}", style)  # type: ignore[arg-type]  # one of the styles of cells


def _state(row: CaseRow) -> str:
    return "closed" if row.closed_on else "concluded" if row.concluded_on else "open"


def _chips(lists: Lists, name: str, codes: Sequence[str]) -> Cell:
    return Cell(chips=tuple((lists.label(name, code), "neutral", "") for code in codes))


def _labels(lists: Lists, name: str) -> list[str]:
    return [choice.label for choice in lists.choices(name)]


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "", key=number)
