"""The page of all people: one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal

from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.people.columns import person_columns
from lado_desktop.ui.widgets.buttons import primary, quiet
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.list_memory import Filters
from lado_desktop.ui.widgets.list_page import Listed, ListPage
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_menus import LastingMenu

KINDS: Final = frozenset(
    {
        "Person",
        "PersonName",
        "Role",
        "Setting",
        "Contact",
        "ContactAdult",
        "Case",
        "PatternRule",
        "PatternDismissal",
        "Restriction",
    }
)
VIEWS: Final[Mapping[str, Filters]] = {"All": {}}
EMPTY: Final = "Everybody a contact is about is here, with all that was ever recorded of them."


class PeoplePage(ListPage):
    """Every adult on record. Enter opens one."""

    person_opened = Signal(int)
    place_wanted = Signal(str)
    merge_wanted = Signal(str, int, int)
    twins_wanted = Signal()

    def __init__(self, office: Office) -> None:
        listed = Listed("people", "People", "person", "people", KINDS, VIEWS)
        columns = person_columns(office.desk.lists, office.desk.clock.today)
        table = Table(columns, "People", order=(("name", False),))
        twins = quiet("Possible duplicates", "users-round")
        super().__init__(listed, table, office.desk.people, office.desk.views, tools=[twins])
        start = primary("Go to the contacts", "phone-incoming")
        start.clicked.connect(lambda: self.place_wanted.emit("contacts"))
        twins.clicked.connect(self.twins_wanted)
        table.set_empty(Empty("user-round", "Nobody is on record yet", EMPTY, start))
        table.opened.connect(self.person_opened)
        office.bus.changed.connect(self.records_changed)

    def menu_items(self, menu: LastingMenu, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            menu.item("Open", lambda: self.person_opened.emit(ids[0]))
        if len(ids) == 2:
            menu.item("Compare and merge", lambda: self.merge_wanted.emit("person", ids[0], ids[1]))
