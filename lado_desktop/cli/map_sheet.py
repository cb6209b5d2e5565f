"""map: propose how the columns and texts of a spreadsheet become records."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lado_desktop import vocab
from lado_desktop.cli import output, words
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.errors import Refused
from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.exchange.mapping import CONTACTS
from lado_desktop.services.exchange.proposal import SURE, Proposal
from lado_desktop.services.importing import propose_for, save_mapping


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the spreadsheet: xlsx, xlsm, xls, ods or csv")
    words.out(parser, "the mapping to write, a TOML page", is_required=True)
    parser.add_argument(
        "--vocabulary",
        choices=vocab.names(),
        default="england",
        metavar="NAME",
        help=f"whose words to expect in the cells: {', '.join(vocab.names())}",
    )


def run(asked: Namespace, _tools: Tools) -> None:
    output.admit(asked.out, is_forced=asked.force)
    proposal = propose_for(asked.sheet, asked.vocabulary)
    if not any(sheet.role == CONTACTS for sheet in proposal.sheets):
        raise Refused("mapping_no_sheet")
    save_mapping(asked.out, proposal.mapping)
    output.note(_to_check(proposal))


def _to_check(proposal: Proposal) -> str:
    """What a person should look at first: positions and headings, no cell of a record."""
    unsure = [one for one in proposal.columns if one.confidence < SURE and one.fields[0] != IGNORE]
    open_texts = sum(one.code is None for one in proposal.values)
    lines = [
        "This is a proposal: open the mapping in a text editor and correct it before you bring the sheet in.",
        *(f"  sheet {one.sheet!r}: {one.role}, {one.records} records" for one in proposal.sheets),
        *(f"  look at {one.heading!r} in {one.sheet!r}: taken for {', '.join(one.fields)}" for one in unsure),
    ]
    if open_texts:
        lines.append(f"  cell texts without a code: {open_texts}; they are kept as notes unless you give them one")
    return "\n".join(lines)


VERB = Verb(
    name="map",
    summary="propose a mapping of a spreadsheet, for a person to correct",
    story=(
        "Reads a spreadsheet in a process of its own and proposes which sheet and which heading row hold the contacts, "
        "which column is which field, and which cell text means which code. The mapping is a TOML page: correct it in "
        "a text editor, then give it to `import`. What to look at first is told on standard error. A mapping that is "
        "there, which somebody may have corrected, is replaced only with --force. No tracker is needed."
    ),
    example="lado-desktop map tracker-2025.xlsx --out tracker-2025.toml",
    declare=declare,
    run=run,
)
