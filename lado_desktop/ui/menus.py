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
    `needs` names what a page has to be able to do for it; `is_on` says whether it is the choice that holds now, `says`
    what it is called now.
    """

    menu: str
    words: str
    do: Callable[[], None]
    key: str = ""
    also: str = ""
    shown: str = ""
    needs: str = ""
    is_on: Callable[[], bool] | None = None
    says: Callable[[], str] | None = None
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
        action = _action(parent, command)
        menu.addAction(action)
        if command.is_on:
            _tick(menu, action, command.is_on)
        if command.says:
            _name(menu, action, command.says)
    return bar


def allow(parent: QWidget, page: QWidget | None) -> None:
    """Commands that the page one sees cannot follow are greyed."""
    for action in parent.findChildren(QAction):
        if needs := action.property(NEEDS):
            action.setEnabled(able(page, needs) is not None)


def able(page: QWidget | None, method: str) -> Callable[[], None] | None:
    """What a page, or the menu of its record, does by that name."""
    found: Callable[[], None] | None = getattr(page, method, None) or getattr(getattr(page, "more", None), method, None)
    return found


def _tick(menu: QMenu, action: QAction, is_on: Callable[[], bool]) -> None:
    """Whether it holds is looked at whenever the menu opens."""
    action.setCheckable(True)
    menu.aboutToShow.connect(lambda: action.setChecked(is_on()))


def _name(menu: QMenu, action: QAction, says: Callable[[], str]) -> None:
    """What it is called is asked whenever the menu opens."""
    menu.aboutToShow.connect(lambda: action.setText(says()))


def _action(parent: QWidget, command: Command) -> QAction:
    action = QAction(f"{command.words}\t{command.shown}" if command.shown else command.words, parent)
    action.setShortcuts([QKeySequence(key) for key in (command.key, command.also) if key])
    action.setProperty(NEEDS, command.needs)
    action.triggered.connect(lambda _checked=False: command.do())
    return action
