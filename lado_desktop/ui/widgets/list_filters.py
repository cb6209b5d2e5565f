"""The filters that narrow a list, each as a chip that takes its filter away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.services.quoted import values_in
from lado_desktop.ui import plain
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.table_columns import ANYWHERE, Column, chosen
from lado_desktop.ui.widgets.wrap import Wrap

LONGEST = 40


class ListFilters(QWidget):
    """Nothing is shown where nothing narrows."""

    cleared = Signal(str)  # the key of a column, "" for the words looked for anywhere
    all_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._shown: list[tuple[str, str]] = []
        self.all = Button("Clear all", "link")
        self.all.clicked.connect(self.all_cleared)
        self._wrap = Wrap([self.all], gap=8)
        self.setLayout(vbox(boxed(self._wrap), pad=(24, 0, 24, 8)))
        self.hide()

    def show_filters(self, columns: Sequence[Column[Any]], filters: Mapping[str, str]) -> None:
        said = list(filter_words(columns, filters))
        if said == self._shown:
            return
        self._shown = said
        while self._wrap.takeAt(0):
            pass
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {key: self._button(key, words) for key, words in said}
        self._wrap.add(self.all)
        self.all.setVisible(len(said) > 1)
        self.setVisible(bool(said))

    def _button(self, key: str, words: str) -> Button:
        short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        button = Button(plain.face(short), "chip", "x", tip=plain.tip(words), size=12)
        button.setAccessibleName(f"Clear the filter {words}")
        button.clicked.connect(lambda: self.cleared.emit(key))
        self._wrap.add(button)
        return button


def filter_words(columns: Sequence[Column[Any]], filters: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Each filter by its key, as "Setting: Brook House", "Type: 3 values", "Anywhere: brook"."""
    about = {column.key: column for column in columns}
    for key, typed in filters.items():
        if key == ANYWHERE:
            yield key, f"Anywhere: {typed}"
        elif key in about:
            values = values_in(typed) or (tuple(chosen(typed)) if about[key].filter == "choice" else ())
            several = f"{len(values)} values" if len(values) > 1 else "".join(values)
            yield key, f"{about[key].title}: {several or typed}"
