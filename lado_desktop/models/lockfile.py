"""NAME.lock: says that a tracker is open, by whom, where and since when, for as long as it is open.

It works where a share's own locks do not. The heartbeat is the file's time; one that stopped for ten minutes is stale.
A program that died leaves a lock that the same machine takes over at once, and another machine with its user's consent.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from lado_desktop.clock import Clock
from lado_desktop.errors import OpenElsewhere, Trouble
from lado_desktop.models.keys_files import beside
from lado_desktop.models.processes import is_running

STALE_AFTER = 600.0  # seconds
ASTRAY = 86_400.0  # seconds; a heartbeat further in the future than this comes from a wrong clock
LARGEST = 4_096
LONGEST_LABEL = 200


@dataclass(frozen=True)
class Holder:
    """What the lock file says. `who` is a label such as "owner" or "Cover 1", `since` an ISO moment in UTC."""

    who: str
    host: str
    pid: int
    since: str
    nonce: str


class LockFile:
    """A lock that is held; made by `take`."""

    def __init__(self, path: Path, holder: Holder, clock: Clock) -> None:
        self.path = path
        self.holder = holder
        self._clock = clock

    @classmethod
    def take(cls, tracker_path: Path, who: str, clock: Clock, *, take_over: bool = False) -> Self:
        """Hold the lock of the tracker at `tracker_path`; `who` is a label, never a person's full name.

        `take_over` is the user's consent to put aside a lock whose heartbeat stopped; one that beats is left alone.
        Raises OpenElsewhere: "open_elsewhere" or, where consent would help, "open_stale", with who=, host=, since= (on
        the wall clock); "open_unknown" or "open_unknown_stale" for a lock that cannot be read; or
        Trouble("lock_not_written", reason=).
        """
        path = beside(tracker_path, ".lock")
        label = "".join(character for character in who if character.isprintable())[:LONGEST_LABEL]
        since = clock.now().isoformat(timespec="seconds")
        held = cls(path, Holder(label, socket.gethostname(), os.getpid(), since, secrets.token_hex(8)), clock)
        try:
            if not held._create():
                _put_aside(path, held.holder.host, clock, take_over)
                if not held._create():
                    raise _open_elsewhere(path)
        except OSError as error:
            raise Trouble("lock_not_written", reason=error.errno or 0) from error
        return held

    def touch(self) -> bool:
        """Beat once. False when the lock is no longer ours: somebody took it over, and nothing more may be written."""
        try:
            if not self.is_ours():
                return False
            self._beat()
        except OSError:  # a share that is away for a moment is not a lock lost; the next write will notice it
            return True
        return True

    def is_ours(self) -> bool:
        """Whether the file still says what we wrote into it. Raises OSError where that cannot be told."""
        return _read(self.path) == self.holder

    def release(self) -> None:
        """Let go, if the lock is still ours; may be called twice."""
        with suppress(OSError):
            if self.is_ours():
                self.path.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _create(self) -> bool:
        """Make the lock with all it says in one step, so that a program killed here leaves none that cannot be read."""
        whole = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            self._write(whole)
            os.link(whole, self.path)
        except FileExistsError:
            return False
        except OSError:  # a disk without links
            return self._create_in_two_steps()
        finally:
            with suppress(OSError):
                whole.unlink(missing_ok=True)
        self._first_beat()
        return True

    def _create_in_two_steps(self) -> bool:
        try:
            self._write(self.path)
        except FileExistsError:
            return False
        except OSError:
            self.path.unlink(missing_ok=True)
            raise
        self._first_beat()
        return True

    def _first_beat(self) -> None:
        try:
            self._beat()
        except OSError:
            self.path.unlink(missing_ok=True)
            raise

    def _write(self, path: Path) -> None:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(asdict(self.holder), sort_keys=True).encode("ascii"))
            file.flush()
            os.fsync(file.fileno())

    def _beat(self) -> None:
        moment = self._clock.now().timestamp()
        os.utime(self.path, (moment, moment))


def _put_aside(path: Path, host: str, clock: Clock, take_over: bool) -> None:
    """Remove the lock at `path` if nobody holds it any more, else raise OpenElsewhere."""
    holder = _read(path)
    if not path.exists():  # let go just now
        return
    left_here = holder is not None and holder.host == host and not is_running(holder.pid)
    if not left_here:
        if not _is_stale(path, clock):
            raise _open_elsewhere(path)
        if not take_over:
            raise _open_elsewhere(path, stale=True)
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with suppress(FileNotFoundError):
        path.rename(aside)
        if _read(aside) != holder:  # somebody else was quicker, and this is already their lock
            aside.rename(path)
            raise _open_elsewhere(path)
        aside.unlink()


def _is_stale(path: Path, clock: Clock) -> bool:
    try:
        age = clock.now().timestamp() - path.stat().st_mtime
    except FileNotFoundError:
        return True
    return age > STALE_AFTER or age < -ASTRAY


def _open_elsewhere(path: Path, *, stale: bool = False) -> OpenElsewhere:
    holder = _read(path)
    if holder is None:
        return OpenElsewhere("open_unknown_stale" if stale else "open_unknown")
    since = datetime.fromisoformat(holder.since).astimezone().replace(tzinfo=None)
    return OpenElsewhere("open_stale" if stale else "open_elsewhere", who=holder.who, host=holder.host, since=since)


def _read(path: Path) -> Holder | None:
    """Who holds the lock, or None when there is none or its text is not one of ours. Raises OSError."""
    try:
        with path.open("rb") as file:
            holder = Holder(**json.loads(file.read(LARGEST)))
        datetime.fromisoformat(holder.since).astimezone()
    except (FileNotFoundError, ValueError, TypeError, OverflowError, RecursionError):
        return None
    texts = (holder.who, holder.host, holder.since, holder.nonce)
    is_ours = all(isinstance(text, str) and text.isprintable() for text in texts) and type(holder.pid) is int
    return holder if is_ours else None
