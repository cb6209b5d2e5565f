"""Views of a list one goes to again and again: each is a set of filters, with how many rows pass it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.table_columns import ANYWHERE
from lado_desktop.ui.widgets.wrap import Wrap

Filters = Mapping[str, str]


class ListViews(QWidget):
    """One button a view; the one that is shown is marked. A search in all columns stands at the end, to be cleared."""

    chosen = Signal(object)  # filters
    cleared = Signal()

    def __init__(self, views: Mapping[str, Filters]) -> None:
        super().__init__()
        self._views = views
        self.buttons = {words: Button(words, "view") for words in views}
        for words, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, filters=views[words]: self.chosen.emit(filters))
        self.search = link("", "x")
        self.search.clicked.connect(self.cleared)
        self.setLayout(vbox(boxed(Wrap([*self.buttons.values(), self.search], gap=4)), pad=(12, 0, 24, 8)))
        self.mark({})

    def count(self, count: Callable[[Filters], int]) -> None:
        for words, button in self.buttons.items():
            button.setText(f"{words}  {count(self._views[words]):,}")

    def mark(self, filters: Filters) -> None:
        """Show which view these filters are, if any."""
        for words, button in self.buttons.items():
            button.setChecked(dict(filters) == dict(self._views[words]))
        typed = filters.get(ANYWHERE, "")
        self.search.setText(plain.face(f"Found with “{typed}”: clear"))
        self.search.setVisible(bool(typed))
