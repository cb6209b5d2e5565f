"""Where an open tracker lies: whether the file under its name is still the one that was opened.

Asked of the folder, never by opening the file: closing a second handle would drop the locks of the first.
A copy of the same size that a sync tool writes into the open file is not seen here; `verify` finds what it breaks.
"""

from __future__ import annotations

from pathlib import Path

Mark = tuple[int, int, int]
"""Device, number of the file on it, size in bytes."""


class Place:
    """The file at `path`, as it is now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = self._look()

    def is_same_file(self) -> bool:
        """Whether nobody moved, deleted or replaced the file; its size may have changed."""
        try:
            found = self._look()
        except OSError:  # a share that is away for a moment says so itself at the next write
            return True
        return found is not None and found[:2] == (self._mark or found)[:2]

    def is_as_left(self) -> bool:
        """Whether the file is the same and as large as when it was last left."""
        try:
            found = self._look()
        except OSError:
            return True
        return found is not None and found == self._mark

    def leave(self) -> None:
        """Remember the file as it is after a transaction."""
        try:
            self._mark = self._look() or self._mark
        except OSError:
            return

    def _look(self) -> Mark | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino, found.st_size
