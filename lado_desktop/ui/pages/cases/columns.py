"""The columns of the list of cases: what each says, and what can be chosen under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from lado_desktop.services.case_drafts import CaseRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.quoted import BLANK
from lado_desktop.ui.dates import Today, in_list, long_date, short_date
from lado_desktop.ui.due import due
from lado_desktop.ui.widgets.restricted import about
from lado_desktop.ui.widgets.table_columns import Cell, Chip, Column

Codes = Callable[[CaseRow], Sequence[str]]
STATES: Final[Mapping[str, Chip]] = {
    "open": ("Open", "accent", "circle-dot"),
    "concluded": ("Concluded", "neutral", "gavel"),
    "closed": ("Closed", "neutral", "circle-check"),
}


def case_columns(lists: Lists, today: Today) -> list[Column[CaseRow]]:
    """In the order they stand at first; the keys are those of the service."""

    def chosen(key: str, heading: str, width: int, name: str, codes: Codes) -> Column[CaseRow]:
        cell = partial(_chips, lists, name)
        labels = partial(_labels, lists, name)
        return Column(key, heading, width, lambda row: cell(codes(row)), "chips", filter="choice", choices=labels)

    def listed(key: str, heading: str, code: Callable[[CaseRow], str | None]) -> Column[CaseRow]:
        return Column(key, heading, 144, lambda row: Cell(lists.label(key, code(row))), hidden=True)

    return [
        Column("reference", "Reference", 104, lambda row: Cell(row.reference, "ref"), "reference"),
        Column("about", "Adult", 136, about),
        Column("setting", "Setting", 164, lambda row: Cell(row.setting)),
        Column("job_title", "Job", 152, lambda row: Cell(row.job_title), hidden=True),
        Column("sector", "Sector", 160, lambda row: Cell(lists.label("sector", row.sector)), hidden=True),
        Column("opened_on", "Opened", 104, lambda row: _opened(row, today), "date"),
        chosen("categories", "Categories", 152, "category", lambda row: row.categories),
        chosen("outcomes", "Outcomes", 136, "outcome", lambda row: row.outcomes),
        Column("meetings_held", "Meetings", 80, lambda row: _count(row.meetings_held), "number"),
        Column("state", "State", 108, _the_state, "chips", filter="choice", choices=_states),
        Column("next_due_on", "Next due", 216, lambda row: _next_due(row, today), "date"),
        Column("officer", "Officer", 128, lambda row: Cell(row.officer), hidden=True),
        listed("recency", "Recent or not", lambda row: row.recency),
        listed("employment_status", "Employment", lambda row: row.employment_status),
        Column("concluded_on", "Concluded", 112, lambda row: Cell(short_date(row.concluded_on)), "date", hidden=True),
        Column("closed_on", "Closed", 112, lambda row: Cell(short_date(row.closed_on)), "date", hidden=True),
    ]


def _opened(row: CaseRow, today: Today) -> Cell:
    return Cell(in_list(row.opened_on, None, today().year), "muted", spoken=long_date(row.opened_on))


def _next_due(row: CaseRow, today: Today) -> Cell:
    if row.next_due_on is None:
        return Cell()
    day = in_list(row.next_due_on, None, today().year)
    if row.closed_on:
        return Cell(day, "muted")
    said = due(row.next_due_on, today())
    style = "bad" if said.tone == "bad" else "warn" if said.tone == "warn" else "plain"
    return Cell(f"{day}, {said.words}", style)  # type: ignore[arg-type]  # one of the styles of cells


def _the_state(row: CaseRow) -> Cell:
    state = "closed" if row.closed_on else "concluded" if row.concluded_on else "open"
    return Cell(chips=(STATES[state],))


def _states() -> list[str]:
    return [chip[0] for chip in STATES.values()]


def _chips(lists: Lists, name: str, codes: Sequence[str]) -> Cell:
    return Cell(chips=tuple((lists.label(name, code), "neutral", "") for code in codes))


def _labels(lists: Lists, name: str) -> list[str]:
    return [*(choice.label for choice in lists.choices(name)), BLANK]


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "", key=number)
