"""Everything that was found, by kind; the list at the left keeps to one of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.search import Found, Results
from lado_desktop.ui import labels
from lado_desktop.ui import search_sentences as sentences
from lado_desktop.ui.announce import announce
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.search.items import items
from lado_desktop.ui.widgets.buttons import IconButton
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.controls import IconEdit
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.index_list import Entry, IndexList
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.rows_list import RowsList

MOST: Final = 200
ALL: Final = "all"
PAUSE_MS: Final = 200


class SearchPage(QWidget):
    """Opens on top of where one is. F5 looks again; what is changed elsewhere is looked for again as well."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    closed = Signal()
    line_changed = Signal(str)

    def __init__(self, office: Office, words: str) -> None:
        super().__init__()
        self._office = office
        self._results, self._found = Results(), list[Found]()
        self._kind = ALL
        self.close_button = IconButton("x", "Close what was found", key="Esc")
        self.head = PageHead("Search", " ", [self.close_button])
        self.field = IconEdit(leading="search")
        self.field.setAccessibleName("Words to find")
        self.field.setText(words)
        self.remarks = Notice("info", "")
        self.kinds = fit(IndexList("Kinds of record found"), width=232)
        self.list = RowsList("Found records")
        self.empty = Empty("search", "", "")
        self._stack = QStackedWidget()
        for part in (self.list, self.empty):
            self._stack.addWidget(part)
        top = boxed(vbox(self.field, self.remarks, gap=8, pad=(24, 0, 24, 12)))
        body = hbox(frame("index", vbox(self.kinds, pad=(8, 8, 8, 8))), growing(self._stack), gap=0)
        self.setLayout(vbox(frame("window", vbox(self.head, top, growing(boxed(body)), gap=0)), gap=0))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._wire()
        self.refresh()

    def _wire(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.field.textEdited.connect(lambda _words: self._pause.start())
        self.field.returnPressed.connect(self._into_list)
        self.kinds.wanted.connect(self._keep_to)
        self.kinds.currentItemChanged.connect(lambda *_: self._keep_to_current())
        self.list.opened.connect(self._open)
        self.close_button.clicked.connect(self.closed)
        self._office.bus.changed.connect(lambda _kinds: self._pause.start() if self.isVisible() else None)

    @property
    def title(self) -> str:
        return self.field.text()

    def look_for(self, words: str) -> None:
        """Other words in place of these."""
        self.field.setText(words)
        self._kind = ALL
        self.refresh()

    def arrive(self) -> None:
        self.line_changed.emit("Enter opens a record; Esc goes back")
        self._into_list()

    def refresh(self) -> None:
        """Look again."""
        words, search = self.field.text(), self._office.desk.search
        self._office.tasks.run("searching", lambda _p: (words, search.find(words, most=MOST)), self._show, self._failed)

    def _show(self, answer: tuple[str, Results]) -> None:
        typed, results = answer
        if typed != self.field.text():
            return
        self._results = results
        remarks = sentences.remarks(results)
        self.remarks.say("info", remarks)
        self.remarks.setVisible(bool(remarks))
        count = results.count
        self.head.say(
            "Search", f"{count:,} record{'' if count == 1 else 's'} found for {typed.strip()}, closed ones too"
        )
        kinds = [group.kind for group in results.groups]
        self._kind = self._kind if self._kind in kinds else ALL
        entries = [Entry(ALL, "Everything", count=count)]
        entries += [Entry(group.kind, sentences.KINDS[group.kind], count=group.count) for group in results.groups]
        self.kinds.show_entries(entries)
        self.kinds.mark(self._kind)
        if not results.groups:
            self.empty.say(
                f"Nothing says {typed.strip()}" if typed.strip() else "What are you looking for?", sentences.HELP
            )
        self._stack.setCurrentWidget(self.list if results.groups else self.empty)
        self._show_kind()
        announce(self.list, f"{count} found")

    def _failed(self, trouble: Trouble) -> None:
        self.head.say("Search", labels.sentence(trouble))

    def _keep_to_current(self) -> None:
        if (row := self.kinds.currentRow()) >= 0:
            keys = [ALL, *(group.kind for group in self._results.groups)]
            self._keep_to(keys[row] if row < len(keys) else ALL)

    def _keep_to(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self._show_kind()

    def _show_kind(self) -> None:
        groups = [group for group in self._results.groups if self._kind in (ALL, group.kind)]
        rows, self._found = items(groups)
        self.list.set_items(rows)

    def _into_list(self) -> None:
        if self._found and self.list.current_id() is None:
            self.list.select(0)
        (self.list if self._found else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, place: int) -> None:
        if opens := self._found[place].opens:
            getattr(self, f"{opens[0]}_opened").emit(opens[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
