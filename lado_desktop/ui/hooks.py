"""What happens to a bug: a line in the log that names no one, and a plain word to the person at the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from lado_desktop import log

KINDS = {QtMsgType.QtWarningMsg: "qt_warning", QtMsgType.QtCriticalMsg: "qt_error", QtMsgType.QtFatalMsg: "qt_fatal"}


class Hooks(QObject):
    """Every door a bug can leave by: the window's thread, other threads, destructors, Qt itself.

    `tell` shows the person that something broke. It is told nothing, because exceptions quote records.
    """

    _found = Signal()

    def __init__(self, tell: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._is_telling = False
        self._found.connect(self._say_so)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._not_raised
        qInstallMessageHandler(_from_qt)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)

    def bug(self, error: BaseException) -> None:
        """Log it and say so; safe from any thread."""
        log.bug(error)
        self._found.emit()

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.bug(error.with_traceback(trace))

    def _raised_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value and not issubclass(found.exc_type, SystemExit):
            self.bug(found.exc_value)

    def _not_raised(self, found: sys.UnraisableHookArgs) -> None:
        """Destructors fail at moments of their own; a dialog would only puzzle."""
        if found.exc_value:
            log.bug(found.exc_value)

    def _say_so(self) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self._tell()
        finally:
            self._is_telling = False


def _from_qt(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    """Qt's messages may quote what a widget shows, so only their kind and place are kept."""
    if name := KINDS.get(kind):
        log.event(name, line=context.line or 0)
