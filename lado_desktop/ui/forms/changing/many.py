"""One field of many records, looked at before it is changed: what becomes of each, and what is refused and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.field_changes import Change, ChangedField, FieldChanges, Preview
from lado_desktop.ui import labels
from lado_desktop.ui.forms.changing.fields import field_for, value_of, words_of
from lado_desktop.ui.office import Office
from lado_desktop.ui.tasks import Progress
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.list_page import Listed
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Cell, Column, Order
from lado_desktop.ui.widgets.working import Working

PAUSE_MS: Final = 300
FIELD_WIDTH: Final = 304


@dataclass(frozen=True)
class Named:
    """A field that can be changed, by its key and the title of its column."""

    key: str
    title: str
    about: ChangedField


@dataclass(frozen=True)
class Line:
    """What becomes of one record, in words."""

    id: int
    reference: str
    before: str
    after: str
    problem: str


class BulkChange(QWidget):
    """`closed` when it is done or left. Nothing is stored before the button says so."""

    closed = Signal()
    said = Signal(str)

    def __init__(
        self,
        office: Office,
        changes: FieldChanges,
        listed: Listed,
        fields: Sequence[Named],
        records: Sequence[int],
        whose: str,
    ) -> None:
        super().__init__()
        self._office, self._changes, self._listed = office, changes, listed
        self._fields, self._records = {field.key: field for field in fields}, records
        self.preview: Preview | None = None
        self.which = CodeField("Change", [Choice(field.key, field.title) for field in fields], blank=None)
        self._value: Field | None = None
        self._room = hbox(gap=0)
        self.notice = Notice("info", "Choose what to change, and to what")
        self.working = Working()
        self.table = Table(_columns(), "What becomes of each", has_filters=False)
        self.go, self.cancel = primary("Change"), Button("Cancel", tip="Esc")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out(f"Change {self._counted(len(records))}", f"Those that are {whose}")
        self._wire()
        self.choose()

    def _lay_out(self, title: str, line: str) -> None:
        which = fit(boxed(vbox(self.which)), width=FIELD_WIDTH)
        value = fit(boxed(self._room), width=FIELD_WIDTH)
        fields = boxed(hbox(which, value, None, gap=16, pad=(24, 0, 24, 12)))
        said = boxed(vbox(self.notice, self.working, gap=8, pad=(24, 0, 24, 12)))
        foot = frame("foot", hbox(None, self.cancel, self.go, gap=8, pad=(24, 10, 24, 10)))
        page = frame("window", vbox(PageHead(title, line), fields, said, growing(self.table), foot, gap=0))
        self.setLayout(vbox(page, gap=0))

    def _wire(self) -> None:
        self.which.changed.connect(self.choose)
        self._pause.timeout.connect(self.look)
        self.go.clicked.connect(self.store)
        self.cancel.clicked.connect(self.closed)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def arrive(self) -> None:
        self.which.focus()

    @property
    def value(self) -> Field:
        """The field for the value."""
        assert self._value is not None  # noqa: S101 - one of the fields is always chosen
        return self._value

    def _counted(self, count: int) -> str:
        return f"{count:,} {self._listed.one if count == 1 else self._listed.many}"

    @property
    def _field(self) -> Named:
        return self._fields[self.which.value()]

    def choose(self) -> None:
        """Another field, another value to give."""
        if self._value is not None:
            self._value.hide()
            self._value.deleteLater()
        desk = self._office.desk
        self._value = field_for(self._field.about, "To", desk.lists, desk.clock.today)
        self._value.changed.connect(self._wait)
        self._room.addWidget(self._value)
        self._show(None)

    def _wait(self) -> None:
        self._show(None)
        self._pause.start()

    # ---- looking ----

    def look(self) -> None:
        """See what would become of the records."""
        field = self._field
        if self.value.own_problem():
            return
        value = value_of(field.about, self.value.value())

        def job(progress: Progress) -> Preview:
            return self._changes.preview(self._records, field.key, value, _watch(progress))

        self.working.show_task(self._office.tasks.run("looking", job, self._looked, self._failed))

    def _looked(self, preview: Preview) -> None:
        if preview.key == self.which.value():
            self._show(preview)

    def _failed(self, trouble: Trouble) -> None:
        self.notice.say("bad", "Nothing was changed", labels.sentence(trouble))
        self.go.setEnabled(bool(self.preview and self.preview.changes))

    def _show(self, preview: Preview | None) -> None:
        self.preview = preview
        self.table.set_source(_Lines(preview, self._line))
        count = len(preview.changes) if preview else 0
        self.go.setEnabled(count > 0)
        self.go.set_words(f"Change {self._counted(count)}" if count else "Change")
        if preview is None:
            self.notice.say("info", "Choose what to change, and to what")
            return
        parts = [f"{preview.same:,} say so already"] if preview.same else []
        parts += [f"{len(preview.refused):,} cannot be changed: why stands beside each"] if preview.refused else []
        title = f"{self._counted(count)} will change" if count else "Nothing will change"
        self.notice.say("warn" if preview.refused else "info", title, ". ".join(parts))

    def _line(self, change: Change, preview: Preview) -> Line:
        lists, about = self._office.desk.lists, self._field.about
        return Line(
            change.id,
            change.reference,
            words_of(about, change.before, lists),
            "" if change.problem else words_of(about, preview.value, lists),
            labels.problem(change.problem) if change.problem else "",
        )

    # ---- changing ----

    def store(self) -> None:
        preview = self.preview
        if preview is None or not preview.changes:
            return
        self.go.setEnabled(False)
        changes = self._changes
        job: Callable[[Progress], int] = lambda _progress: changes.store(preview)  # noqa: E731 - a job is a function
        self.working.show_task(self._office.tasks.run("changing", job, self._stored, self._failed))

    def _stored(self, count: int) -> None:
        self.said.emit(f"{self._field.title} changed in {self._counted(count)}")
        self.closed.emit()


class _Lines:
    """The rows of the table, put into words when somebody looks at them: there may be very many."""

    def __init__(self, preview: Preview | None, line: Callable[[Change, Preview], Line]) -> None:
        self._preview, self._line = preview, line
        self._changes = {one.id: one for one in (*preview.refused, *preview.changes)} if preview else {}

    def ids(self, _order: Order, _filters: Mapping[str, str]) -> Sequence[int]:
        return list(self._changes)

    def rows(self, ids: Sequence[int]) -> Sequence[Line]:
        return [self._line(self._changes[one], self._preview) for one in ids] if self._preview else []


def _watch(progress: Progress) -> Callable[[int, int], None]:
    def watch(done: int, of: int) -> None:
        progress.stop_if_cancelled()
        progress.say("looking", done, of)

    return watch


def _columns() -> list[Column[Line]]:
    return [
        Column("reference", "Reference", 120, lambda line: Cell(line.reference, "ref"), "reference", sortable=False),
        Column("before", "Now", 240, lambda line: Cell(line.before, "muted"), sortable=False),
        Column("after", "Then", 240, lambda line: Cell(line.after, "strong"), sortable=False),
        Column("problem", "Why not", 400, _problem_cell, "chips", sortable=False),
    ]


def _problem_cell(line: Line) -> Cell:
    return Cell(chips=((line.problem, "bad", ""),)) if line.problem else Cell()
