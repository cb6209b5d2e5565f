"""What the command line says and writes: results on standard output alone, words to the person on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from lado_desktop.errors import Refused, Trouble

TRACKERS = frozenset({".lado", ".keys", ".bak", ".lock"})
WIDEST = 60


def text(said: str) -> None:
    """A result for people or scripts: as the terminal can show it, and always UTF-8 into a file or a pipe."""
    if sys.stdout is not None and sys.stdout.isatty():
        data(said.encode(sys.stdout.encoding, "backslashreplace"))
    else:
        data(said.encode("utf-8"))


def data(said: bytes) -> None:
    """A result as it stands, byte for byte. Raises `Trouble("output_cut")` where it could not be written to its end."""
    if sys.stdout is None:
        raise Trouble("output_cut")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(said)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError:
        hush()
        raise Trouble("output_cut") from None


def note(said: str) -> None:
    """A word to the person; a console that cannot show a letter shows its code, and one that is gone is no trouble."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(f"{said}\n".encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()


def admit(path: Path, *, is_forced: bool, replaces: Sequence[str] = ()) -> None:
    """Refuse a place to write to before any work is done.

    A file that is there may be replaced when that is forced, when it is empty, or when its ending is in `replaces`.
    Raises `Refused("file_exists")`, `Refused("file_is_tracker")`, `Trouble("cannot_write")`.
    """
    if path.suffix.lower() in TRACKERS:
        raise Refused("file_is_tracker")
    if (path.exists() and not path.is_file()) or not path.absolute().parent.is_dir():
        raise Trouble("cannot_write")
    if path.exists() and not (is_forced or path.suffix.lower() in replaces or path.stat().st_size == 0):
        raise Refused("file_exists")


def columns(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A plain table; a control character in a record does not move the cursor of the terminal."""
    lines = [tuple(headings), *(tuple(map(_shown, row)) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(headings))]
    ruler = tuple("-" * width for width in widths)
    laid = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    first, *others = laid
    return "\n".join(line.rstrip() for line in (first, "  ".join(ruler), *others)) + "\n"


def settle() -> None:
    """Send on what still waits to be written (a help text), while somebody who has left can be told from trouble."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        hush()


def hush() -> None:
    """Nobody reads standard output any more (`| head`): what is left goes nowhere, without a complaint at the end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _shown(cell: str) -> str:
    clean = "".join(each if each.isprintable() else " " for each in cell)
    return clean if len(clean) <= WIDEST else f"{clean[: WIDEST - 1]}…"
