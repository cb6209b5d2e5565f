"""The page of all cases: one table, and above it those that are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal

from lado_desktop.ui.forms.changing import ListChanges
from lado_desktop.ui.forms.exporting import ListExporting
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.cases.columns import case_columns
from lado_desktop.ui.subject_items import subject_items
from lado_desktop.ui.widgets.buttons import primary, quiet
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.list_memory import Filters
from lado_desktop.ui.widgets.list_page import Listed, ListPage
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_menus import LastingMenu

KINDS: Final = frozenset(
    {
        "Case",
        "Allegation",
        "AllegationCategory",
        "AllegationOutcome",
        "Meeting",
        "MeetingCase",
        "Action",
        "Person",
        "Restriction",
        "Setting",
        "Term",
    }
)
VIEWS: Final[Mapping[str, Filters]] = {"All": {}, "Open": {"state": "Open, Concluded"}}
EMPTY: Final = "A case is opened from the contact that met the threshold, and takes over what was recorded there."


class CasesPage(ListPage):
    """Every case, or those that are open. Enter opens one."""

    case_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    place_wanted = Signal(str)
    page_opened = Signal(object)

    def __init__(self, office: Office) -> None:
        self._office = office
        listed = Listed("cases", "Cases", "case", "cases", KINDS, VIEWS)
        columns = case_columns(office.desk.lists, office.desk.clock.today)
        table = Table(columns, "Cases", order=(("opened_on", True),))
        self.change_button = quiet("Change", "pencil-line", tip="One field of all that are selected or shown")
        self.export_button = quiet("Export", "file-spreadsheet", tip="Ctrl+E")
        super().__init__(
            listed, table, office.desk.cases, office.desk.views, tools=[self.export_button, self.change_button]
        )
        self.exporting = ListExporting(self, office, "Case")
        self.changes = ListChanges(self, office.desk.case_changes, office)
        self.export_button.clicked.connect(self.export_page)
        self.change_button.clicked.connect(self.change_many)
        self.changes.page_opened.connect(self.page_opened)
        start = primary("Go to the contacts", "phone-incoming")
        start.clicked.connect(lambda: self.place_wanted.emit("contacts"))
        table.set_empty(Empty("folder", "No cases yet", EMPTY, start))
        table.opened.connect(self.case_opened)
        office.bus.changed.connect(self.records_changed)

    def export_page(self) -> None:
        self.exporting.ask()

    def change_many(self) -> None:
        self.changes.change_many()

    def menu_items(self, menu: LastingMenu, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            menu.item("Open", lambda: self.case_opened.emit(ids[0]))
            for words, act in subject_items(self._office, self, "case", ids[0]):
                menu.item(words, act)
        menu.item("Change…", self.change_many)
