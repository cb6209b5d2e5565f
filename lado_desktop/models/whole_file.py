"""Writes a file whole or not at all: beside it first, flushed, then moved into place."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

TRIES, PAUSE = 10, 0.2  # on Windows a virus scanner may hold a file for a moment


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`; whatever goes wrong, `path` holds all of the old or all of the new. Raises OSError."""
    beside = path.with_name(path.name + ".tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Make a rename in `folder` outlast a power cut, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(source: Path, target: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            os.replace(source, target)
        except PermissionError:
            if sys.platform != "win32" or left == 0:
                raise
            time.sleep(PAUSE)
        else:
            return
