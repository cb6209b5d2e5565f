"""export: everything that was recorded, in an open format."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb


def declare(parser: ArgumentParser) -> None:
    words.tracker(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a .json or .xlsx file")
    parser.add_argument("--reason", default="", help="why restricted records are exported, where there are any")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(asked: Namespace, tools: Tools) -> None:
    output.admit(asked.out, is_forced=asked.force)
    with opened(asked, tools) as desk:
        count = desk.everything.save(asked.out, asked.reason)
    output.note(f"{count:,} records exported. The file is not encrypted: keep it safe, and delete it after use.")


VERB = Verb(
    name="export",
    summary="everything that was recorded, as a workbook or as JSON",
    story=(
        "Writes every record with every field, under the names of the data dictionary: a workbook with a sheet for "
        "each table, or JSON, which also holds the attached documents (base64). Restricted records need "
        "--reason, which is recorded, as the export is. What is written is not encrypted any more."
    ),
    example="lado-desktop export --tracker northmere.lado --out everything.json",
    declare=declare,
    run=run,
)
