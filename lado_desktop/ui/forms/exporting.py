"""A list written into a file, as it is shown: what that means is said before, how far it is while it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.office import Office
from lado_desktop.ui.tasks import Progress
from lado_desktop.ui.widgets.list_page import ListPage
from lado_desktop.ui.widgets.table_text import words_of

FILES: Final = "Excel workbook (*.xlsx);;Comma separated (*.csv)"
NOT_ENCRYPTED: Final = (
    "The file will not be encrypted: whoever can open the folder can read it. "
    "It holds the columns and rows that are shown now. That they were exported is recorded with each of them."
)


class ListExporting(QObject):
    """Ctrl+E on a page that is a list of records of one `kind`, such as "Contact"."""

    def __init__(self, page: ListPage, office: Office, kind: str) -> None:
        super().__init__(page)
        self._page, self._office, self._kind = page, office, kind

    def ask(self) -> None:
        """Say what it means, then where to."""
        count = self._page.table.model.rowCount()
        if not count:
            self._page.said.emit("There is nothing in the list to export")
            return
        title = f"Export {self._page.counted(count)}"
        self._office.asker.choose(self._page, title, NOT_ENCRYPTED, [Verb("go", "Choose where to")], self._choose_place)

    def _choose_place(self, _verb: str) -> None:
        name = f"{self._page.listed.place}.xlsx"
        self._office.asker.save_file(self._page, f"Export {self._page.listed.many}", name, FILES, self.write)

    def write(self, path: Path) -> None:
        model = self._page.table.model
        columns = [model.columns[number] for number in self._page.table.header.shown()]
        records, titles = list(model.ids()), [column.title for column in columns]
        source, export, kind = self._page.source, self._office.desk.exports, self._kind

        def lines(ids: Sequence[int]) -> Iterator[Sequence[str]]:
            for row in source.rows(ids):
                yield [words_of(column, column.show(row)) for column in columns]

        def job(progress: Progress) -> int:
            def watch(done: int, of: int) -> None:
                progress.stop_if_cancelled()
                progress.say("writing_list", done, of)

            return export.write(path, kind, records, titles, lines, watch)

        def done(count: int) -> None:
            self._page.said.emit(f"{self._page.counted(count)} exported")

        self._page.working.show_task(self._office.tasks.run("writing_list", job, done, self._failed))

    def _failed(self, trouble: Trouble) -> None:
        self._office.asker.tell(self._page, "It was not exported", labels.sentence(trouble))
