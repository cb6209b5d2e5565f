"""list: the records of one kind, as a table or as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.records import case_record, contact_record, meeting_record, person_record
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.services.desk import Desk

Record = dict[str, Any]

READERS: Mapping[str, Callable[[Desk], list[Record]]] = {
    "contacts": lambda desk: [contact_record(row, desk.lists) for row in desk.contacts.rows(desk.contacts.ids())],
    "cases": lambda desk: [case_record(row, desk.lists) for row in desk.cases.rows(desk.cases.ids())],
    "people": lambda desk: [person_record(row, desk.lists) for row in desk.people.listing()],
    "meetings": lambda desk: [meeting_record(row, desk.lists) for row in desk.meetings.listing()],
}
SHOWN: Mapping[str, Mapping[str, str]] = {
    "contacts": {
        "reference": "Reference",
        "received_on": "Received",
        "about": "About",
        "setting": "Setting",
        "contact_type_label": "Type",
        "threshold_label": "Threshold",
        "case": "Case",
    },
    "cases": {
        "reference": "Reference",
        "opened_on": "Opened",
        "about": "About",
        "setting": "Setting",
        "outcome_labels": "Outcomes",
        "meetings_held": "Meetings",
        "closed_on": "Closed",
    },
    "people": {"reference": "Reference", "name": "Name", "other_names": "Other names", "date_of_birth": "Born"},
    "meetings": {
        "reference": "Reference",
        "type_label": "Type",
        "number": "No.",
        "held_on": "Held",
        "planned_on": "Planned",
        "cases": "Cases",
        "minutes": "Minutes",
    },
}


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=tuple(READERS), help="what to list")
    words.tracker(parser)
    words.output_format(parser, ("table", "json"), "table (the default) or json")


def run(asked: Namespace, tools: Tools) -> None:
    with opened(asked, tools) as desk:
        records = READERS[asked.kind](desk)
    if asked.format == "json":
        output.text(json.dumps(records, ensure_ascii=False, indent=2, default=_plain) + "\n")
        return
    shown = SHOWN[asked.kind]
    output.text(output.columns(tuple(shown.values()), ([_cell(record[name]) for name in shown] for record in records)))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


VERB = Verb(
    name="list",
    summary="the contacts, cases, people or meetings of a tracker",
    story=(
        "Prints every record of one kind: contacts, cases and meetings with the latest first, people by family name. "
        "json is one list of objects on standard output: days are 2026-05-18, times 09:30, what is not recorded is "
        'null or "". Where a field holds a code, it stands beside the label this office reads: "sector" and '
        '"sector_label", "categories" and "category_labels". What is printed is not encrypted any more.'
    ),
    example="lado-desktop list contacts --tracker northmere.lado --format json",
    declare=declare,
    run=run,
)
