"""The columns of the list of people."""

from __future__ import annotations

from lado_desktop.services.lists import Lists
from lado_desktop.services.person_drafts import PersonRow
from lado_desktop.ui.dates import Today, in_list, short_date
from lado_desktop.ui.widgets.restricted import RESTRICTED
from lado_desktop.ui.widgets.table_columns import Cell, Column


def person_columns(lists: Lists, today: Today) -> list[Column[PersonRow]]:
    """In the order they stand at first; the keys are those of the service."""
    return [
        Column("reference", "Reference", 104, lambda row: Cell(row.reference, "ref"), "reference"),
        Column("name", "Name", 176, lambda row: RESTRICTED if row.is_restricted else Cell(row.name)),
        Column("other_names", "Other names", 152, lambda row: Cell(", ".join(row.other_names))),
        Column("date_of_birth", "Born", 112, lambda row: Cell(short_date(row.date_of_birth)), "date"),
        Column("sex", "Sex", 88, lambda row: Cell(lists.label("sex", row.sex)), hidden=True),
        Column("roles", "Roles and settings", 248, lambda row: Cell("; ".join(row.roles))),
        Column("contacts", "Contacts", 88, lambda row: _count(row.contacts), "number"),
        Column("open_cases", "Open cases", 96, lambda row: _count(row.open_cases), "number"),
        Column("last_contact_on", "Last contact", 112, lambda row: _last(row, today), "date"),
        Column("patterns", "Patterns", 104, _patterns, "chips", filter="none", sortable=False),
    ]


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "", key=number)


def _last(row: PersonRow, today: Today) -> Cell:
    return Cell(in_list(row.last_contact_on, None, today().year), "muted")


def _patterns(row: PersonRow) -> Cell:
    words = "1 pattern" if row.patterns == 1 else f"{row.patterns} patterns"
    return Cell(chips=((words, "warn", "layers"),) if row.patterns else ())
