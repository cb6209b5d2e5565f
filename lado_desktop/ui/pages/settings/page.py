"""The page of all settings and employers: one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal

from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.settings.columns import setting_columns
from lado_desktop.ui.widgets.buttons import primary
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.list_memory import Filters
from lado_desktop.ui.widgets.list_page import Listed, ListPage
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_menus import LastingMenu

KINDS: Final = frozenset(
    {"Setting", "SettingName", "Contact", "ContactAdult", "Case", "Term", "PatternRule", "PatternDismissal"}
)
VIEWS: Final[Mapping[str, Filters]] = {"All": {}}
EMPTY: Final = "Every school, home, club and employer that a contact names is here, with all that was recorded of it."


class SettingsPage(ListPage):
    """Every setting and employer on record. Enter opens one."""

    setting_opened = Signal(int)
    place_wanted = Signal(str)
    merge_wanted = Signal(str, int, int)

    def __init__(self, office: Office) -> None:
        listed = Listed("settings", "Settings & employers", "setting", "settings", KINDS, VIEWS)
        columns = setting_columns(office.desk.lists, office.desk.clock.today)
        table = Table(columns, "Settings and employers", order=(("name", False),))
        super().__init__(listed, table, office.desk.settings, office.desk.views)
        start = primary("Go to the contacts", "phone-incoming")
        start.clicked.connect(lambda: self.place_wanted.emit("contacts"))
        table.set_empty(Empty("building-2", "No settings yet", EMPTY, start))
        table.opened.connect(self.setting_opened)
        office.bus.changed.connect(self.records_changed)

    def menu_items(self, menu: LastingMenu, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            menu.item("Open", lambda: self.setting_opened.emit(ids[0]))
        if len(ids) == 2:
            menu.item("Compare and merge", lambda: self.merge_wanted.emit("setting", ids[0], ids[1]))
