"""The composition root: decides between window and command line, and hands each what it works with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lado_desktop import log, paths
from lado_desktop.clock import Clock, SystemClock
from lado_desktop.errors import Trouble

if TYPE_CHECKING:  # tables and cipher are loaded by whoever needs them: the window shows before
    from lado_desktop.services.access import Access


def main(argv: Sequence[str] | None = None, access: Access | None = None, clock: Clock | None = None) -> int:
    """Open the window, or do one job at the command line; returns the exit code.

    `argv` are the words after the program's name: none, or a tracker's name alone, for the window; else a verb.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words == [paths.CHILD_WORD]:
        from lado_desktop.services.exchange import child

        return child.main()
    clock = clock or SystemClock()
    log.start(paths.logs())
    try:
        if _is_for_window(words):
            return _window(Path(words[0]) if words else None)
        return _command_line(words, access, clock)
    finally:
        log.stop()


def _is_for_window(words: Sequence[str]) -> bool:
    return not words or (len(words) == 1 and Path(words[0]).suffix == paths.TRACKER_SUFFIX)


def _command_line(words: Sequence[str], access: Access | None, clock: Clock) -> int:
    from lado_desktop.cli.run import run
    from lado_desktop.cli.verb import Tools
    from lado_desktop.services.access import Access

    return run(words, Tools(access or Access(clock), clock))


def _window(tracker: Path | None) -> int:
    """Qt is loaded only now: the command line works without it and the system libraries it needs."""
    try:
        from lado_desktop.ui.start import run
    except ImportError as error:
        log.bug(error)
        return _told(Trouble("window_unavailable"))
    try:
        return run(tracker)
    except Trouble as found:
        return _told(found)


def _told(found: Trouble) -> int:
    from lado_desktop.ui import labels

    log.trouble(found)
    if sys.stderr:  # there is none in a program that was started without a console
        sys.stderr.write(f"{labels.sentence(found)}\n")
    return 1
