"""minutes: the minutes of a held meeting as a PDF."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.services.saving import save_bytes


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING-REF", help="the reference of the meeting, such as M26/012")
    words.tracker(parser)
    words.out(parser, "the PDF to write; a PDF that is there is replaced", is_required=True)


def run(asked: Namespace, tools: Tools) -> None:
    output.admit(asked.out, is_forced=asked.force, replaces=(".pdf",))
    with opened(asked, tools) as desk:
        pdf = desk.minutes.pdf(desk.meetings.find(asked.meeting))
    save_bytes(asked.out, pdf)


VERB = Verb(
    name="minutes",
    summary="the minutes of a held meeting as a PDF",
    story=(
        "Prints the minutes of a meeting that was held to a PDF, and records in the tracker that they were printed. "
        "`list meetings` shows the references. The PDF is not encrypted: keep it where only those may read it who were "
        "sent the minutes. The file is written whole or not at all. A .pdf that is there is replaced; a file with any "
        "other ending only with --force."
    ),
    example="lado-desktop minutes M26/012 --tracker northmere.lado --out minutes.pdf",
    declare=declare,
    run=run,
)
