"""A card that is a two-line list, with a button that adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.layout import boxed, hbox, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.two_line import ListItem


def adding(card: QWidget, words: str, says: str, key: str) -> Button:
    """The button that adds to a card; Ctrl+Shift and `key` press it from anywhere, Insert from within the card."""
    button = link(words, "plus", tip=f"Ctrl+Shift+{key}")
    button.setAccessibleName(says)
    button.setAccessibleDescription(f"Ctrl+Shift+{key}")
    QShortcut(QKeySequence(f"Ctrl+Shift+{key}"), card).activated.connect(button.click)
    within = QShortcut(QKeySequence("Ins"), card)
    within.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    within.activated.connect(button.click)
    return button


class ListCard(Card):
    """A two-line list under a title. Enter or a double click opens a row, Space ticks it."""

    opened = Signal(int)
    toggled = Signal(int)
    added = Signal()

    def __init__(self, title: str, nothing: str, add: str = "", says: str = "", key: str = "") -> None:
        """Without `add` nothing can be added here; `says` is what a screen reader reads for it, `key` its letter."""
        self.rows = RowsList(title, fits=True)
        self.nothing = Text(nothing, "muted", wrap=True)
        self._quiet = boxed(vbox(self.nothing, pad=(16, 10, 16, 6)))
        self.tools = hbox(gap=8)
        super().__init__(title, boxed(vbox(self.rows, self._quiet, gap=0)), [boxed(self.tools)])
        if add:
            self.add_button = adding(self, add, says, key)
            self.add_button.clicked.connect(self.added)
            self.tools.addWidget(self.add_button)
        self.rows.opened.connect(self.opened)
        self.rows.toggled.connect(self.toggled)
        self.show_items([])

    def show_items(self, items: Sequence[ListItem], count: str = "") -> None:
        """`count` stands beside the title; without one it is the number of rows."""
        self.rows.set_items(items)
        self.rows.setVisible(bool(items))
        self._quiet.setVisible(not items)
        self.count.setText(count or (str(len(items)) if items else ""))
