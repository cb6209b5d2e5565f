"""What `make bench` starts in a process of its own: a bare window, or the program; each says when it has painted.

    started.py bare                        a bare window
    started.py bare-list FILE KEY          the same, then the key derivation, the raw open and 50 rows in a text box
    started.py lock FILE                   the program until its lock page is painted
    started.py list FILE PASSPHRASE        the program, the passphrase given at once, until the list is painted

One line on standard output when it is painted. Then everything is shut as a user would shut it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()


def bare() -> None:
    """The floor of every start: PySide6 and one window."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Locked"))
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    window.grab()
    say_painted()


def bare_list(path: str, secret: str) -> None:
    """The floor of an opened list: no more than what cannot be left out, one thing after the other."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    app = QApplication([])
    window = QMainWindow()
    box = QPlainTextEdit()
    window.setCentralWidget(box)
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from sqlcipher3 import dbapi2

    memory, iterations, lanes, key = secret.split(":")
    Argon2id(
        salt=b"0123456789abcdef",
        length=32,
        memory_cost=int(memory),
        iterations=int(iterations),
        lanes=int(lanes),
    ).derive(b"gravel unhook pelican drowsy amber")
    connection = dbapi2.connect(path)
    connection.set_key(f"x'{key}'")
    newest = "SELECT reference, received_on, contact_type, handled_by FROM contact ORDER BY received_on DESC LIMIT 50"
    box.setPlainText("\n".join("\t".join(map(str, row)) for row in connection.execute(newest)))
    app.processEvents()
    window.grab()
    say_painted()
    connection.close()


def program(path: str, seen: Callable[[Any], bool]) -> None:
    """The whole program as `main.py` starts it, looked at after every round of events."""
    sys.path.insert(0, str(ROOT))
    from lado_desktop import app as whole

    started = whole._window  # noqa: SLF001 - where the window is loaded, so that it can be looked at

    def watched(*words: Any) -> Any:
        from lado_desktop.ui import start

        build = start.build

        def built(app: Any, *rest: Any) -> Any:
            window = build(app, *rest)
            look_at(window, seen)
            return window

        setattr(start, "build", built)  # noqa: B010 - a type checker would not have a function replaced
        return started(*words)

    setattr(whole, "_window", watched)  # noqa: B010 - as above
    code = whole.main([path])
    if code:
        raise SystemExit(code)


def look_at(window: Any, seen: Callable[[Any], bool]) -> None:
    """Say when `seen` does, and leave."""
    from PySide6.QtCore import QTimer

    watch = QTimer(window, interval=1)

    def look() -> None:
        if seen(window):
            watch.stop()
            window.grab()
            say_painted()
            QTimer.singleShot(0, window.close)

    watch.timeout.connect(look)
    watch.start()


def lock_page_is_there(_window: Any) -> bool:
    """It is shown at once; what was waiting to be painted has been."""
    return True


class GivenAtOnce:
    """Types the passphrase the moment there is a lock page, and waits for rows."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase

    def __call__(self, window: Any) -> bool:
        if self._passphrase:
            from lado_desktop.ui.pages.gate import GatePage

            gate = window.findChild(GatePage)
            gate.passphrase.set_value(self._passphrase)
            gate.unlock.click()
            self._passphrase = ""
        if window.office is None:
            return False
        from lado_desktop.ui.widgets.table import Table

        table = window.office.findChild(Table)
        return bool(table and table.model.rowCount())


def main(words: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kind, *rest = words
    if kind == "bare":
        bare()
    elif kind == "bare-list":
        bare_list(*rest)
    elif kind == "lock":
        program(rest[0], lock_page_is_there)
    else:
        program(rest[0], GivenAtOnce(rest[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
