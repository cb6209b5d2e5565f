"""new: make an empty tracker."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lado_desktop import vocab
from lado_desktop.cli import making, words
from lado_desktop.cli.verb import Tools, Verb


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the tracker to make, NAME.lado")
    parser.add_argument(
        "--vocabulary",
        choices=vocab.names(),
        default="england",
        metavar="NAME",
        help=f"whose value lists it begins with: {', '.join(vocab.names())} (england is the neutral one)",
    )
    words.passphrase_file(parser)


def run(asked: Namespace, tools: Tools) -> None:
    with making.made(asked, tools, lambda path, chosen: tools.access.create(path, chosen, asked.vocabulary)):
        pass


VERB = Verb(
    name="new",
    summary="make an empty tracker; prints its recovery code once",
    story=(
        "Makes an empty, encrypted tracker: FILE with its key files beside it. The recovery code is printed on "
        "standard output, once and never again: print it on paper and lock the paper away, because it opens the "
        "tracker when the passphrase is lost. An existing file is never touched."
    ),
    example="lado-desktop new northmere.lado --vocabulary solihull",
    declare=declare,
    run=run,
)
