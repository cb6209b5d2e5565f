"""Writing a file in one step: it is there whole under its name, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from lado_desktop.errors import Trouble

FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def save_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path`, over what was there; only its owner may read it.

    `Trouble("cannot_write", reason=...)` with the system's error number, or `Trouble("disk_full")`;
    what stood under the name before still stands there, and nothing else is left.
    """
    try:
        _replace(path, data)
    except OSError as error:
        if error.errno in FULL:
            raise Trouble("disk_full") from None
        raise Trouble("cannot_write", reason=error.errno or 0) from None


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lado-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
        _sync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """The new name must survive a power cut too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
