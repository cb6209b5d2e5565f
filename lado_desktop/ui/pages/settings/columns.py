"""The columns of the list of settings and employers."""

from __future__ import annotations

from lado_desktop.services.lists import Lists
from lado_desktop.services.setting_drafts import SettingRow
from lado_desktop.ui.dates import Today, in_list
from lado_desktop.ui.widgets.table_columns import Cell, Column


def setting_columns(lists: Lists, today: Today) -> list[Column[SettingRow]]:
    """In the order they stand at first; the keys are those of the service."""

    def listed(key: str, heading: str, width: int) -> Column[SettingRow]:
        return Column(key, heading, width, lambda row: Cell(lists.label(key, getattr(row, key))))

    return [
        Column("name", "Name", 232, lambda row: Cell(row.name)),
        Column("other_names", "Other names", 160, lambda row: Cell(", ".join(row.other_names)), hidden=True),
        listed("sector", "Sector", 168),
        listed("phase", "Phase", 104),
        listed("ownership", "Ownership", 120),
        Column("local_authority", "Authority", 120, lambda row: Cell(row.local_authority)),
        Column("contacts", "Contacts in 12 months", 176, lambda row: _count(row.contacts), "number"),
        Column("open_cases", "Open cases", 96, lambda row: _count(row.open_cases), "number"),
        Column("last_contact_on", "Last contact", 112, lambda row: _last(row, today), "date", hidden=True),
        Column("patterns", "Patterns", 104, _patterns, "chips", filter="none", sortable=False),
    ]


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "", key=number)


def _last(row: SettingRow, today: Today) -> Cell:
    return Cell(in_list(row.last_contact_on, None, today().year), "muted")


def _patterns(row: SettingRow) -> Cell:
    words = "1 pattern" if row.patterns == 1 else f"{row.patterns} patterns"
    return Cell(chips=((words, "warn", "layers"),) if row.patterns else ())
