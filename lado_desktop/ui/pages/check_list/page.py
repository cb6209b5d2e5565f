"""A whole list of people checked at once: read from a spreadsheet, shown line by line, saved as a result sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.check_drafts import KNOWN, CheckAnswer, CheckDraft
from lado_desktop.services.check_list import ListedPerson, read_list
from lado_desktop.services.lists import Lists
from lado_desktop.services.saving import save_bytes
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.office import Office
from lado_desktop.ui.tasks import Progress
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import boxed, frame, growing, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Column, FixedRows
from lado_desktop.ui.widgets.working import Working

SHEETS: Final = "Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)"
EMPTY: Final = (
    "Choose a spreadsheet or CSV with a column of names and, better, dates of birth and settings. "
    "Everybody on it is looked for, closed records too; the sheet itself is left as it is."
)
RECORDING: Final = "Each line becomes a contact of its own with its search as proof, to be counted and answered."
SHOWN: Final = 3


@dataclass(frozen=True)
class Checked:
    """One line of the list and who came up; `id` is its number."""

    id: int
    listed: ListedPerson
    answer: CheckAnswer


class CheckListPage(QWidget):
    """`check_asked` carries what a single check is to begin with."""

    closed = Signal()
    said = Signal(str)
    line_changed = Signal(str)
    check_asked = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._checked: tuple[Checked, ...] = ()
        self.open_button = primary("Choose a list", "file-spreadsheet", tip="Ctrl+O")
        self.sheet_button = Button("Save the result sheet", icon="sheet", tip="Ctrl+E")
        self.record_button = Button("Record each as a contact", icon="file-plus")
        self.close_button = IconButton("x", "Close the list", key="Esc")
        tools = [self.record_button, self.sheet_button, self.open_button, self.close_button]
        self.head = PageHead("Record checks of a list", "", tools)
        self.notice, self.working = Notice("info", ""), Working()
        self.table = Table(_columns(office.desk.lists), "People of the list", has_filters=False)
        self.first_button = Button("Choose a list", icon="file-spreadsheet")
        self.empty = Empty("list-checks", "Is anybody on this list known?", EMPTY, button=self.first_button)
        self._stack = QStackedWidget()
        for part in (self.empty, self.table):
            self._stack.addWidget(part)
        top = boxed(vbox(self.notice, self.working, pad=(24, 0, 24, 8)))
        self.setLayout(vbox(frame("window", vbox(self.head, top, growing(self._stack), gap=0)), gap=0))
        self._wire()
        self._show()

    def _wire(self) -> None:
        for button in (self.open_button, self.first_button):
            button.clicked.connect(self.choose)
        self.sheet_button.clicked.connect(self.export_page)
        self.record_button.clicked.connect(self.ask_record)
        self.close_button.clicked.connect(self.closed)
        self.table.opened.connect(self._open)

    def arrive(self) -> None:
        self.line_changed.emit("Enter opens a line as a check of its own")
        (self.table.view if self._checked else self.first_button).setFocus()

    # ---- the list ----

    def choose(self) -> None:
        self._office.asker.open_file(self, "Choose a list of people", SHEETS, self.check)

    def check(self, path: Path) -> None:
        """Read the sheet and look for everybody on it."""
        checks = self._office.desk.checks

        def job(progress: Progress) -> tuple[Checked, ...]:
            progress.say("checking")
            listed = read_list(path, lambda: not progress.is_cancelled)
            answers = checks.many([one.question for one in listed])
            checks.note_search(answers)
            return tuple(Checked(one.row, one, answer) for one, answer in zip(listed, answers, strict=True))

        self._run(job, self._done, "The list was not checked")

    def _done(self, checked: tuple[Checked, ...]) -> None:
        self._checked = checked
        self._show()
        self.table.view.setFocus()

    def _show(self) -> None:
        self.table.set_source(FixedRows(self._checked, self.table.model.columns))
        self._stack.setCurrentWidget(self.table if self._checked else self.empty)
        for button in (self.sheet_button, self.record_button):
            button.setEnabled(bool(self._checked))
        known = sum(1 for one in self._checked if one.answer.result == KNOWN)
        unread = [str(one.listed.sheet_row) for one in self._checked if one.listed.is_date_unread]
        words = f"{len(self._checked):,} people, {known:,} known, please call" if self._checked else ""
        more = f"Dates of birth that could not be read, in lines {', '.join(unread)}: only the name was searched there."
        self.notice.say("warn" if known else "good", words, more if unread else "")

    def _open(self, number: int) -> None:
        question = next(one.answer.question for one in self._checked if one.id == number)
        born = f" {question.date_of_birth:%d/%m/%Y}" if question.date_of_birth else ""
        self.check_asked.emit(f"{question.name}{born}{f' at {question.setting}' if question.setting else ''}")

    # ---- out ----

    def export_page(self) -> None:
        """Save the result sheet; candidates stand in it by reference alone."""
        if self._checked:
            name = "Record checks.xlsx"
            self._office.asker.save_file(self, "Save the result sheet", name, "Workbooks (*.xlsx)", self._save)

    def _save(self, path: Path) -> None:
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        papers, answers = self._office.desk.check_papers, [one.answer for one in self._checked]
        words = "The result sheet was saved, not encrypted"

        def job(_progress: Progress) -> None:
            save_bytes(path, papers.sheet(answers))

        self._run(job, lambda _nothing: self.said.emit(words), "The result sheet was not saved")

    def ask_record(self) -> None:
        verb = Verb("record", f"Record {len(self._checked):,} contacts")
        title = f"Record {len(self._checked):,} record checks?"
        self._office.asker.choose(self, title, RECORDING, [verb], lambda _key: self._record())

    def _record(self) -> None:
        checks, answers = self._office.desk.checks, [one.answer for one in self._checked if one.answer.question.name]

        def job(progress: Progress) -> int:
            checks.record_all(
                [CheckDraft(answer=answer) for answer in answers],
                lambda done: progress.say("recording_checks", done, len(answers)),
            )
            return len(answers)

        self._run(job, self._recorded, "The checks were not recorded")

    def _recorded(self, number: int) -> None:
        self.record_button.setEnabled(False)
        self.said.emit(f"{number:,} record checks recorded")

    def _run(self, job: Callable[[Progress], Any], done: Callable[[Any], None], title: str) -> None:
        def failed(trouble: Trouble) -> None:
            self._office.asker.tell(self, title, labels.sentence(trouble))

        self.working.show_task(self._office.tasks.run("checking", job, done, failed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_O and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.choose()
        else:
            super().keyPressEvent(event)


def _columns(lists: Lists) -> Sequence[Column[Checked]]:
    def result(row: Checked) -> Cell:
        words = lists.label("check_result", row.answer.result)
        return Cell(words, "strong") if row.answer.result == KNOWN else Cell(words, "muted")

    return [
        Column("row", "Row", 64, lambda row: Cell(str(row.id), "muted", key=row.id), "number"),
        Column("name", "Name", 220, lambda row: Cell(row.answer.question.name)),
        Column("born", "Born", 120, lambda row: Cell(short_date(row.answer.question.date_of_birth), "muted")),
        Column("setting", "Setting", 200, lambda row: Cell(row.answer.question.setting, "muted")),
        Column("result", "Result", 180, result),
        Column("likely", "Who may be meant", 420, lambda row: Cell(_likely(row.answer), "muted")),
    ]


def _likely(answer: CheckAnswer) -> str:
    return "; ".join(
        f"{one.name or 'restricted'}, {one.reference} ({one.score}: {labels.why(one.reasons).lower()})"
        for one in answer.candidates[:SHOWN]
    )
