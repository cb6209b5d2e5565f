"""The menu bar, from a list of commands: every command of the window is in it once, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True)
class Command:
    """One line of a menu; `is_first` puts a rule above it."""

    menu: str
    words: str
    do: Callable[[], None]
    key: str = ""
    is_first: bool = False


def menu_bar(parent: QWidget, commands: Sequence[Command]) -> QMenuBar:
    """The menus in the order in which the commands name them."""
    bar = QMenuBar(parent)
    menus: dict[str, QMenu] = {}
    for command in commands:
        if command.menu not in menus:
            menus[command.menu] = bar.addMenu(command.menu)
        menu = menus[command.menu]
        if command.is_first:
            menu.addSeparator()
        action = QAction(command.words, parent)
        action.setShortcut(QKeySequence(command.key))
        action.triggered.connect(lambda _checked=False, do=command.do: do())
        menu.addAction(action)
    return bar
