"""The worker: success, trouble, a bug, a change of mind, and the end of the day."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.errors import Trouble
from lado_desktop.ui.tasks import Progress, Tasks


class Desk:
    """Notes what came back, and where."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.troubles: list[str] = []
        self.bugs: list[BaseException] = []
        self.is_on_window_thread = True

    def done(self, result: object) -> None:
        self.is_on_window_thread = current_thread() is main_thread()
        self.results.append(result)

    def failed(self, trouble: Trouble) -> None:
        self.is_on_window_thread = current_thread() is main_thread()
        self.troubles.append(trouble.code)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def tasks(qtbot: QtBot, desk: Desk) -> Iterator[Tasks]:
    worker = Tasks(on_bug=desk.bugs.append)
    yield worker
    assert worker.shut_down()


def test_a_result_comes_back_on_the_window_s_thread(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    tasks.run("count", lambda _: current_thread() is not main_thread(), desk.done, desk.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert desk.results == [True]
    assert desk.is_on_window_thread
    assert not tasks.is_busy


def test_trouble_comes_back_as_trouble(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    def job(progress: Progress) -> None:
        raise Trouble("disk_full")

    tasks.run("backup", job, desk.done, desk.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert (desk.troubles, desk.results, desk.bugs) == (["disk_full"], [], [])
    assert desk.is_on_window_thread


def test_a_bug_goes_to_the_crash_hook_and_the_next_job_runs(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    tasks.run("import", lambda _: 1 // 0, desk.done, desk.failed)
    tasks.run("count", lambda _: 2, desk.done, desk.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert [type(bug) for bug in desk.bugs] == [ZeroDivisionError]
    assert (desk.results, desk.troubles) == ([2], [])


def test_a_job_that_is_cancelled_stops_where_it_looks(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    started = Event()

    def job(progress: Progress) -> None:
        started.set()
        while True:
            progress.stop_if_cancelled()

    task = tasks.run("import", job, desk.done, desk.failed)
    assert started.wait(5)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert desk.troubles == ["cancelled"]


def test_a_job_cancelled_before_its_turn_never_starts(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    gate, ran = Event(), list[str]()
    tasks.run("first", lambda _: gate.wait(5), desk.done, desk.failed)
    second = tasks.run("second", lambda _: ran.append("second"), desk.done, desk.failed)
    second.cancel()
    with qtbot.waitSignal(second.ended):
        gate.set()
    assert (ran, desk.troubles) == ([], ["cancelled"])


def test_how_far_it_is_can_be_heard(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    gate, heard = Event(), list[tuple[str, int, int]]()

    def job(progress: Progress) -> None:
        progress.say("reading_rows", 10, 20)
        gate.wait(5)

    task = tasks.run("import", job, desk.done, desk.failed)
    task.said.connect(lambda *said: heard.append(said))
    qtbot.waitUntil(lambda: heard == [("reading_rows", 10, 20)])
    with qtbot.waitSignal(task.ended):
        gate.set()


def test_the_answer_for_a_closed_page_is_dropped(qtbot: QtBot, tasks: Tasks, desk: Desk) -> None:
    gate, label = Event(), QLabel("old")

    def job(progress: Progress) -> str:
        gate.wait(5)
        return "new"

    task = tasks.run("read", job, label.setText, desk.failed)
    shiboken6.delete(label)
    with qtbot.waitSignal(task.ended):
        gate.set()
    assert (desk.troubles, desk.bugs) == ([], [])


def test_shutting_down_cancels_what_runs(qtbot: QtBot, desk: Desk) -> None:
    worker, started = Tasks(on_bug=desk.bugs.append), Event()

    def job(progress: Progress) -> None:
        started.set()
        while not progress.is_cancelled:
            pass

    worker.run("import", job, desk.done, desk.failed)
    assert started.wait(5)
    assert worker.shut_down(5)
