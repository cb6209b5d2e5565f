"""The program as a person starts it: the real window, a real encrypted tracker, keys that are cheap to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.clock import Clock
from lado_desktop.prefs import Prefs
from lado_desktop.services.access import Access
from lado_desktop.ui.main_frame import MainFrame
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.gate import GatePage
from lado_desktop.ui.preferred_theme import PreferredTheme
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.table import Table
from tests.ui.fakes import FakeAsker

PASSPHRASE = "gravel unhook pelican drowsy amber"


class Program:
    """Starts windows. Locking does not replace the process: `restarts` notes which trackers it would have asked for."""

    def __init__(self, qtbot: QtBot, access: Access, clock: Clock, asker: FakeAsker, folder: Path) -> None:
        self._qtbot, self._access, self._clock, self.asker = qtbot, access, clock, asker
        self.prefs = Prefs(folder / "preferences.json")
        self.restarts: list[Path | None] = []
        self.bugs: list[BaseException] = []
        self._tasks: list[Tasks] = []
        self.windows: list[MainWindow] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app

    def start(self, tracker: Path | None = None, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        tasks = Tasks(self._app, self.bugs.append)
        theme = PreferredTheme(self._app, self.prefs)
        way_in = WayIn(self._clock, tasks, self._access)
        window = MainWindow(way_in, tasks, self.asker, self.prefs, theme, restart=self.restarts.append)
        theme.setParent(window)
        self._tasks.append(tasks)
        self.windows.append(window)
        window.show_gate(tracker)
        window.resize(*size)
        window.show()
        window.activateWindow()
        self._qtbot.waitExposed(window)
        return window

    def unlock(self, tracker: Path, passphrase: str = PASSPHRASE, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        """A window that has come through the gate as one does: by typing."""
        window = self.start(tracker, size)
        gate = window.findChild(GatePage)
        assert gate
        self._qtbot.keyClicks(gate.passphrase.edit, passphrase)
        self._qtbot.keyClick(gate.passphrase.edit, Qt.Key.Key_Return)
        self.wait_until_open(window)
        return window

    def wait_until_open(self, window: MainWindow) -> None:
        self._qtbot.waitUntil(lambda: window.office is not None, timeout=20_000)
        self.settle()

    def settle(self) -> None:
        """Until the worker has nothing left and what was to be painted is painted."""
        self._qtbot.waitUntil(lambda: not any(tasks.is_busy for tasks in self._tasks), timeout=30_000)
        for _ in range(3):
            QApplication.processEvents()

    def crash(self, window: MainWindow) -> None:
        """The process ends as when the power goes: nothing is saved, nobody is asked, only the file lock goes."""
        assert window.office
        desk = window.office._office.desk
        desk.close()
        window.leave_nothing_open = lambda: None  # type: ignore[method-assign]  # a dead process does nothing more
        self.windows.remove(window)
        self._free(window)

    def close(self) -> None:
        for window in self.windows:
            self._free(window)
        for tasks in self._tasks:
            tasks.shut_down()
            tasks.deleteLater()
        assert self.bugs == []

    @staticmethod
    def _free(window: MainWindow) -> None:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def office_of(window: MainWindow) -> MainFrame:
    assert window.office
    return window.office


def here(window: MainWindow) -> QWidget:
    """The page one sees."""
    found = office_of(window).frame.pages.currentWidget()
    assert found
    return found


def words(widget: QWidget) -> str:
    """What stands on the screen, as far as it is words."""
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The button that says `text` and can be pressed."""
    shown = [each for each in widget.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    found = [each for each in shown if text in (each.text(), each.accessibleName())]
    assert found, f"no button says {text}: {[each.text() or each.accessibleName() for each in shown]}"
    return found[0]


def press(widget: QWidget, text: str) -> None:
    QTest.mouseClick(button(widget, text), Qt.MouseButton.LeftButton)


def key(window: MainWindow, keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As typed by a person: to whatever has the keyboard. A part that showed as a window of its own took it away."""
    assert window.isActiveWindow()
    QTest.keyClick(window.focusWidget() or window, keys, modifier)
    QApplication.processEvents()


def go_to(window: MainWindow, place: str) -> None:
    """By its key to a place of the rail."""
    number = list(office_of(window).places).index(place) + 1
    key(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)


def pick(combo: QComboBox, label: str) -> None:
    """As a person picks from a list: by its words."""
    place = combo.findText(label)
    assert place >= 0, f"{label} is not offered: {[combo.itemText(at) for at in range(combo.count())]}"
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def cells(table: Table, column: str) -> list[str]:
    """What a column of a list shows, from the top."""
    at = [each.key for each in table.model.columns].index(column)
    return [table.model.cell(row, at).shown for row in range(table.model.rowCount())]


def status(window: MainWindow) -> str:
    """The status line at the left."""
    return office_of(window).frame.status.message.text()


def begin_contact(window: MainWindow, typed: str) -> ContactPage:
    """A new contact into which somebody has begun to type."""
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = here(window)
    assert isinstance(page, ContactPage)
    QTest.keyClicks(page.form.fields["taken_by"].control, typed)
    return page


def look(window: MainWindow) -> None:
    """The moment at which open forms are looked at, which comes every few seconds."""
    office_of(window).keeping._timer.timeout.emit()
