"""Where a passphrase comes from: a file, or a prompt on the terminal. Never the words of the command line."""

from __future__ import annotations

import getpass
import os
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from lado_desktop.cli import output
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.access import Access

VARIABLE = "LADO_PASSPHRASE_FILE"
LARGEST_FILE = 10_000
TRIES = 3
_SECRET = re.compile(r"--?(p|pw|pass|passwd|password|passphrase|key|secret|code|recovery-code)(=.*)?", re.DOTALL)


def is_among(words: Sequence[str]) -> bool:
    """Whether somebody tries to say a secret on the command line, where every user of the computer can read it."""
    return any(_SECRET.fullmatch(word) for word in words)


def of_tracker(asked: Namespace) -> str:
    """The passphrase of a tracker that is there. Raises `Trouble` when it is nowhere to be had."""
    path = _file(asked)
    return _read(path) if path else _prompted("Passphrase: ")


def for_new_tracker(asked: Namespace, access: Access) -> str:
    """A passphrase for a tracker to be made: from a file, typed twice, or five words offered and typed back."""
    if path := _file(asked):
        return _read(path)
    typed = _prompted("New passphrase (leave it empty to be offered five words): ")
    if not typed:
        return _typed_back(access.offered_passphrase())
    if found := access.problems(typed):
        raise Invalid(found)
    if _prompted("The same again: ") != typed:
        raise Trouble("passphrases_differ")
    return typed


def _typed_back(offered: str) -> str:
    """Nobody leaves with five words they have not written down."""
    output.note(f"\nYour passphrase is\n\n    {offered}\n\nWrite it down, then type it here.")
    for _ in range(TRIES):
        if " ".join(_prompted("Passphrase: ").split()) == offered:
            return offered
        output.note("That was not the same.")
    raise Trouble("passphrases_differ")


def _file(asked: Namespace) -> Path | None:
    named = os.environ.get(VARIABLE)
    return asked.passphrase_file or (Path(named) if named else None)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_FILE).decode("utf-8-sig")
    except (OSError, ValueError):
        raise Trouble("passphrase_file_unreadable") from None
    return text.rstrip("\r\n")


def _prompted(words: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble("passphrase_not_given")
    try:
        return getpass.getpass(words)
    except EOFError:
        raise Trouble("cancelled") from None
