"""The window: at the gate until somebody unlocks a tracker, then the office; locking ends the process with the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from lado_desktop import log
from lado_desktop.errors import Trouble
from lado_desktop.prefs import Prefs
from lado_desktop.ui import clipboard, labels
from lado_desktop.ui.ask import Asker
from lado_desktop.ui.bus import Bus
from lado_desktop.ui.pages.gate import GatePage
from lado_desktop.ui.preferred_theme import PreferredTheme
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.way_in import WayIn, is_sample
from lado_desktop.ui.widgets.layout import scrolled

if TYPE_CHECKING:  # the office is loaded while the passphrase is being typed
    from lado_desktop.services.desk import Desk
    from lado_desktop.ui.main_frame import MainFrame

TITLE = "LADO Desktop"
IDLE_MINUTES = 5
BEAT_SECONDS = 60
SETTLED_MS = 1_000
INPUT = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


class MainWindow(QMainWindow):
    """`restart` replaces the whole process; tests hand in one that only notes it."""

    def __init__(
        self,
        way_in: WayIn,
        tasks: Tasks,
        asker: Asker,
        prefs: Prefs,
        theme: PreferredTheme,
        *,
        restart: Callable[[Path | None], None],
    ) -> None:
        super().__init__()
        self._way_in, self._tasks, self._asker, self._prefs = way_in, tasks, asker, prefs
        self.theme, self._restart = theme, restart
        self._desk: Desk | None = None
        self.office: MainFrame | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(800, 560)
        self._idle = QTimer(self, interval=IDLE_MINUTES * 60_000, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self._beat = QTimer(self, interval=BEAT_SECONDS * 1000)
        self._beat.timeout.connect(self._look_after_lock)
        self._place_window()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def warm_up(self) -> None:
        """Once the window is painted: load what comes next."""
        self._way_in.warm_up(self._tell)

    def show_gate(self, tracker: Path | None) -> None:
        """Ask for the passphrase of `tracker`, or how to begin when there is none yet."""
        gate = GatePage(self._way_in, self._asker, self.theme, self._prefs, tracker)
        gate.entered.connect(self.enter)
        gate.setup_wanted.connect(self.show_setup)
        gate.recovery_wanted.connect(self.show_recovery)
        gate.reopened.connect(self.show_gate)
        self._show(gate)
        gate.arrive()

    def show_setup(self) -> None:
        from lado_desktop.ui.pages.setup import SetupPage

        page = SetupPage(self._way_in, self._asker)
        page.entered.connect(self.enter)
        page.left.connect(lambda: self.show_gate(None))
        self._show(page)
        page.arrive()

    def show_recovery(self, tracker: Path) -> None:
        from lado_desktop.ui.pages.recovery import RecoveryPage

        page = RecoveryPage(self._way_in, tracker)
        page.entered.connect(self.enter)
        page.left.connect(lambda: self.show_gate(tracker))
        self._show(page)
        page.arrive()

    def enter(self, desk: Desk) -> None:
        from lado_desktop.ui.main_frame import MainFrame
        from lado_desktop.ui.office import Office

        self._desk = desk
        if not is_sample(desk.tracker.path):
            self._prefs.put("last_tracker", str(desk.tracker.path))
        bus = Bus(self)
        desk.tracker.on_changed(bus.announce)
        self.office = MainFrame(Office(desk, bus, self._tasks, self._asker, self._prefs), self.theme)
        self.office.lock_wanted.connect(self.lock)
        self.office.leave_wanted.connect(self.close)
        self.setMenuBar(self.office.menu_bar())
        self._show(self.office)
        self.office.arrive()
        self._beat.start()
        self._idle.start()
        self._watch(self.windowHandle())
        QTimer.singleShot(SETTLED_MS, self, self._read_names)
        log.event("opened")

    def lock(self) -> None:
        """Put away what is being typed, shut the file, and let a fresh process ask for the passphrase."""
        path = self._desk.tracker.path if self._desk and not is_sample(self._desk.tracker.path) else None
        self.leave_nothing_open()
        self._restart(path)

    def leave_nothing_open(self) -> None:
        """Shut the tracker; the second call does nothing."""
        if self._desk is None:
            return
        if self.office:
            self.office.put_away()
        self._idle.stop()
        self._beat.stop()
        clipboard.forget()
        self._tasks.shut_down()
        self._desk.close()
        self._desk = None
        log.event("locked")

    def _read_names(self) -> None:
        """Once the first list is painted: nobody should wait for the names when they ask who is known."""
        if desk := self._desk:
            self._tasks.run("", lambda _: desk.matching.make_ready(), lambda _: None, lambda _: None)

    def _tell(self, trouble: Trouble) -> None:
        log.trouble(trouble)
        self._asker.tell(self, TITLE, labels.sentence(trouble))

    def _look_after_lock(self) -> None:
        if self._desk and not self._desk.tracker.still_ours():
            self._beat.stop()
            if self.office:
                self.office.say_unsafe(Trouble("tracker_moved"))

    def _show(self, page: QWidget) -> None:
        before = self._stack.currentWidget()
        shown = page if page is self.office else scrolled(page)
        self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)
        if before:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _place_window(self) -> None:
        width, height = int(self._prefs.number("window_width", 1440)), int(self._prefs.number("window_height", 900))
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width()), min(height, room.height()))

    def _watch(self, window: QWindow | None) -> None:
        """Notice what is done in each window of ours. A filter over the whole program would see every event twice."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isMaximized():
            self._prefs.put("window_width", self.width())
            self._prefs.put("window_height", self.height())
        self._abandon_setup()
        self.leave_nothing_open()
        super().closeEvent(event)

    def _abandon_setup(self) -> None:
        for page in self._stack.findChildren(QWidget):
            if abandon := getattr(page, "abandon", None):
                abandon()
