"""What a list remembers: how it was left, and the views somebody saved by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.widgets.table import Table

Filters = Mapping[str, str]
Body = Mapping[str, Any]  # {"filters": {key: typed}, "layout": see Arrangement, "view": number of the saved view}
LEAVING_MS = 400


class Kept(Protocol):
    """A saved view."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def body(self) -> Body: ...


class Memory(Protocol):
    """Where views are kept, by the place of their list."""

    def of(self, place: str) -> Sequence[Kept]: ...
    def last(self, place: str) -> Body: ...
    def keep_last(self, place: str, body: Body) -> None: ...
    def add(self, place: str, name: str, body: Body) -> int: ...
    def change(self, view_id: int, body: Body) -> None: ...
    def rename(self, view_id: int, name: str) -> None: ...
    def remove(self, view_id: int) -> None: ...


class ListMemory(QObject):
    """Puts a table as it was left or as a view says, and notes how it is left."""

    changed = Signal()  # the saved views, or which of them is shown

    def __init__(self, place: str, table: Table, memory: Memory) -> None:
        super().__init__(table)
        self._place, self._table, self._memory = place, table, memory
        self.views: dict[int, Kept] = {}
        self.current: int | None = None
        self._leaving = QTimer(self, singleShot=True, interval=LEAVING_MS)
        self._leaving.timeout.connect(self._keep)
        self._read()

    def start(self) -> None:
        """The table as it was left; from here on it is noted."""
        last = self._memory.last(self._place)
        view = last.get("view")
        self.current = view if isinstance(view, int) and view in self.views else None
        self._put(last)
        self._table.view_changed.connect(lambda _layout: self._leaving.start())
        self._table.model.modelReset.connect(self._leaving.start)

    def flush(self) -> None:
        """Note now how the table stands."""
        if self._leaving.isActive():
            self._leaving.stop()
            self._keep()

    # ---- views ----

    @property
    def is_changed(self) -> bool:
        """Whether the table stands otherwise than the view that was chosen."""
        view = self.views.get(self.current or 0)
        return view is not None and {**view.body} != self._body()

    def choose(self, view_id: int) -> None:
        self.current = view_id
        self._put(self.views[view_id].body)
        self.changed.emit()

    def leave(self) -> None:
        """No saved view is shown any more."""
        if self.current is not None:
            self.current = None
            self.changed.emit()

    def add(self, name: str) -> str:
        """Save how the table stands; answers with what is wrong with the name, or nothing."""

        def save() -> None:
            self.current = self._memory.add(self._place, name, self._body())

        return self._saved(save)

    def rename(self, name: str) -> str:
        return self._saved(lambda: self._memory.rename(self.current or 0, name))

    def update(self) -> None:
        self._saved(lambda: self._memory.change(self.current or 0, self._body()))

    def remove(self) -> None:
        def take_away() -> None:
            self._memory.remove(self.current or 0)
            self.current = None

        self._saved(take_away)

    def _saved(self, save: Callable[[], None]) -> str:
        try:
            save()
        except Invalid as refused:
            return labels.problem(refused.problems["name"])
        self._read()
        self._leaving.start()
        self.changed.emit()
        return ""

    # ---- inside ----

    def _read(self) -> None:
        self.views = {view.id: view for view in self._memory.of(self._place)}

    def _body(self) -> dict[str, Any]:
        return {"filters": self._table.filters(), "layout": self._table.layout_state()}

    def _put(self, body: Body) -> None:
        """Whatever is not understood, or names a column that is gone, is left out."""
        layout = body.get("layout")
        if isinstance(layout, dict):
            self._table.restore_layout(layout)
        known = {column.key for column in self._table.model.columns} | {""}
        self._table.set_filters({key: typed for key, typed in filters_of(body).items() if key in known})

    def _keep(self) -> None:
        """A tracker that takes nothing just now only forgets how the list stood."""
        with suppress(Trouble):
            self._memory.keep_last(self._place, self._body() | {"view": self.current})


def filters_of(body: Body) -> Filters:
    """The filters of a view, those that are texts."""
    said = body.get("filters")
    return {key: typed for key, typed in said.items() if isinstance(typed, str)} if isinstance(said, dict) else {}
