"""Getting into a tracker from the window: the slow parts (loading, deriving keys, making a sample) on the worker."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lado_desktop import paths
from lado_desktop.clock import Clock
from lado_desktop.errors import Trouble
from lado_desktop.ui.tasks import Progress, Task, Tasks

if TYPE_CHECKING:  # loading these is what this module puts off
    from lado_desktop.services.access import Access
    from lado_desktop.services.desk import Desk
    from lado_desktop.services.trying import KeysAhead

Entered = Callable[["Desk"], None]
Failed = Callable[[Trouble], None]
HEAVY = (
    "lado_desktop.services.trying",
    "sqlalchemy.orm",
    "lado_desktop.services.access",
    "lado_desktop.ui.main_frame",
)
LATER = ("lado_desktop.services.importing", "lado_desktop.ui.pages.reports", "lado_desktop.ui.pages.import_page")


class WayIn:
    """`access` may be handed in ready made; otherwise it is loaded when first needed, never before the window shows."""

    def __init__(self, clock: Clock, tasks: Tasks, access: Access | None = None) -> None:
        self._clock = clock
        self._tasks = tasks
        self._access = access

    def warm_up(self, failed: Failed) -> None:
        """Load what unlocking needs while the person types, and prove that the cipher of this machine encrypts."""
        threading.Thread(target=_load, name="loading", daemon=True).start()
        self._tasks.run("proving", lambda _progress: self._ready().prove(), lambda _none: None, failed)

    def unlock(self, path: Path, passphrase: str, entered: Entered, failed: Failed, *, take_over: bool = False) -> None:
        """`take_over` is the person's consent to put aside a lock that has stopped beating."""
        ahead = self._ahead(path, passphrase)

        def job(_progress: Progress) -> Desk:
            return self._ready().unlock(path, passphrase, take_over=take_over, ahead=ahead)

        self._tasks.run("unlocking", job, entered, failed)

    def recover(self, path: Path, code: str, passphrase: str, entered: Entered, failed: Failed) -> None:
        self._tasks.run("unlocking", lambda _p: self._ready().recover(path, code, passphrase), entered, failed)

    def create(
        self, path: Path, passphrase: str, vocabulary: str, made: Callable[[tuple[Desk, str]], None], failed: Failed
    ) -> None:
        """`made` gets the open desk and the recovery code."""
        self._tasks.run("making", lambda _p: self._ready().create(path, passphrase, vocabulary), made, failed)

    def sample(self, entered: Entered, failed: Failed) -> Task:
        """A tracker with fictional people in the program's own folder, made anew each time."""
        return self._tasks.run("making_sample", self._sample, entered, failed)

    def offered_passphrase(self) -> str:
        return self._ready().offered_passphrase()

    def passphrase_problems(self, passphrase: str) -> dict[str, str]:
        return self._ready().problems(passphrase)

    def unmake(self, desk: Desk) -> None:
        """Remove an empty tracker whose set-up was not finished."""
        from lado_desktop.services.access import unmake

        unmake(desk)

    def is_same_code(self, shown: str, typed: str) -> bool:
        from lado_desktop.services.access import same_code

        return same_code(shown, typed)

    def _ahead(self, path: Path, passphrase: str) -> KeysAhead | None:
        """Deriving the key takes a second of another processor core: it begins before everything else is loaded."""
        if self._access is not None:
            return None
        from lado_desktop.services.trying import KeysAhead

        return KeysAhead(path, passphrase)

    def _ready(self) -> Access:
        if self._access is None:
            from lado_desktop.services.access import Access

            self._access = Access(self._clock)
        return self._access

    def _sample(self, progress: Progress) -> Desk:
        def watch(done: int, of: int) -> None:
            progress.stop_if_cancelled()
            progress.say("making_sample", done, of)

        return self._ready().sample(sample_path(), watch)


def sample_path() -> Path:
    """Where the sample tracker stands: the program's own folder, apart from the office's files."""
    return paths.home() / "sample.lado"


def is_sample(path: Path) -> bool:
    return path == sample_path()


def _load() -> None:
    """A module at a time; what was loaded stays, so the collector need not look through it again at every paint."""
    for name in HEAVY:
        import_module(name)
    gc.freeze()
    for name in LATER:
        import_module(name)
