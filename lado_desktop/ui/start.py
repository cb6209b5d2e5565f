"""Opening the program: a window that asks for the passphrase at once, and everything heavier loaded behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lado_desktop import __version__, log, paths
from lado_desktop.clock import Clock, SystemClock
from lado_desktop.errors import Trouble
from lado_desktop.prefs import Prefs
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Asker
from lado_desktop.ui.hooks import Hooks
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.preferred_theme import follow_system
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.asker import WindowAsker

NAME = "LADO Desktop"


def run(tracker: Path | None = None) -> int:
    """Show the window until it is closed; `tracker` is the file to ask the passphrase for. Returns the exit code."""
    if not _has_screen():
        raise Trouble("no_screen")
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    log.start(paths.logs())
    window = build(app, SystemClock(), Prefs(paths.preferences()), tracker)
    window.show()
    QTimer.singleShot(0, window.warm_up)
    code = app.exec()
    window.leave_nothing_open()
    return code


def build(app: QApplication, clock: Clock, prefs: Prefs, tracker: Path | None = None) -> MainWindow:
    """The window with its tools; `tracker` or else the last one used is offered first."""
    theme = follow_system(app, prefs)
    asker = WindowAsker()
    hooks = Hooks(lambda: tell_of_bug(app, asker), app)
    hooks.install()
    tasks = Tasks(app, hooks.bug)
    window = MainWindow(WayIn(clock, tasks), tasks, asker, prefs, theme, restart=restart)
    window.show_gate(tracker or _last_used(prefs))
    return window


def tell_of_bug(app: QApplication, asker: Asker) -> None:
    """A fault of ours: said without a word of what was on the screen."""
    shown = (widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow) and widget.isVisible())
    if window := app.activeWindow() or next(shown, None):
        asker.tell(window, "Something in the program broke", labels.BUG)


def restart(tracker: Path | None) -> None:
    """Replace this process by a fresh one at the lock page: nothing that had the key stays in memory."""
    arguments = [sys.executable, "-m", "lado_desktop", *([str(tracker)] if tracker else [])]
    if getattr(sys, "frozen", False):
        arguments = [sys.executable, *([str(tracker)] if tracker else [])]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(arguments, close_fds=True)  # noqa: S603 - our own program, our own words
        os._exit(0)
    os.execv(arguments[0], arguments)  # noqa: S606 - as above; execv leaves no second process behind


def _last_used(prefs: Prefs) -> Path | None:
    last = prefs.text("last_tracker")
    return Path(last) if last and Path(last).exists() else None


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
