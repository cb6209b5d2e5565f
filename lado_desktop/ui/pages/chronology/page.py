"""A chronology: worked out from records, written lines and notes among them, printed as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import NotFound
from lado_desktop.services.chronology import chosen
from lado_desktop.services.chronology_drafts import ChronologyPage as Chronology
from lado_desktop.services.chronology_drafts import EntryDraft, Line
from lado_desktop.ui import labels
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.forms.entry import EntryForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.chronology.columns import columns
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_radio import RadioField
from lado_desktop.ui.widgets.layout import boxed, frame, growing, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import FixedRows

if TYPE_CHECKING:
    from lado_desktop.ui.widgets.paper_preview import PaperPreview

LINE: Final = "Enter opens a line, Insert adds one, Delete removes a written one, Ctrl+P prints what is shown"
SHOWN: Final = (
    Choice("all", "Everything"),
    Choice("worked_out", "Worked out from records"),
    Choice("written", "Written lines and notes"),
)
EMPTY: Final = "What happens on the record appears here by itself. What else is known can be written among it."


class ChronologyPage(QWidget):
    """Of a "contact", "case", "person" or "setting". Raises `NotFound`, "reason_needed"."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, kind: str, record_id: int) -> None:
        super().__init__()
        self._office, self._kind, self._record_id = office, kind, record_id
        self.kept_form = f"chronology-{kind}"
        self._is_stale = self._was_here = False
        self._preview: PaperPreview | None = None
        self._page = office.desk.chronology.open(kind, record_id)
        self._lines: tuple[Line, ...] = ()
        self._build()
        self._wire()
        self._show(self._page)

    def _build(self) -> None:
        self.add_button = primary("Add a line", "plus", tip="Insert")
        self.print_button = Button("Print", icon="printer", tip="Ctrl+P")
        self.close_button = IconButton("x", "Close the chronology", key="Esc")
        self.head = PageHead("", tools=[self.print_button, self.add_button, self.close_button])
        self.shown = RadioField("Shown", SHOWN)
        self.table = Table(columns(), "Chronology", order=(("day", False),))
        self.table.set_empty(Empty("list", "Nothing yet", EMPTY))
        top = boxed(vbox(self.shown, pad=(24, 0, 24, 8)))
        page = frame("window", vbox(self.head, top, growing(self.table), gap=0))
        self.panel = EditorPanel(self._office.asker)
        self.panelled = Panelled(page, self.panel)
        self.panelled.set_open(False)
        self.sides = QStackedWidget()
        self.sides.addWidget(self.panelled)
        self.setLayout(vbox(self.sides, gap=0))

    def _wire(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.print_button.clicked.connect(self.print_page)
        self.close_button.clicked.connect(self.go_back)
        self.shown.changed.connect(self._show_lines)
        self.table.opened.connect(self.open_line)
        self.panel.saved.connect(self.said)
        self.panel.left.connect(self._left)
        self._office.bus.changed.connect(self._changed)
        QShortcut(QKeySequence("Insert"), self).activated.connect(self.add)

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(LINE)
        if not self._was_here:
            self._was_here = True
            self.table.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        try:
            self._show(self._office.desk.chronology.again(self._kind, self._record_id))
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()

    def save_page(self) -> None:
        if self.is_at_paper:
            self.preview.ask_where()
        else:
            self.panel.save()

    def print_page(self) -> None:
        """What is shown, as it is stored; what stands in the panel is finished first."""
        self.panel.finish(lambda: after_reason(self._office, self, self._kind, self._record_id, self._print))

    def focus_filter(self) -> None:
        self.table.focus_filter()

    # ---- written lines ----

    def add(self) -> None:
        """A line of today about this record."""
        self._edit(self._office.desk.chronology.blank(self._kind, self._record_id))

    def open_line(self, line_id: int) -> None:
        """A written line in the panel; any other at the record it was worked out from."""
        line = next(one for one in self._lines if one.id == line_id)
        if line.entry is not None:
            self._edit(line.entry)
        elif line.opens and line.opens != (self._kind, self._record_id):
            kind, record = line.opens
            {"contact": self.contact_opened, "case": self.case_opened, "meeting": self.meeting_opened}[kind].emit(
                record
            )

    def _edit(self, draft: EntryDraft) -> None:
        def go_on() -> None:
            form = EntryForm(self._office, draft)
            entry_id = draft.id
            remove = (lambda: self._office.desk.chronology.remove(entry_id)) if entry_id else None
            self.panel.edit("line", "Written line" if entry_id else "New line", form, remove)
            self.add_button.set_kind("default")  # Save is the main thing now
            self.panelled.set_open(True)
            form.fields["text" if entry_id is None else "happened_on"].focus()

        self.panel.finish(go_on)

    # ---- what is typed, for keeping ----

    @property
    def kept_record(self) -> int:
        return self._record_id

    def kept_values(self) -> Mapping[str, Any] | None:
        """What stands in the panel."""
        form = self.panel.form
        if form is None or not self.panel.is_unsaved:
            return None
        return {"draft": form.kept()}

    def take_up(self, values: Mapping[str, Any]) -> None:
        self._edit(self._office.desk.chronology.blank(self._kind, self._record_id))
        if form := self.panel.form:
            form.show_kept(values["draft"])

    # ---- the paper ----

    @property
    def preview(self) -> PaperPreview:
        """Made when a paper is first asked for: what shows a PDF is large to load."""
        if self._preview is None:
            from lado_desktop.ui.widgets.paper_preview import PaperPreview

            office = self._office
            self._preview = PaperPreview(office.tasks, office.asker, "chronology", "chronology", "Back to the lines")
            self._preview.left.connect(self._back)
            self._preview.said.connect(self.said)
            self.sides.addWidget(self._preview)
        return self._preview

    @property
    def is_at_paper(self) -> bool:
        return self.sides.currentIndex() > 0

    def _print(self) -> None:
        chronology, only = self._office.desk.chronology, self.shown.value()
        reference = "of a setting" if self._kind == "setting" else self._page.title
        self.sides.setCurrentWidget(self.preview)
        self.preview.show_paper(f"Chronology {reference}", lambda: chronology.pdf(self._kind, self._record_id, only))

    def _back(self) -> None:
        self.sides.setCurrentIndex(0)
        self.print_button.setFocus()

    # ---- inside ----

    def _show(self, page: Chronology) -> None:
        self._page = page
        self.head.say(f"Chronology of {self._kind} {page.title}", page.about)
        self._show_lines()

    def _show_lines(self) -> None:
        self._lines = chosen(self._page.lines, self.shown.value())
        current = self.table.current_id()
        self.table.set_source(FixedRows(self._lines, self.table.model.columns))
        if current is not None:
            self.table.select(current)

    def _left(self) -> None:
        self.add_button.set_kind("primary")
        self.panelled.set_open(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, _kinds: frozenset[str]) -> None:
        """Whatever was changed may be told here."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def go_back(self) -> None:
        """From the paper to the lines; from the lines out, once what stands in the panel is finished."""
        if self.is_at_paper:
            self.preview.leave()
        elif self.panel.form is not None:
            self.panel.finish()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove_current()
        else:
            super().keyPressEvent(event)

    def _remove_current(self) -> None:
        """The written line one stands on; it is asked first."""
        line = next((one for one in self._lines if one.id == self.table.current_id()), None)
        if line is not None and line.entry is not None:
            self._edit(line.entry)
            self.panel.remove_button.click()
