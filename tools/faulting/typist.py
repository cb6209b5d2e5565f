"""Somebody who types contacts into the real window, letter by letter, and tells each letter and each contact saved."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from faulting import office
from lado_desktop.clock import SystemClock
from lado_desktop.prefs import Prefs
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.gate import GatePage
from lado_desktop.ui.preferred_theme import follow_system
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.asker import WindowAsker

Tell = Callable[[str], None]
FIRST = 1000
BETWEEN = 0.02  # seconds from letter to letter
SETTLED = 0.4  # seconds until the first list stands
CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def summary(number: int) -> str:
    """What is typed into the contact of this number: a word of its own without blanks, one to six seconds long."""
    length = 50 + number * 37 % 250
    return f"N{number}" + "".join(LETTERS[(number + place * 7) % 26] for place in range(length))


def type_contacts(path: Path, tell: Tell, _code: str) -> None:
    """Unlock as a person does, then type contact after contact and save each, until somebody ends the process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - we have just made it
    window = _unlocked(app, path)
    for number in count(FIRST):
        _type_one(window, tell, number)


def _unlocked(app: QApplication, path: Path) -> MainWindow:
    prefs, tasks = Prefs(path.with_name("preferences.json")), Tasks(app)
    way_in = WayIn(SystemClock(), tasks, office.access())
    theme = follow_system(app, prefs)
    window = MainWindow(way_in, tasks, WindowAsker(), prefs, theme, restart=lambda _path: None)
    window.show_gate(path)
    window.show()
    window.activateWindow()
    gate = window.findChild(GatePage)
    assert gate  # noqa: S101 - it was shown above
    QTest.keyClicks(gate.passphrase.edit, office.PASSPHRASE)
    QTest.keyClick(gate.passphrase.edit, Qt.Key.Key_Return)
    while window.office is None or not window.isActiveWindow():
        _let_run(BETWEEN)
    _let_run(SETTLED)
    return window


def _type_one(window: MainWindow, tell: Tell, number: int) -> None:
    _press(window, Qt.Key.Key_N, CTRL)
    page = window.office.frame.pages.currentWidget() if window.office else None
    assert isinstance(page, ContactPage)  # noqa: S101 - Ctrl+N opens one
    QTest.keyClicks(page.form.fields["contact_type"].control, "Advice")
    adults = page.form.fields["adults"]
    QTest.keyClicks(adults.blocks[0].form.fields["name"].control, f"Adult {number}")  # type: ignore[attr-defined]
    field = page.form.fields["summary"].control
    for place, letter in enumerate(summary(number), 1):
        QTest.keyClicks(field, letter)
        tell(f"typed {number} {place} {time.monotonic():.4f}")
        if (number, place) == (FIRST, 1):
            tell("ready")
        _let_run(BETWEEN)
    _press(window, Qt.Key.Key_S, CTRL)
    if page.kept_record is not None:
        tell(f"saved {number} {page.kept_record}")
    _press(window, Qt.Key.Key_Escape)


def _press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As typed by a person: to whatever has the keyboard."""
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    _let_run(BETWEEN)


def _let_run(seconds: float) -> None:
    """The program's own events for a while: timers, painting, keeping."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        QApplication.processEvents()
        time.sleep(min(left, 0.004))
