"""A page that is a list: its head, the views of it, one table, and a panel beside it where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import Button, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.field_popup import FieldPopup
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import frame, growing, vbox
from lado_desktop.ui.widgets.list_filters import ListFilters
from lado_desktop.ui.widgets.list_memory import Filters, ListMemory, Memory
from lado_desktop.ui.widgets.list_views import ListViews
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import ANYWHERE, RowSource
from lado_desktop.ui.widgets.table_menus import LastingMenu
from lado_desktop.ui.widgets.working import Working

RESTING_MS: Final = 250
LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Listed:
    """What a list is of: its words, the kinds of record it reads, its views by their words.

    `place` is the name under which its arrangement is kept.
    """

    place: str
    title: str
    one: str
    many: str
    kinds: frozenset[str]
    views: Mapping[str, Filters]


class ListPage(QWidget):
    """The way of a list: pages of records are this with their own columns, panel and menu.

    Give the bus's `changed` to `records_changed`. A page says `menu_items` for the rows that are selected.
    """

    line_changed = Signal(str)
    said = Signal(str)
    rested = Signal(object)  # list[int]: what is selected, once the keyboard has come to rest

    def __init__(
        self,
        listed: Listed,
        table: Table,
        source: RowSource[Any],
        memory: Memory,
        panel: QWidget | None = None,
        tools: Sequence[Button] = (),
    ) -> None:
        super().__init__()
        self.listed, self.table, self.source = listed, table, source
        self._is_stale, self._is_first = True, True
        self.views, self.filters = ListViews(listed.views), ListFilters()
        self.memory = ListMemory(listed.place, table, memory)
        self.columns_button = quiet("Columns", "columns-3")
        self.copy_button = quiet("Copy", "copy", tip="Ctrl+C copies the rows that are selected")
        self._resting = QTimer(self, singleShot=True, interval=RESTING_MS)
        self.working = Working()
        self.working.setContentsMargins(24, 0, 24, 8)
        head = PageHead(listed.title, tools=[self.columns_button, self.copy_button, *tools])
        page: QWidget = frame("window", vbox(head, self.views, self.filters, self.working, growing(table), gap=0))
        if panel is not None:
            page = self.panelled = Panelled(page, panel)
            self.panelled.panel_moved.connect(self._resting.start)
        self.setLayout(vbox(page, gap=0))
        self._wire()

    def _wire(self) -> None:
        self.memory.start()
        self.memory.changed.connect(self._show_views)
        self.table.selected.connect(self._resting.start)
        self.table.counted.connect(self._say_line)
        self.table.copied.connect(self._say_copied)
        self.table.copying.said.connect(self.said)
        self.table.view_changed.connect(self._say_line)
        self.table.model.modelReset.connect(self._mark_view)
        self.table.row_menu_asked.connect(self.open_menu)
        self._resting.timeout.connect(self._rest)
        self.views.chosen.connect(self.show_view)
        self.views.kept_chosen.connect(self.memory.choose)
        self.views.more.clicked.connect(self.open_views_menu)
        self.filters.cleared.connect(self._clear_filter)
        self.filters.all_cleared.connect(self.table.clear_filters)
        self.columns_button.clicked.connect(self._choose_columns)
        self.copy_button.clicked.connect(self._copy)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self._say_line()
        self.table.view.setFocus()

    def refresh(self) -> None:
        """Read again; whoever looks stays on the same record."""
        self._is_stale = False
        if self._is_first:
            self._is_first = False
            self.table.set_source(self.source)
        else:
            self.table.refresh()
            self._resting.start()
        self._show_views()

    def search(self, words: str) -> None:
        """Only rows in which all `words` stand somewhere; no words, all rows."""
        if self._is_stale:
            self.refresh()
        self.memory.leave()
        self.table.set_filters({ANYWHERE: words} if words.strip() else {})
        self.table.view.setFocus()

    def focus_filter(self) -> None:
        self.table.focus_filter()

    def show_view(self, filters: Filters) -> None:
        self.memory.leave()
        self.table.set_filters(filters)
        self._mark_view()

    def records_changed(self, kinds: frozenset[str]) -> None:
        """Read again, now or when somebody looks, if the list shows such records."""
        if kinds & self.listed.kinds:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    # ---- views ----

    def open_views_menu(self) -> LastingMenu:
        """Save how the list stands under a name; rename or remove the saved view that is shown."""
        menu, memory = LastingMenu("Views", self), self.memory
        menu.item("Save this view…", lambda: self._ask_name("Name of the view", "Save", "", memory.add))
        if view := memory.views.get(memory.current or 0):
            menu.addSeparator()
            menu.item(f"Save the changes to “{view.name}”", memory.update).setEnabled(memory.is_changed)
            menu.item(
                f"Rename “{view.name}”…",
                lambda: self._ask_name("New name of the view", "Rename", view.name, memory.rename),
            )
            menu.item(f"Remove “{view.name}”", memory.remove)
        menu.popup(self.views.more.mapToGlobal(QPoint(0, self.views.more.height())))
        return menu

    def _ask_name(self, label: str, verb: str, name: str, save: Callable[[str], str]) -> None:
        field = TextField(label)
        field.set_value(name)
        field.edit.setMaxLength(LONGEST_NAME)
        FieldPopup(self, field, verb, save).open_below(self.views.more)

    def _show_views(self) -> None:
        self.views.show_kept(list(self.memory.views.values()))
        self.views.count(self.table.model.count)
        self._mark_view()

    # ---- the rows that are selected ----

    def menu_items(self, menu: LastingMenu, ids: Sequence[int]) -> None:
        """Put into `menu` what can be done with these records: for pages to say."""

    def open_menu(self, ids: list[int], at: QPoint) -> LastingMenu:
        """What can be done with the rows that are selected."""
        menu = LastingMenu(f"Selected {self.listed.many}", self)
        self.menu_items(menu, ids)
        menu.item("Copy with headings", self._copy)
        menu.item("Copy without headings", lambda: self.table.copying.rows(has_titles=False))
        menu.item("Copy this cell", self.table.copying.cell)
        menu.popup(at)
        return menu

    def _rest(self) -> None:
        self._say_line()
        self.rested.emit(self.table.selected_ids())

    def _copy(self) -> None:
        if self.table.selected_ids():
            self.table.copying.rows()
        else:
            self.said.emit(f"Select the {self.listed.many} to copy first")

    def _say_copied(self, count: int) -> None:
        self.said.emit(f"{self.counted(count)} copied")

    # ---- inside ----

    def counted(self, count: int) -> str:
        """ "38 contacts"."""
        return f"{count:,} {self._noun(count)}"

    def _noun(self, count: int | str) -> str:
        return self.listed.one if str(count) == "1" else self.listed.many

    def _say_line(self) -> None:
        count, chosen = self.table.count_words, len(self.table.selected_ids())
        words = [f"{count} {self._noun(count)}", self.table.order_words, self.table.columns_words]
        words += [f"{chosen:,} selected"] if chosen else []
        self.line_changed.emit(" · ".join(part for part in words if part))

    def _mark_view(self) -> None:
        filters = self.table.filters()
        self.views.mark(filters, self.memory.current)
        self.filters.show_filters(self.table.model.columns, filters)

    def _clear_filter(self, key: str) -> None:
        self.table.set_filters({other: typed for other, typed in self.table.filters().items() if other != key})
        self.table.view.setFocus()

    def _choose_columns(self) -> None:
        self.table.open_columns_menu(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))
