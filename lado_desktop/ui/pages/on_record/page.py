"""What the pages of a person and of a setting share: head, cards, the panel at the side, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.appearances import Appearance
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.merge_words import parted_words
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.on_record.lines import Lines
from lado_desktop.ui.pages.on_record.months import MonthsCard
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, IconButton, link, quiet
from lado_desktop.ui.widgets.card import Card, Facts, PageHead, key_facts
from lado_desktop.ui.widgets.chips import Chip, ChipLook
from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, scrolled, vbox
from lado_desktop.ui.widgets.list_card import ListCard
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_menu import Items, RecordMenu
from lado_desktop.ui.widgets.side_parts import Editor, SideParts

KINDS: Final = frozenset(
    {"Person", "PersonName", "PersonChild", "Child", "Setting", "SettingName", "SettingContact", "Role", "Term"}
    | {"Contact", "ContactAdult", "ContactCategory", "ThresholdDecision", "Case", "Meeting", "Attendance"}
    | {"PatternRule", "PatternDismissal", "PersonMerge", "SettingMerge", "Restriction"}
)
STACKED_BELOW: Final = 880
WIDE_HEAD: Final = 960
KeyFact = tuple[str, str | QWidget, str]


class OnRecordPage(QWidget):
    """Enter opens what one stands on; F2 edits; Esc closes the panel, then the page."""

    kept_form = ""
    kind: ClassVar[str] = ""
    noun: ClassVar[str] = ""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    pattern_opened = Signal(int, int)
    contact_about_wanted = Signal(str, int)
    merge_wanted = Signal(str, int, int)
    documents_wanted = Signal(str, int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, record: int) -> None:
        super().__init__()
        self._office = office
        self._page: Any = self._service.page(record)
        self.kept_record: int = self._number
        self._is_stale = self._was_here = False
        self._build()
        self._wire()
        self._show()

    # ---- what a person's and a setting's page say differently ----

    @property
    def _service(self) -> Any:
        raise NotImplementedError

    @property
    def _number(self) -> int:
        """The id of the record that is shown: of the one kept, where it was merged."""
        raise NotImplementedError

    @property
    def _head(self) -> tuple[str, str, Sequence[ChipLook]]:
        """Title, line below it, chips."""
        raise NotImplementedError

    @property
    def _key_facts(self) -> Sequence[KeyFact]:
        raise NotImplementedError

    @property
    def _facts(self) -> Sequence[tuple[str, str]]:
        """What is recorded, as names and values."""
        raise NotImplementedError

    @property
    def _editors(self) -> Mapping[str, Editor]:
        raise NotImplementedError

    def _own_card(self) -> ListCard:
        """The card of roles, or of those who work there."""
        raise NotImplementedError

    def _show_own(self, lines: Lines) -> None:
        raise NotImplementedError

    # ---- building ----

    def _build(self) -> None:
        self.edit_button = Button("Edit", icon="pencil-line", tip="F2")
        self.contact_button = quiet(f"New contact about this {self.noun}", "phone-incoming")
        self.documents_button = quiet("Documents", "file-text", tip="Ctrl+D")
        self.more = RecordMenu(self.kind, lambda: self.kept_record, self._more_items)
        self.close_button = IconButton("x", f"Close the {self.noun}", key="Esc")
        self._folding = [self.contact_button, self.documents_button, self.more, self.edit_button]
        self.head = PageHead("", tools=[*self._folding, self.close_button])
        self._key_row = vbox()
        body = vbox(self._key_row, self._board(), None, gap=16, pad=(24, 0, 24, 24))
        page = frame("window", vbox(self.head, growing(scrolled(boxed(body))), gap=0))
        self.panel = EditorPanel(self._office.asker)
        self.panelled = Panelled(page, self.panel)
        self.panelled.set_open(False)
        self.parts = SideParts(self.panelled, self.panel, self._editors)
        self.setLayout(vbox(self.panelled, gap=0))

    def _more_items(self) -> Items:
        return [("Merge with another…", lambda: self.merge_wanted.emit(self.kind, self.kept_record, 0))]

    def _board(self) -> QWidget:
        self.patterns = ListCard("Patterns", "")
        self.records = ListCard("Contacts, cases and meetings", "Nothing is recorded.")
        self.months = MonthsCard(self._office.desk.lists)
        self.own = self._own_card()
        self.merged = ListCard("Merged into this one", "")
        self.facts = Facts()
        self.edit_link = link("Edit", "pencil-line")
        self.edit_link.setAccessibleName("Edit the facts")
        facts = Card("Facts", vbox(self.facts), [self.edit_link])
        left = boxed(vbox(self.patterns, self.records, self.months, None, gap=16))
        right = boxed(vbox(self.own, facts, self.merged, None, gap=16))
        return Beside(left, right, below=STACKED_BELOW)

    def _wire(self) -> None:
        self.edit_button.clicked.connect(self.edit)
        self.edit_link.clicked.connect(self.edit)
        self.contact_button.clicked.connect(lambda: self.contact_about_wanted.emit(self.kind, self.kept_record))
        self.documents_button.clicked.connect(self.show_documents)
        self.close_button.clicked.connect(self.go_back)
        self.patterns.opened.connect(self._open_pattern)
        self.records.opened.connect(self._open_record)
        self.merged.opened.connect(self._ask_part)
        self.parts.said.connect(self.said)
        self.panelled.panel_moved.connect(self._fit_head)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        """Read again if anything changed meanwhile."""
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(self.head.title.text())
        if not self._was_here:
            self._was_here = True
            self.records.rows.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        try:
            self._page = self._service.again(self.kept_record)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self.kept_record = self._number
        self._show()

    def save_page(self) -> None:
        self.panel.save()

    def edit(self) -> None:
        """Change the facts."""
        self.parts.edit(self.noun)

    def show_documents(self) -> None:
        self.documents_wanted.emit(self.kind, self.kept_record)

    def kept_values(self) -> Mapping[str, Any] | None:
        return self.parts.kept_values()

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.parts.take_up(values)

    def go_back(self) -> None:
        """Leave; a form that is open is finished first."""
        self.panel.finish(self.closed.emit)

    # ---- showing ----

    def _show(self) -> None:
        title, line, chips = self._head
        self.head.say(title, line)
        self.head.show_chips([Chip(look.words, look.tone, look.icon) for look in chips])
        while taken := self._key_row.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._key_row.addWidget(key_facts(self._key_facts))
        self._show_cards()

    def _show_cards(self) -> None:
        page, today = self._page, self._office.desk.clock.today()
        lines = Lines(self._office.desk.lists, today)
        self.patterns.show_items([lines.pattern(place, one) for place, one in enumerate(page.patterns)])
        self.patterns.setVisible(bool(page.patterns))
        self.records.show_items([lines.appearance(place, one) for place, one in enumerate(page.appearances)])
        self.months.show_months(page.months, today)
        self.merged.show_items([lines.merge(merge) for merge in page.merges])
        self.merged.setVisible(bool(page.merges))
        self.facts.show_facts(self._facts or [("Recorded", "Nothing yet")])
        self._show_own(lines)

    # ---- opening ----

    def _open_record(self, place: int) -> None:
        one: Appearance = self._page.appearances[place]
        opened = {"contact": self.contact_opened, "case": self.case_opened, "meeting": self.meeting_opened}
        opened[one.kind].emit(one.id)

    def _open_pattern(self, place: int) -> None:
        self.pattern_opened.emit(*self._page.patterns[place].key)

    def _ask_part(self, merge_id: int) -> None:
        words = (
            "What moved here goes back to the one that was merged, and both stand in the lists again. "
            "What was edited or recorded since stays as it is, and you are told what that is."
        )
        verb = Verb("part", "Part them again")
        title = f"Part what was merged into this {self.noun}?"
        self._office.asker.choose(self, title, words, [verb], lambda _key: self._part(merge_id))

    def _part(self, merge_id: int) -> None:
        try:
            parted = self._office.desk.merging.part(self.kind, merge_id)
        except Trouble as trouble:
            self._office.asker.tell(self, "They were not parted", labels.sentence(trouble))
            return
        self.said.emit("Parted again")
        if words := parted_words(parted):
            self._office.asker.tell(self, "Parted, but for what was changed since", words)

    # ---- inside ----

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _fit_head(self) -> None:
        """The name goes before the words of a button."""
        beside = self.panel.width() if self.panelled.is_open and not self.panelled.is_drawer else 0
        for button in self._folding:
            button.set_compact(self.width() - beside < px(WIDE_HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.panel.form:
            self.panel.finish()
        else:
            self.closed.emit()
