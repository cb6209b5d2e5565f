"""The window itself: nothing typed is lost, locking, who else is at the tracker, and what a fault of ours shows."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop import log
from lado_desktop.clock import FixedClock
from lado_desktop.prefs import Prefs
from lado_desktop.services.access import Access
from lado_desktop.ui import clipboard, start
from lado_desktop.ui.hooks import Hooks
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.gate import GatePage
from lado_desktop.ui.widgets.asker import Question
from tests.ui import audit
from tests.ui.pages.made_case import NAME
from tests.ui.windows import PASSPHRASE, Program, begin_contact, here, key, look, office_of, press, words

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = "Wilfred Orme rang about Larkfield"


# ---- locking ----


def test_five_minutes_without_a_key_lock(program: Program, window: MainWindow, tracker: Path) -> None:
    assert window._idle.interval() == 5 * 60_000
    window._idle.timeout.emit()
    assert program.restarts == [tracker]
    assert not tracker.with_suffix(".lock").exists()


def test_a_key_begins_the_five_minutes_again(qtbot: QtBot, window: MainWindow) -> None:
    idle = window._idle
    idle.setTimerType(Qt.TimerType.PreciseTimer)
    idle.start()
    qtbot.waitUntil(lambda: idle.remainingTime() < 5 * 60_000 - 20)
    before = idle.remainingTime()
    QTest.keyClick(window.windowHandle(), Key.Key_Down)
    assert idle.remainingTime() > before


def test_locking_clears_the_clipboard(program: Program, window: MainWindow) -> None:
    clipboard.put(NAME)
    key(window, Key.Key_L, CTRL)
    assert program.restarts
    assert QGuiApplication.clipboard().text() == ""


def test_closing_the_window_shuts_the_tracker_and_remembers_its_size(program: Program, tracker: Path) -> None:
    window = program.unlock(tracker, size=(1280, 720))
    window.close()
    assert not tracker.with_suffix(".lock").exists()
    assert program.restarts == []
    again = program.start(tracker, size=(0, 0))
    assert program.prefs.number("window_width", 0) == 1280
    assert again.windowTitle() == "LADO Desktop"


def test_the_title_never_says_whom_it_is_about(window: MainWindow) -> None:
    office_of(window).open_case(1)
    assert NAME.split()[0] in words(here(window))
    assert window.windowTitle() == "LADO Desktop"


# ---- who else is at the tracker ----


def try_to_enter(program: Program, tracker: Path) -> MainWindow:
    window = program.start(tracker)
    gate = window.findChild(GatePage)
    assert gate
    QTest.keyClicks(gate.passphrase.edit, PASSPHRASE)
    press(gate, "Unlock")
    program.settle()
    return window


def test_a_second_window_is_told_that_it_is_open_already(program: Program, window: MainWindow, tracker: Path) -> None:
    second = try_to_enter(program, tracker)
    assert second.office is None
    assert "open" in program.asker.told[0][1]
    assert isinstance(here(window), ContactsPage)


def test_a_lock_left_by_another_machine_is_put_aside_only_when_somebody_says_so(
    program: Program, tracker: Path
) -> None:
    lock = tracker.with_suffix(".lock")
    holder = {"who": "owner", "host": "laptop-2", "pid": 1, "since": "2026-05-18T08:00:00+00:00", "nonce": "0" * 16}
    lock.write_text(json.dumps(holder))
    os.utime(lock, (1_000_000_000, 1_000_000_000))
    first = try_to_enter(program, tracker)
    assert first.office is None
    assert [verb.words for verb in program.asker.offered] == ["Open it here all the same"]
    program.asker.answers = ["open"]
    second = try_to_enter(program, tracker)
    assert isinstance(here(second), ContactsPage)


def test_a_tracker_moved_while_it_is_open_is_said_once_and_nothing_is_shown_as_saved(
    program: Program, window: MainWindow, tracker: Path
) -> None:
    tracker.rename(tracker.with_name("elsewhere.lado"))
    window._beat.timeout.emit()
    begin_contact(window, TYPED)
    look(window)
    look(window)
    assert [title for title, _ in program.asker.told] == ["Nothing is saved at present"]
    assert "was moved" in program.asker.told[0][1]
    assert "Encrypted and saved" not in words(office_of(window).frame.status)
    tracker.with_name("elsewhere.lado").rename(tracker)


def test_what_cannot_be_kept_while_one_types_is_said_and_so_is_when_it_can_again(
    program: Program, window: MainWindow, tracker: Path
) -> None:
    page = begin_contact(window, TYPED)
    tracker.rename(tracker.with_name("elsewhere.lado"))
    look(window)
    assert len(program.asker.told) == 1
    assert "Nothing is saved at present" in words(office_of(window).frame.status)
    tracker.with_name("elsewhere.lado").rename(tracker)
    QTest.keyClicks(page.form.fields["handled_by"].control, "still here")
    look(window)
    assert "Kept as a draft at 11:31" in words(office_of(window).frame.status)
    assert [kept.form for kept in office_of(window)._office.desk.drafts.all()] == ["contact"]


# ---- the sample ----


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folder."""
    monkeypatch.setenv("LADO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_sample_says_that_everybody_in_it_is_made_up_and_is_not_offered_next_time(
    program: Program, access: Access, home: Path
) -> None:
    home.mkdir()
    access.create(home / "sample.lado", PASSPHRASE)[0].close()
    window = program.unlock(home / "sample.lado")
    assert "everybody in it is made up" in words(office_of(window).frame.status)
    assert program.prefs.text("last_tracker") == ""
    key(window, Key.Key_L, CTRL)
    assert program.restarts == [None]


def test_the_sample_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot, program: Program, home: Path) -> None:
    window = program.start()
    gate = window.findChild(GatePage)
    assert gate
    press(gate, "Look round with made-up people")
    qtbot.waitUntil(lambda: " of " in gate.progress.words.text())
    assert audit.faults(gate) == []
    press(gate, "Stop")
    program.settle()
    assert window.office is None
    assert program.asker.told == []
    assert not (home / "sample.lock").exists()
    assert gate.progress.isHidden()


# ---- a fault of ours ----


@pytest.fixture
def started(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[MainWindow, Path]]:
    """The program as it is really started, and its log."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    log.start(tmp_path / "logs")
    window = start.build(app, clock, Prefs(tmp_path / "preferences.json"))
    window.show()
    qtbot.waitExposed(window)
    yield window, tmp_path / "logs"
    for hooks in app.findChildren(Hooks):
        hooks.remove()
        hooks.deleteLater()
    log.stop()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_fault_in_the_window_is_said_plainly_and_logged_without_a_name(
    qtbot: QtBot, started: tuple[MainWindow, Path]
) -> None:
    window, logs = started

    def break_it() -> None:
        raise ValueError(f"could not save {NAME}")

    later(break_it)
    qtbot.waitUntil(lambda: window.findChild(Question) is not None)
    question = window.findChild(Question)
    assert question
    assert "Something in the program broke" in words(question)
    assert NAME not in words(question)
    logged = "".join(file.read_text("utf-8") for file in logs.iterdir())
    assert "ValueError" in logged
    assert NAME not in logged
    question.reject()


def later(do: Callable[[], None]) -> None:
    """As from a signal: nobody who could catch what it raises."""
    QTimer.singleShot(0, do)
