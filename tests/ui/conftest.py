"""Every test of the window starts in the light theme at 100 % text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.clock import FixedClock
from lado_desktop.prefs import Prefs
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from lado_desktop.ui import theme
from lado_desktop.ui.bus import Bus
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.office import Office
from lado_desktop.ui.tasks import Tasks
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case
from tests.ui.windows import PASSPHRASE, Program


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """What the test before closed is freed first, or every change of theme restyles all of it."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not qapp.styleSheet() or (theme.current().scheme, theme.current().scale) != ("light", 1.0):
        theme.install(qapp, theme.Theme("light"))


@pytest.fixture
def asker() -> FakeAsker:
    """What the office of the test asks: put answers into it first."""
    return FakeAsker()


@pytest.fixture
def office(qapp: QApplication, desk: Desk, asker: FakeAsker, tmp_path: Path) -> Iterator[Office]:
    """An empty tracker of the neutral vocabulary, as pages are given it."""
    bus, tasks = Bus(qapp), Tasks(qapp)
    stop = desk.tracker.on_changed(bus.announce)
    yield Office(desk, bus, tasks, asker, Prefs(tmp_path / "preferences.json"))
    stop()
    tasks.shut_down()


@pytest.fixture
def program(qtbot: QtBot, access: Access, clock: FixedClock, asker: FakeAsker, tmp_path: Path) -> Iterator[Program]:
    """The whole program, to be started and started again."""
    made = Program(qtbot, access, clock, asker, tmp_path)
    yield made
    made.close()


@pytest.fixture
def tracker(access: Access, tmp_path: Path) -> Path:
    """A closed tracker with one case in it."""
    desk, _ = access.create(tmp_path / "northmere.lado", PASSPHRASE)
    make_case(desk)
    desk.close()
    return desk.tracker.path


@pytest.fixture
def window(program: Program, tracker: Path) -> MainWindow:
    """The window after that tracker was unlocked."""
    return program.unlock(tracker)
