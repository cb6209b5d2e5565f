"""The bus: one signal, always on the window's thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from lado_desktop.ui.bus import Bus


def test_a_change_is_heard_by_kind(qtbot: QtBot) -> None:
    bus, heard = Bus(), list[frozenset[str]]()
    bus.changed.connect(heard.append)
    bus.announce({"Contact"})
    assert heard == [frozenset({"Contact"})]


def test_nothing_changed_is_not_news(qtbot: QtBot) -> None:
    bus, heard = Bus(), list[frozenset[str]]()
    bus.changed.connect(heard.append)
    bus.announce(())
    assert heard == []


def test_a_change_made_on_another_thread_is_heard_on_the_window_s_own(qtbot: QtBot) -> None:
    bus, heard = Bus(), list[tuple[frozenset[str], QThread]]()
    bus.changed.connect(lambda kinds: heard.append((kinds, QThread.currentThread())))
    worker = threading.Thread(target=bus.announce, args=(["Case", "Meeting"],))
    with qtbot.waitSignal(bus.changed):
        worker.start()
    worker.join()
    assert heard == [(frozenset({"Case", "Meeting"}), bus.thread())]
