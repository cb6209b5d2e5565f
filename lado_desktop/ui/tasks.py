"""Slow work, one piece after the other on one thread of its own; results arrive on the thread of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from lado_desktop.errors import Trouble

T = TypeVar("T")
LOOKS_EVERY_MS = 50


class Progress:
    """What a job is given: it says how far it is, and asks now and then whether it should stop.

    A job that stops half-way leaves nothing half done and raises Trouble("cancelled").
    """

    def __init__(self) -> None:
        self._cancelled = Event()
        self.latest = ("", 0, 0)

    def say(self, text_code: str, done: int = 0, total: int = 0) -> None:
        """`done` of `total` pieces of what `text_code` names; a total of 0 means nobody knows. It is cheap to call."""
        self.latest = (text_code, done, total)

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def stop_if_cancelled(self) -> None:
        if self.is_cancelled:
            raise Trouble("cancelled")

    def cancel(self) -> None:
        self._cancelled.set()


class Task(QObject):
    """One piece of work as the window sees it. `ended` comes after done and failed, and after a bug."""

    said = Signal(str, int, int)
    ended = Signal()

    def __init__(self, what: str, progress: Progress, parent: QObject) -> None:
        super().__init__(parent)
        self.what = what
        self._progress = progress
        self._said = progress.latest

    def cancel(self) -> None:
        """Ask the job to stop; until it does it goes on, and it may still end well."""
        self._progress.cancel()

    def look(self) -> None:
        """Pass on what the job said last, if that is news."""
        if self._said != self._progress.latest:
            self._said = self._progress.latest
            self.said.emit(*self._said)


@dataclass(frozen=True)
class _Work:
    task: Task
    progress: Progress
    job: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Trouble], None]


class Tasks(QObject):
    """The worker. `on_bug` gets what a job raised that is no Trouble: the crash hook."""

    busy_changed = Signal(bool)
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None, on_bug: Callable[[BaseException], None] | None = None) -> None:
        super().__init__(parent)
        self._on_bug = on_bug or _to_the_crash_hook
        self._waiting: SimpleQueue[_Work | None] = SimpleQueue()
        self._open: list[_Work] = []
        self._came_back.connect(self._deliver)
        self._looking = QTimer(self, interval=LOOKS_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._worker = Thread(target=self._work, name="tasks", daemon=True)
        self._worker.start()

    @property
    def is_busy(self) -> bool:
        return bool(self._open)

    def run(
        self, what: str, job: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[Trouble], None]
    ) -> Task:
        """Do `job` when those before it are done. `what` is a code for the progress page (labels.PROGRESS).

        `done` or `failed` is called on the window's thread, unless the widget it belongs to has been closed.
        """
        progress = Progress()
        work = _Work(Task(what, progress, self), progress, job, done, failed)
        self._open.append(work)
        if len(self._open) == 1:
            self.busy_changed.emit(True)
        self._looking.start()
        self._waiting.put(work)
        return work.task

    def shut_down(self, patience: float = 2.0) -> bool:
        """Cancel everything and wait up to `patience` seconds; True if the worker has ended."""
        for work in self._open:
            work.progress.cancel()
        self._waiting.put(None)
        self._worker.join(patience)
        self._looking.stop()
        return not self._worker.is_alive()

    def _work(self) -> None:
        while self._work_once():
            pass

    def _work_once(self) -> bool:
        """Kept apart so that, while the worker waits, it holds on to nothing of what it did last: pages are freed."""
        work = self._waiting.get()
        answer = _answer(work) if work else None
        if work is None or answer is None or not shiboken6.isValid(self):
            return False
        self._came_back.emit((work, *answer))
        return True

    def _look(self) -> None:
        for work in self._open:
            work.task.look()

    def _deliver(self, came_back: tuple[_Work, Any, BaseException | None]) -> None:
        work, result, error = came_back
        work.task.look()
        self._open.remove(work)
        if not self._open:
            self._looking.stop()
            self.busy_changed.emit(False)
        try:
            self._hand_over(work, result, error)
        finally:
            work.task.ended.emit()
            work.task.deleteLater()

    def _hand_over(self, work: _Work, result: Any, error: BaseException | None) -> None:
        if error is None:
            if _is_there(work.done):
                work.done(result)
        elif not isinstance(error, Trouble):
            self._on_bug(error)
        elif _is_there(work.failed):
            work.failed(error)


def _answer(work: _Work) -> tuple[Any, BaseException | None]:
    try:
        work.progress.stop_if_cancelled()
        return work.job(work.progress), None
    except BaseException as error:  # noqa: BLE001 - it is raised again where somebody sees it
        return None, error


def _is_there(callback: Callable[[Any], None]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _to_the_crash_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
