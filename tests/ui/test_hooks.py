"""Bugs: logged by kind and place, told in a plain word, never by what they say."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from lado_desktop import log
from lado_desktop.ui.hooks import Hooks

NAME = "Maeve Hollorand"


class Told:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def hooks(qtbot: QtBot, told: Told, tmp_path: Path) -> Iterator[Hooks]:
    log.start(tmp_path)
    found = Hooks(told)
    found.install()
    yield found
    found.remove()
    log.stop()


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "lado.log").read_text("utf-8").splitlines()]


def fail() -> None:
    raise ValueError(NAME)


def test_a_bug_is_logged_without_its_words_and_told_once(hooks: Hooks, told: Told, tmp_path: Path) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert told.times == 1
    assert lines(tmp_path)[0]["kind"] == "ValueError"
    assert NAME not in (tmp_path / "lado.log").read_text("utf-8")


def test_a_bug_on_another_thread_is_told_on_the_window_s_own(
    hooks: Hooks, told: Told, qtbot: QtBot, tmp_path: Path
) -> None:
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: told.times == 1)
    assert lines(tmp_path)[0]["kind"] == "ValueError"


def test_a_warning_of_qt_is_logged_without_its_words(hooks: Hooks, told: Told, tmp_path: Path) -> None:
    qWarning(NAME)
    assert [line["what"] for line in lines(tmp_path)] == ["qt_warning"]
    assert NAME not in (tmp_path / "lado.log").read_text("utf-8")
    assert told.times == 0


def test_an_interrupt_is_no_bug(hooks: Hooks, told: Told, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told.times == 0
    assert lines(tmp_path) == []
