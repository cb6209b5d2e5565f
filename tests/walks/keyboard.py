"""What a person does who has no mouse: Tab to a control by its name, type, press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lado_desktop.ui.main_window import MainWindow
from tests.ui.windows import key

FARTHEST = 160
CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found, "nothing has the keyboard"
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return widget.accessibleName() or str(getattr(widget, "text", str)())


def tab_to(window: MainWindow, name: str) -> QWidget:
    """Press Tab until the control of that name has the keyboard, as somebody would who listens."""
    heard = []
    for _ in range(FARTHEST):
        if name_of(focused()) == name:
            return focused()
        heard.append(name_of(focused()))
        key(window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}: {heard}")


def type_in(window: MainWindow, name: str, text: str) -> None:
    """Type into the field of that name, or pick from it by its first letters."""
    QTest.keyClicks(tab_to(window, name), text)
    QApplication.processEvents()


def press_on(window: MainWindow, name: str) -> None:
    """Space on the control of that name."""
    tab_to(window, name)
    key(window, Qt.Key.Key_Space)


def choose_from_menu(window: MainWindow, words: str) -> None:
    """Alt+M, down to the words, Return."""
    key(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    for _ in range(50):  # the button is pressed down for a moment before it answers
        QTest.qWait(20)
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            break
    assert isinstance(menu, QMenu), "Alt+M opens no menu"
    for _ in menu.actions():
        active = menu.activeAction()
        if active and active.text().replace("&", "").startswith(words):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            QTest.qWait(200)  # until the menu is freed
            window.activateWindow()  # as every window manager does; without a screen nobody does
            assert QTest.qWaitForWindowActive(window)
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError([action.text() for action in menu.actions()])
