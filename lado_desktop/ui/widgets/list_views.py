"""Views of a list one goes to again and again: those that always stand there, and those somebody saved by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import plain
from lado_desktop.ui.widgets.buttons import Button, IconButton
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.list_memory import Filters, Kept, filters_of
from lado_desktop.ui.widgets.wrap import Wrap


class ListViews(QWidget):
    """One button a view, with how many rows pass it; the one that is shown is marked. A plus for more at the end."""

    chosen = Signal(object)  # filters of a standing view
    kept_chosen = Signal(int)  # a saved one

    def __init__(self, views: Mapping[str, Filters]) -> None:
        super().__init__()
        self._views = views
        self._kept: dict[int, Kept] = {}
        self.buttons = {words: Button(words, "view") for words in views}
        for words, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, filters=views[words]: self.chosen.emit(filters))
        self.kept_buttons: dict[int, Button] = {}
        self.more = IconButton("plus", "Save, rename or remove a view")
        self._count: Callable[[Filters], int] = lambda _filters: 0
        self._waiting: list[tuple[Button, str, Filters]] = []
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self._wrap = Wrap([*self.buttons.values(), self.more], gap=4)
        self.setLayout(vbox(boxed(self._wrap), pad=(12, 0, 24, 8)))
        self.mark({}, None)

    def show_kept(self, views: Sequence[Kept]) -> None:
        """The saved views, between the standing ones and the plus."""
        is_same = [(view.id, view.name) for view in views] == [(view.id, view.name) for view in self._kept.values()]
        self._kept = {view.id: view for view in views}
        if is_same:
            return
        for button in self.kept_buttons.values():
            button.hide()
            button.deleteLater()
        self.kept_buttons = {view.id: self._kept_button(view) for view in views}
        while self._wrap.takeAt(0):
            pass
        before: QWidget | None = None
        for button in (*self.buttons.values(), *self.kept_buttons.values(), self.more):
            self._wrap.add(button)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def _kept_button(self, view: Kept) -> Button:
        button = Button(plain.face(view.name), "view")
        button.clicked.connect(lambda: self.kept_chosen.emit(view.id))
        return button

    # ---- counting: one view a turn, so that a long list is not kept from moving ----

    def count(self, count: Callable[[Filters], int]) -> None:
        self._count = count
        self._waiting = [(button, words, self._views[words]) for words, button in self.buttons.items()]
        self._waiting += [
            (button, self._kept[number].name, filters_of(self._kept[number].body))
            for number, button in self.kept_buttons.items()
        ]
        self._counting.start()

    def flush(self) -> None:
        """Count now what has not been counted yet."""
        while self._waiting:
            self._count_next()

    def _count_next(self) -> None:
        if not self._waiting:
            self._counting.stop()
            return
        button, words, filters = self._waiting.pop(0)
        try:
            button.setText(f"{plain.face(words)}  {self._count(filters):,}")
            self._wrap.activate()  # also while nobody sees it: Qt forgets what is asked of it then
        except Trouble:  # the tracker was locked meanwhile
            self._waiting.clear()

    def mark(self, filters: Filters, kept: int | None) -> None:
        """Show which view this is: the saved one of the number `kept`, or a standing one of these filters, if any."""
        for words, button in self.buttons.items():
            button.setChecked(kept is None and dict(filters) == dict(self._views[words]))
        for number, button in self.kept_buttons.items():
            button.setChecked(number == kept)
