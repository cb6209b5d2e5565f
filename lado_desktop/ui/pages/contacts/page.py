"""The page of all contacts: one table, views above it, the chosen contact beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contacts.columns import contact_columns
from lado_desktop.ui.pages.contacts.panel import NOTHING, ContactPanel
from lado_desktop.ui.pages.contacts.views import Filters, Views, standing_views
from lado_desktop.ui.widgets.buttons import Button, link, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import frame, growing, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import ANYWHERE
from lado_desktop.ui.widgets.table_menus import LastingMenu

KINDS: Final = frozenset(
    {
        "Contact",
        "ContactAdult",
        "ContactCategory",
        "Case",
        "Person",
        "Referrer",
        "Setting",
        "Term",
        "ThresholdDecision",
    }
)
LAYOUT: Final = "contacts.table"
GLANCE_MS: Final = 250
EMPTY: Final = (
    "Everything that comes in is a contact: a call, a form, an email, a record check. It becomes a case later, or not."
)


class ContactsPage(QWidget):
    """Every contact. Enter opens one; F4 shows and hides the panel."""

    contact_opened = Signal(int)
    contact_wanted = Signal()
    case_opened = Signal(int)
    place_wanted = Signal(str)
    line_changed = Signal(str)
    said = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._is_stale, self._is_first = True, True
        self._row: ContactRow | None = None
        desk = office.desk
        self.table = Table(contact_columns(desk.lists, desk.clock.today), "Contacts", order=(("received_on", True),))
        self.views = Views(standing_views(desk.lists, desk.clock.today().year))
        self.panel = ContactPanel(desk.lists)
        self.columns_button = quiet("Columns", "columns-3")
        self.copy_button = quiet("Copy", "copy", tip="Ctrl+C copies the rows that are selected")
        self._glance = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = PageHead("Contacts", tools=[self.columns_button, self.copy_button])
        page = frame("window", vbox(head, self.views, growing(self.table), gap=0))
        self.panelled = Panelled(page, self.panel)
        self.setLayout(vbox(self.panelled, gap=0))
        new, bring_in = Button("New contact", "default", "plus"), link("Bring in a spreadsheet", "file-spreadsheet")
        new.clicked.connect(self.contact_wanted)
        bring_in.clicked.connect(self._want_import)
        self.table.set_empty(Empty("phone-incoming", "No contacts yet", EMPTY, new, bring_in))

    def _wire(self) -> None:
        saved = self._office.prefs.get(LAYOUT)
        if isinstance(saved, dict):
            self.table.restore_layout(saved)
        self.table.opened.connect(self.contact_opened)
        self.table.selected.connect(self._glance.start)
        self.table.counted.connect(self._say_line)
        self.table.copied.connect(self._say_copied)
        self.table.view_changed.connect(self._remember)
        self.table.model.modelReset.connect(self._mark_view)
        self._glance.timeout.connect(self._show_chosen)
        self.views.chosen.connect(self.show_view)
        self.views.cleared.connect(self._clear_search)
        self.panelled.panel_moved.connect(self._glance.start)
        self.panel.opened.connect(self._open_chosen)
        self.panel.case_wanted.connect(self._open_case)
        self.columns_button.clicked.connect(self._choose_columns)
        self.copy_button.clicked.connect(self._copy)
        self.table.row_menu_asked.connect(self.open_menu)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self._say_line()
        self.table.view.setFocus()

    def refresh(self) -> None:
        """Read again; whoever looks stays on the same contact."""
        self._is_stale = False
        if self._is_first:
            self._is_first = False
            self.table.set_source(self._office.desk.contacts)
        else:
            self.table.refresh()
            self._glance.start()
        self.views.count(lambda filters: len(self._office.desk.contacts.ids((), filters)))
        self._mark_view()

    def search(self, words: str) -> None:
        """Only contacts in which all `words` stand somewhere; no words, all contacts."""
        if self._is_stale:
            self.refresh()
        self.table.set_filters({ANYWHERE: words} if words.strip() else {})
        self.table.view.setFocus()

    def focus_filter(self) -> None:
        self.table.focus_filter()

    def new_item(self) -> None:
        self.contact_wanted.emit()

    def show_view(self, filters: Filters) -> None:
        self.table.set_filters(filters)
        self._mark_view()

    # ---- inside ----

    def _mark_view(self) -> None:
        self.views.mark(self.table.filters())

    def _clear_search(self) -> None:
        self.table.clear_filters()

    def _remember(self, layout: object) -> None:
        if isinstance(layout, dict):
            self._office.prefs.put(LAYOUT, layout)
        self._say_line()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _say_line(self) -> None:
        count, chosen = self.table.count_words, len(self.table.selected_ids())
        words = [f"{count} contact{'' if count == '1' else 's'}", self.table.order_words, self.table.columns_words]
        words += [f"{chosen:,} selected"] if chosen else []
        self.line_changed.emit(" · ".join(part for part in words if part))

    def _say_copied(self, count: int) -> None:
        self.said.emit(f"{count:,} contact{'' if count == 1 else 's'} copied, with headings")

    def _copy(self) -> None:
        if self.table.selected_ids():
            self.table.copy_selection()
        else:
            self.said.emit("Select the contacts to copy first")

    # ---- the panel ----

    def _show_chosen(self) -> None:
        """The contact one stands on, once the keyboard has come to rest."""
        self._say_line()
        chosen = self.table.selected_ids()
        rows = self._office.desk.contacts.rows(chosen) if len(chosen) == 1 else []
        self._row = rows[0] if rows else None
        if self._row is None:
            self.panel.clear(f"{len(chosen):,} contacts are selected." if len(chosen) > 1 else NOTHING)
        elif self.panelled.is_open:
            self._read(self._row)

    def _read(self, row: ContactRow) -> None:
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

    def open_menu(self, ids: list[int], at: QPoint) -> LastingMenu:
        """What can be done with the rows that are selected."""
        menu = LastingMenu("Selected contacts", self)
        if len(ids) == 1:
            row = self._office.desk.contacts.rows(ids)[0]
            menu.item("Open", lambda: self.contact_opened.emit(row.id))
            if (case_id := row.case_id) is not None:
                menu.item(f"Go to case {row.case_reference}", lambda: self.case_opened.emit(case_id))
        menu.item("Copy with headings", self._copy)
        menu.popup(at)
        return menu

    def _want_import(self) -> None:
        self.place_wanted.emit("import")

    def _choose_columns(self) -> None:
        self.table.open_columns_menu(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))
