"""A tracker that is open for as long as a verb works, and shut whatever happens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lado_desktop.cli import passphrase
from lado_desktop.cli.verb import Tools
from lado_desktop.errors import Trouble
from lado_desktop.services.access import with_suffix
from lado_desktop.services.desk import Desk


@contextmanager
def opened(asked: Namespace, tools: Tools) -> Iterator[Desk]:
    """The desk of `--tracker`. Raises the troubles of `Access.unlock`; a missing file is told before anybody types."""
    path = _found(asked.tracker)
    desk = tools.access.unlock(path, passphrase.of_tracker(asked))
    try:
        yield desk
    finally:
        desk.close()


def _found(path: Path) -> Path:
    for candidate in (path, with_suffix(path)):
        if candidate.is_file():
            return candidate
    raise Trouble("tracker_missing")
