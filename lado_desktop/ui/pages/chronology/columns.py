"""What each column of a chronology says."""

from __future__ import annotations

from lado_desktop.services.chronology_drafts import Line
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.widgets.restricted import RESTRICTED
from lado_desktop.ui.widgets.table_columns import Cell, Column


def columns() -> list[Column[Line]]:
    """From left to right."""
    return [
        Column("day", "Date", 124, _day, "date", filter="date"),
        Column("at", "Time", 72, lambda line: Cell(f"{line.at:%H:%M}" if line.at else "", "muted")),
        Column("event", "What happened", 312, _event),
        Column("significance", "What it means", 232, lambda line: _text(line.significance)),
        Column("kind", "Kind", 196, _kind, "chips", filter="choice", choices=lambda: list(KINDS.values())),
        Column("source", "Source", 144, lambda line: Cell(line.source, "muted")),
        Column("who", "Who", 136, lambda line: Cell(line.who, "muted")),
    ]


KINDS = {"auto": "Worked out", "chronology": "Written", "note": "Note", "late": "Added later"}


def _day(line: Line) -> Cell:
    return Cell(short_date(line.day), key=line.day.toordinal())


def _event(line: Line) -> Cell:
    return RESTRICTED if line.is_restricted else _text(line.event)


def _text(text: str) -> Cell:
    return Cell(" ".join(text.split()), tip=text)


def _kind(line: Line) -> Cell:
    if line.entry is None:
        return Cell(KINDS["auto"], "muted")
    chips = [(KINDS[line.entry.kind], "accent", "pencil-line")]
    if line.is_late:
        chips.append((KINDS["late"], "warn", "clock"))
    return Cell(chips=tuple(chips), tip=f"Entered {short_date(line.entered_on)}")
