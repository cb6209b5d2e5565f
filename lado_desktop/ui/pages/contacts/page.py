"""The page of all contacts: one table, views above it, the chosen contact beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from lado_desktop.errors import Trouble
from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.quoted import BLANK
from lado_desktop.ui import labels
from lado_desktop.ui.forms.changing import ListChanges
from lado_desktop.ui.forms.exporting import ListExporting
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contacts.columns import contact_columns
from lado_desktop.ui.pages.contacts.panel import NOTHING, ContactPanel
from lado_desktop.ui.pages.contacts.paste import PastePage
from lado_desktop.ui.subject_items import subject_items
from lado_desktop.ui.widgets.buttons import Button, link, quiet
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.list_memory import Filters
from lado_desktop.ui.widgets.list_page import Listed, ListPage
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_menus import LastingMenu

KINDS: Final = frozenset(
    {
        "Contact",
        "ContactAdult",
        "ContactCategory",
        "Case",
        "Person",
        "Referrer",
        "Restriction",
        "Setting",
        "Term",
        "ThresholdDecision",
    }
)
EMPTY: Final = (
    "Everything that comes in is a contact: a call, a form, an email, a record check. It becomes a case later, or not."
)


def standing_views(lists: Lists, year: int) -> Mapping[str, Filters]:
    """Filters by the words of the view."""
    return {
        "All": {},
        f"{year}": {"received_on": f"{year}"},
        "No decision yet": {"threshold": BLANK},
        "Record checks": {"contact_type": lists.label("contact_type", "record_check")},
        "With a case": {"case_reference": "/"},
    }


class ContactsPage(ListPage):
    """Every contact. Enter opens one; F4 shows and hides the panel."""

    contact_opened = Signal(int)
    contact_wanted = Signal()
    case_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    place_wanted = Signal(str)
    page_opened = Signal(object)

    def __init__(self, office: Office) -> None:
        self._office = office
        self._row: ContactRow | None = None
        desk = office.desk
        views = standing_views(desk.lists, desk.clock.today().year)
        listed = Listed("contacts", "Contacts", "contact", "contacts", KINDS, views)
        table = Table(
            contact_columns(desk.lists, desk.clock.today, desk.targets.now()),
            "Contacts",
            order=(("received_on", True),),
        )
        self.panel = ContactPanel(desk.lists)
        self.change_button = quiet("Change", "pencil-line", tip="One field of all that are selected or shown")
        self.paste_button = quiet("Paste rows", "clipboard-paste", tip="Ctrl+V makes contacts of copied rows")
        self.export_button = quiet("Export", "file-spreadsheet", tip="Ctrl+E")
        tools = [self.export_button, self.change_button, self.paste_button]
        super().__init__(listed, table, desk.contacts, desk.views, self.panel, tools)
        self.exporting = ListExporting(self, office, "Contact")
        self.changes = ListChanges(self, desk.contact_changes, office)
        new, bring_in = Button("New contact", "default", "plus"), link("Bring in a spreadsheet", "file-spreadsheet")
        new.clicked.connect(self.contact_wanted)
        bring_in.clicked.connect(lambda: self.place_wanted.emit("import"))
        table.set_empty(Empty("phone-incoming", "No contacts yet", EMPTY, new, bring_in))
        table.opened.connect(self.contact_opened)
        self.change_button.clicked.connect(self.change_many)
        self.changes.page_opened.connect(self.page_opened)
        self.export_button.clicked.connect(self.export_page)
        self.paste_button.clicked.connect(self.paste_rows)
        table.view.paste_asked.connect(self.paste_rows)
        self.rested.connect(self._show_chosen)
        self.panel.opened.connect(self._open_chosen)
        self.panel.case_wanted.connect(self._open_case)
        office.bus.changed.connect(self.records_changed)

    def new_item(self) -> None:
        self.contact_wanted.emit()

    def export_page(self) -> None:
        self.exporting.ask()

    def change_many(self) -> None:
        self.changes.change_many()

    def menu_items(self, menu: LastingMenu, ids: Sequence[int]) -> None:
        for row in self._office.desk.contacts.rows(ids) if len(ids) == 1 else ():
            menu.item("Open", partial(self.contact_opened.emit, row.id))
            if row.case_id is not None:
                menu.item(f"Go to case {row.case_reference}", partial(self.case_opened.emit, row.case_id))
            for words, act in subject_items(self._office, self, "contact", row.id):
                menu.item(words, act)
        menu.item("Change…", self.change_many)

    def paste_rows(self) -> PastePage | None:
        """Rows copied in a spreadsheet, to be looked at before they become contacts."""
        columns = [self.table.model.columns[number] for number in self.table.header.shown()]
        named = [(column.key, column.title) for column in columns]
        try:
            pasted = self._office.desk.pasting.read(QGuiApplication.clipboard().text(), named)
        except Trouble as trouble:
            self.said.emit(labels.sentence(trouble))
            return None
        if not pasted.rows:
            self.said.emit("Copy rows in a spreadsheet first")
            return None
        page = PastePage(self._office, pasted)
        self.page_opened.emit(page)
        return page

    # ---- the panel ----

    def _show_chosen(self, chosen: Sequence[int]) -> None:
        try:
            rows = self._office.desk.contacts.rows(chosen) if len(chosen) == 1 else []
        except Trouble:  # the tracker was locked while one rested
            return
        self._row = rows[0] if rows else None
        if self._row is None:
            self.panel.clear(f"{len(chosen):,} contacts are selected." if len(chosen) > 1 else NOTHING)
        elif self.panelled.is_open:
            self._read(self._row)

    def _read(self, row: ContactRow) -> None:
        if row.is_restricted:
            self.panel.show_restricted(row.reference)
            return
        try:
            self.panel.show_contact(row, self._office.desk.contacts.glance(row.id))
        except Trouble as trouble:
            self.panel.clear(labels.sentence(trouble))

    def _open_chosen(self) -> None:
        if self._row is not None:
            self.contact_opened.emit(self._row.id)

    def _open_case(self) -> None:
        if self._row is not None and self._row.case_id is not None:
            self.case_opened.emit(self._row.case_id)
