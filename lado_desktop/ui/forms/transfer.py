"""The fields of a transfer between LADOs, for the contact form and for the case."""

from __future__ import annotations

from dataclasses import replace

from lado_desktop.services.transfers import IN, OUT
from lado_desktop.ui.dates import Read
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.form import Row

DIRECTION = "Direction"
DIRECTIONS = (Choice(OUT, "Out: another LADO leads"), Choice(IN, "In: another LADO passed it to us"))


def direction_row(prefix: str = "", section: str = "") -> Row:
    """Which way it went; a contact knows that from its type."""
    return Row(
        f"{prefix}direction", DIRECTION, section=section, make=lambda: CodeField(DIRECTION, DIRECTIONS, blank=None)
    )


def transfer_rows(read: Read, prefix: str = "", section: str = "") -> list[Row]:
    """All others, each key after `prefix`."""
    rows = [
        Row("authority", "Other authority", section=section),
        Row("lado_name", "Name of the other LADO", section=section),
        Row("lado_contact", "How to reach them", section=section),
        Row("sent_on", "Passed on, on", "day", section, read=read),
        Row("is_accepted", "Accepted", "yes_no", section),
        Row("accepted_on", "Accepted on", "day", section, read=read),
        Row("reason", "Why they lead", "long", section, width=3),
        Row("outcome_requested", "Asked to be told the outcome", "yes_no", section),
        Row("outcome_received_on", "Outcome came back on", "day", section, read=read),
        Row("outcome", "Outcome there", section=section),
        Row("note", "Note on the transfer", "long", section, width=3),
    ]
    return [replace(row, key=f"{prefix}{row.key}") for row in rows]
