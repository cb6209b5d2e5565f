"""The documents of one record: attached, read inside the program, described, saved as a copy, removed, put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.document_kinds import endings
from lado_desktop.services.documents import DocumentRow
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.forms.document import DocumentForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.documents.viewer import Viewer
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button, IconButton, link, primary
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem
from lado_desktop.ui.widgets.working import Working

T = TypeVar("T")
FILTERS: Final = f"Documents ({' '.join(f'*.{ending}' for ending in endings())});;All files (*)"
LINE: Final = "Kept inside the encrypted file. Enter reads one here; a saved copy is not encrypted"
LIST_WIDTH: Final = 360
WIDE_HEAD: Final = 960
EMPTY_TITLE: Final = "No documents yet"
EMPTY: Final = (
    "Referral forms, statements and letters are kept inside the encrypted file, beside the record they belong to. "
    "Choose a file, or drop one here; the original stays where it is."
)
ICONS: Final = {"picture": "eye", "pdf": "file-text", "text": "text", "": "package"}
NOT_ENCRYPTED: Final = (
    "The copy will not be encrypted: whoever can open the folder can read it, and programs that open it may keep "
    "copies of their own. That it was saved is recorded."
)


class DocumentsPage(QWidget):
    """Documents of the record `record` of a kind such as "contact". Raises `NotFound`."""

    closed = Signal()
    said = Signal(str)
    line_changed = Signal(str)

    def __init__(self, office: Office, kind: str, record: int) -> None:
        super().__init__()
        self._office, self.kind, self.record = office, kind, record
        self._documents = office.desk.documents
        self._rows: tuple[DocumentRow, ...] = ()
        self._read: int | None = None
        self._title = self._documents.title(kind, record)
        self.setAcceptDrops(True)
        self._build()
        self._wire()
        self._show()

    def _build(self) -> None:
        self.add_button = primary("Attach a document", "plus", tip="Ctrl+O")
        self.first_button = Button("Attach a document", icon="plus")
        self.edit_button = Button("Describe", icon="pencil-line", tip="F2")
        self.copy_button = Button("Save a copy", icon="copy", tip="Ctrl+E")
        self.remove_button = Button("Remove", icon="x", tip="Delete")
        self.close_button = IconButton("arrow-left", "Back to the record", key="Esc")
        tools = [self.edit_button, self.copy_button, self.remove_button, self.add_button, self.close_button]
        self.head = PageHead(f"Documents of {self._title}", LINE, tools)
        self.list = RowsList("Documents")
        self.put_back = link("Put back what was removed", "history")
        self.working = Working()
        self.viewer = Viewer()
        side = fit(boxed(vbox(growing(self.list), self.working, self.put_back, pad=(0, 0, 16, 0))), width=LIST_WIDTH)
        self.full = boxed(hbox(side, growing(self.viewer), gap=0, pad=(24, 0, 24, 24)))
        self.empty = Empty("file-text", EMPTY_TITLE, EMPTY, button=self.first_button)
        self._stack = QStackedWidget()
        for part in (self.full, self.empty):
            self._stack.addWidget(part)
        page = frame("window", vbox(self.head, growing(self._stack), gap=0))
        self.panel = EditorPanel(self._office.asker)
        self.panelled = Panelled(page, self.panel)
        self.panelled.set_open(False)
        self.setLayout(vbox(self.panelled, gap=0))

    def _wire(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.first_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.copy_button.clicked.connect(self.export_page)
        self.remove_button.clicked.connect(self.remove)
        self.put_back.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.closed)
        self.list.opened.connect(self.read)
        self.list.selected.connect(lambda _id: self._forget_other())
        self.panel.saved.connect(self.said)
        self.panel.left.connect(lambda: self.panelled.set_open(False))
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        self.line_changed.emit(f"Documents of {self._title}")
        (self.list if self._rows else self.first_button).setFocus()

    def refresh(self) -> None:
        self._show()

    def save_page(self) -> None:
        self.panel.save()

    # ---- attaching ----

    def add(self) -> None:
        """Choose a file to attach a copy of."""
        self._office.asker.open_file(self, "Attach a document", FILTERS, lambda path: self.attach([path]))

    def attach(self, paths: list[Path]) -> None:
        """Attach copies of files, one after the other."""
        for path in paths:
            job = partial(self._add_file, path)
            self.working.show_task(self._office.tasks.run("attaching", job, self._attached, self._refused))

    def _add_file(self, path: Path, _progress: object) -> int:
        return self._documents.add_file(self.kind, self.record, path)

    def _attached(self, number: int) -> None:
        self._show()
        self.list.select(number)
        self.said.emit("Attached. The original stays where it is, not encrypted")

    def _refused(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "It was not attached", labels.sentence(trouble))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A copy is attached; what was dropped is never moved away."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # ---- one document ----

    def read(self, number: int) -> None:
        """Show a document here; that it was opened is recorded."""
        shown_as = self._row(number).shown_as
        body = b""
        if shown_as and (found := self._tried("It was not opened", partial(self._documents.open, number))) is not None:
            body = found
        elif shown_as:
            return
        self._read = number
        self.viewer.show_document(shown_as, body)

    def edit(self) -> None:
        """Describe the document one stands on, at the side."""
        number = self.list.current_id()
        if number is not None:
            self.panel.edit("document", "The document", DocumentForm(self._office, self._documents.draft(number)))
            self.panelled.set_open(True)
            if self.panel.form:
                self.panel.form.focus_first()

    def export_page(self) -> None:
        """Save a copy of the document one stands on, after saying what that means."""
        number = self.list.current_id()
        if number is None:
            return
        verb = Verb("save", "Save a copy")
        title = "Save a copy outside the tracker?"
        self._office.asker.choose(self, title, NOT_ENCRYPTED, [verb], lambda _key: self._ask_where(number))

    def _ask_where(self, number: int) -> None:
        """The name that is proposed is the reference's: names of files end up in lists of recent files."""
        ending = self._row(number).name.rpartition(".")[2]
        name = f"Document {number} of {self._title if self.kind != 'setting' else 'a setting'}.{ending}".replace(
            "/", "-"
        )
        self._office.asker.save_file(self, "Save a copy", name, f"*.{ending}", partial(self._save_copy, number))

    def _save_copy(self, number: int, path: Path) -> None:
        if self._tried("The copy was not saved", lambda: self._documents.save_copy(number, path)) is not None:
            self.said.emit("A copy was saved, not encrypted: keep it where only those who need it can open it")

    def remove(self) -> None:
        """Take a document away; it can be put back from here."""
        number = self.list.current_id()
        if number is None:
            return

        def removed(_key: str) -> None:
            self._tried("It was not removed", lambda: self._documents.remove(number))
            self.said.emit("Document removed. It can be put back")

        words = "It is not shown any more. Its bytes stay in the encrypted file, and it can be put back."
        verb = Verb("remove", "Remove the document", is_dangerous=True)
        self._office.asker.choose(self, "Remove this document?", words, [verb], removed)

    def restore(self) -> None:
        """Put back the document that was removed last."""
        if gone := self._documents.removed(self.kind, self.record):
            self._tried("It was not put back", lambda: self._documents.put_back(gone[-1].id))
            self.list.select(gone[-1].id)
            self.said.emit("Document put back")

    def _tried(self, title: str, do: Callable[[], T]) -> T | None:
        try:
            return do()
        except Trouble as trouble:
            self._office.asker.tell(self, title, labels.sentence(trouble))
            return None

    # ---- showing ----

    def _show(self) -> None:
        try:
            self._title = self._documents.title(self.kind, self.record)
        except NotFound:
            self.closed.emit()
            return
        self._rows = self._documents.of(self.kind, self.record)
        self.list.set_items([self._item(row) for row in self._rows])
        if self._rows and self.list.current_id() is None:
            self.list.select(self._rows[0].id)
        has_removed = bool(self._documents.removed(self.kind, self.record))
        self.put_back.setVisible(has_removed)
        self._stack.setCurrentWidget(self.full if self._rows or has_removed else self.empty)
        for button in (self.edit_button, self.copy_button, self.remove_button):
            button.setEnabled(bool(self._rows))
        self._forget_other()

    # ---- what is typed in the panel, for keeping ----

    @property
    def kept_form(self) -> str:
        """ "documents-case": a number alone does not say of which kind the record is."""
        return f"documents-{self.kind}"

    @property
    def kept_record(self) -> int:
        return self.record

    def kept_values(self) -> Mapping[str, Any] | None:
        form = self.panel.form
        return form.kept() if form and form.is_unsaved else None

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.list.select(int(values["id"]))
        self.edit()
        if self.panel.form:
            self.panel.form.show_kept(values)

    def _item(self, row: DocumentRow) -> ListItem:
        what = self._office.desk.lists.label("document_kind", row.kind)
        size = QLocale(QLocale.Language.English).formattedDataSize(row.size, 0)
        line = ", ".join(part for part in (what, size, row.note) if part)
        return ListItem(
            row.id, row.name, line, right=short_date(row.added_on), right_line=row.added_by, icon=ICONS[row.shown_as]
        )

    def _row(self, number: int) -> DocumentRow:
        return next(row for row in self._rows if row.id == number)

    def _forget_other(self) -> None:
        """Whoever stands on another document does not see this one any more."""
        if self._read is not None and self.list.current_id() != self._read:
            self._read = None
            self.viewer.forget()

    def _changed(self, kinds: frozenset[str]) -> None:
        if "Document" in kinds:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whose documents they are goes before the words of buttons."""
        super().resizeEvent(event)
        for button in (self.edit_button, self.copy_button, self.remove_button, self.add_button):
            button.set_compact(self.width() < px(WIDE_HEAD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {"F2": self.edit, "Del": self.remove, "Ctrl+O": self.add, "Esc": self._leave}
        if do := deeds.get(QKeySequence(event.keyCombination()).toString()):
            do()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.panel.finish() if self.panel.form else self.closed.emit()
