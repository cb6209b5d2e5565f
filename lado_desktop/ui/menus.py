"""The menu bar, from a list of commands: every command of the window is in it once, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

NEEDS = "needs"


@dataclass(frozen=True)
class Command:
    """One line of a menu; `is_first` puts a rule above it.

    `key` and `also` are its keys; a key that the window listens to elsewhere is only `shown`.
    `needs` names what a page has to be able to do for it.
    """

    menu: str
    words: str
    do: Callable[[], None]
    key: str = ""
    also: str = ""
    shown: str = ""
    needs: str = ""
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
        menu.addAction(_action(parent, command))
    return bar


def allow(parent: QWidget, page: QWidget | None) -> None:
    """Commands that the page one sees cannot follow are greyed."""
    for action in parent.findChildren(QAction):
        if needs := action.property(NEEDS):
            action.setEnabled(hasattr(page, needs))


def _action(parent: QWidget, command: Command) -> QAction:
    action = QAction(f"{command.words}\t{command.shown}" if command.shown else command.words, parent)
    action.setShortcuts([QKeySequence(key) for key in (command.key, command.also) if key])
    action.setProperty(NEEDS, command.needs)
    action.triggered.connect(lambda _checked=False: command.do())
    return action
