"""Taking an earlier sample away, with its key files, so that it can be made anew."""

from __future__ import annotations

from pathlib import Path

from lado_desktop.clock import Clock
from lado_desktop.models.keys_files import copies
from lado_desktop.models.lockfile import LockFile
from lado_desktop.services.sample.fill import AUTHORITY


def remove(path: Path, clock: Clock) -> None:
    """Remove the sample at `path`, if there is one. Raises `OpenElsewhere` while another program has it open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with LockFile.take(path, AUTHORITY, clock):
        for one in (path, *copies(path)):
            one.unlink(missing_ok=True)
