"""sample: make a tracker with fictional people, to learn on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lado_desktop.cli import making, words
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.services.sample import AUTHORITY, fill


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the tracker to make, NAME.lado")
    words.passphrase_file(parser)


def run(asked: Namespace, tools: Tools) -> None:
    with making.made(asked, tools, lambda path, chosen: tools.access.create(path, chosen, authority=AUTHORITY)) as desk:
        fill(desk)


VERB = Verb(
    name="sample",
    summary="make a tracker with fictional people, about 250 contacts over two years",
    story=(
        "Makes an encrypted tracker of an authority that does not exist, with about 250 contacts over the two years up "
        "to today, some 60 cases, their meetings, minutes, actions and outcomes. Every person and place in it is "
        "invented, and the same ones are made every time. Its recovery code is printed on standard output, as `new` "
        "prints it. It takes some seconds. An existing file is never touched."
    ),
    example="lado-desktop sample practice.lado",
    declare=declare,
    run=run,
)
