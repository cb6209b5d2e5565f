"""The words several verbs share: the tracker, the passphrase file, days, the file to write."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lado_desktop.cli.passphrase import VARIABLE
from lado_desktop.services.typed_dates import read_date


def tracker(parser: ArgumentParser) -> None:
    """`--tracker FILE`, with the ways to give its passphrase."""
    parser.add_argument("--tracker", type=Path, required=True, metavar="FILE", help="the tracker, NAME.lado")
    passphrase_file(parser)


def passphrase_file(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"a text file that holds the passphrase and nothing else; else the file that {VARIABLE} names, "
        "else you are asked on the terminal. A passphrase is never taken from the words of the command line",
    )


def output_format(parser: ArgumentParser, choices: Sequence[str], explained: str) -> None:
    parser.add_argument("--format", choices=choices, help=explained)


def out(parser: ArgumentParser, explained: str, *, is_required: bool = False) -> None:
    """`--out FILE` and `--force`."""
    parser.add_argument("--out", type=Path, metavar="FILE", required=is_required, help=explained)
    parser.add_argument("--force", action="store_true", help="put the new file in the place of one that is there")


def day(text: str) -> date:
    """A day as a script writes it (2026-05-18) or as people do (18.5.2026, 18 May 2026)."""
    found = read_date(text)
    if found is None:
        raise ArgumentTypeError("not a date; write it as 2026-05-18 or 18/5/2026")
    return found
