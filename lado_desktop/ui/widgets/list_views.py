"""Views of a list one goes to again and again: each is a set of filters, with how many rows pass it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.wrap import Wrap

Filters = Mapping[str, str]


class ListViews(QWidget):
    """One button a view; the one that is shown is marked."""

    chosen = Signal(object)  # filters

    def __init__(self, views: Mapping[str, Filters]) -> None:
        super().__init__()
        self._views = views
        self.buttons = {words: Button(words, "view") for words in views}
        for words, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, filters=views[words]: self.chosen.emit(filters))
        self.setLayout(vbox(boxed(Wrap(list(self.buttons.values()), gap=4)), pad=(12, 0, 24, 8)))
        self.mark({})

    def count(self, count: Callable[[Filters], int]) -> None:
        for words, button in self.buttons.items():
            button.setText(f"{words}  {count(self._views[words]):,}")

    def mark(self, filters: Filters) -> None:
        """Show which view these filters are, if any."""
        for words, button in self.buttons.items():
            button.setChecked(dict(filters) == dict(self._views[words]))
