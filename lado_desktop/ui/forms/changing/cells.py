"""Changing records in their list: one cell at a time under F2, or one field of many records at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QRect, Signal

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.field_changes import FieldChanges
from lado_desktop.ui import labels
from lado_desktop.ui.forms.changing.fields import field_for, value_of
from lado_desktop.ui.forms.changing.many import BulkChange, Named
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.field_popup import FieldPopup
from lado_desktop.ui.widgets.list_page import ListPage

NOT_HERE: Final = "{title} is changed in the record itself: Enter opens it"


class ListChanges(QObject):
    """What a page of records offers besides looking: `page_opened` brings a page to be shown."""

    page_opened = Signal(object)

    def __init__(self, page: ListPage, changes: FieldChanges, office: Office) -> None:
        super().__init__(page)
        self._page, self._changes, self._office = page, changes, office
        page.table.edit_asked.connect(self.edit)

    # ---- one cell ----

    def edit(self, record: int, key: str) -> FieldPopup | None:
        """Open a field over the cell; None where the column says something that is not changed here."""
        table = self._page.table
        number = next(at for at, column in enumerate(table.model.columns) if column.key == key)
        title = table.model.columns[number].title
        about = self._changes.fields.get(key)
        row = table.model.record(table.model.row_of(record))
        if about is None or row is None:
            self._page.said.emit(NOT_HERE.format(title=title))
            return None

        def save(said: Any) -> str:
            return self._saved(record, key, value_of(about, said), title)

        desk = self._office.desk
        field = field_for(about, title, desk.lists, desk.clock.today, getattr(row, key))
        popup = FieldPopup(table, field, "Save", save, lost=self._say_lost)
        cell = table.view.visualRect(table.model.index(table.model.row_of(record), number))
        popup.open_over(QRect(table.view.viewport().mapToGlobal(cell.topLeft()), cell.size()))
        return popup

    def _saved(self, record: int, key: str, value: Any, title: str) -> str:
        try:
            self._changes.change(record, key, value)
        except Invalid as refused:
            return labels.problem(next(iter(refused.problems.values())))
        except Trouble as trouble:
            return labels.sentence(trouble)
        self._page.said.emit(f"{title} changed")
        return ""

    def _say_lost(self, problem: str) -> None:
        self._page.said.emit(f"Not changed. {problem}")

    # ---- many records ----

    def change_many(self) -> BulkChange | None:
        """The rows that are selected, or where that is one or none, all that the filters leave."""
        selected = self._page.table.selected_ids()
        records: Sequence[int] = selected if len(selected) > 1 else list(self._page.table.model.ids())
        if not records:
            self._page.said.emit("There is nothing in the list to change")
            return None
        columns = self._page.table.model.columns
        named = [
            Named(column.key, column.title, self._changes.fields[column.key])
            for column in columns
            if column.key in self._changes.fields and self._changes.fields[column.key].for_many
        ]
        whose = "selected" if len(selected) > 1 else "in the list as it is narrowed now"
        page = BulkChange(self._office, self._changes, self._page.listed, named, records, whose)
        self.page_opened.emit(page)
        return page
