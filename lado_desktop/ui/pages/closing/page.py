"""Closing a case: the form of its end, the checklist beside it, and whatever part of the case answers an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.closing_drafts import BLANK, PARKED, Item
from lado_desktop.services.closing_drafts import ClosingPage as Ending
from lado_desktop.ui import labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.dates import long_date
from lado_desktop.ui.forms.closing import ClosingForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.closing.checklist import Checklist
from lado_desktop.ui.pages.closing.editors import form_of, go_to_field
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import Card, PageHead
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.editor_panel import WIDTH, EditorPanel
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem

KINDS: Final = frozenset(
    {"Case", "Person", "Strand", "Allegation", "AllegationOutcome", "AllegationNature", "CaseChild", "Child"}
    | {"OnwardReferral", "Action", "Meeting", "ParkedBlank", "Reopening", "Contact", "Term"}
)
ASKING_MS: Final = 200
WHY_OPEN: Final = "It stays in the checklist with your reason, and the case can be closed without it."
WHY_AGAIN: Final = "It is an open case again. How it had been closed, and why it was opened again, is kept."
LEAVE: Final = "What you typed cannot be stored as it stands. Mend it, or leave without it."


class ClosingPage(QWidget):
    """The end of the case `case_id`. Raises `NotFound`, "reason_needed"."""

    kept_form = "closing"

    meeting_opened = Signal(int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, case_id: int) -> None:
        super().__init__()
        self._office, self.kept_record = office, case_id
        self._closing = office.desk.closing
        self._is_stale = self._was_here = False
        self._items: tuple[Item, ...] = ()
        self._page = self._closing.open(case_id)
        self._build()
        self._wire()
        self._show(self._page)

    def _build(self) -> None:
        self.close_button = IconButton("x", "Leave", key="Esc")
        self.head = PageHead("", tools=[self.close_button])
        self.form = ClosingForm(self._office, self._page)
        self.end_button = primary("Close the case", "folder-check", tip="Ctrl+Return")
        self.save_button = Button("Save, and close it later", tip="Ctrl+S")
        self.reopen_button = Button("Open the case again…", icon="folder-open")
        foot = frame("foot", hbox(self.end_button, self.save_button, self.reopen_button, None, pad=(24, 12, 24, 12)))
        self.reopenings = RowsList("Opened again", fits=True)
        self.reopened = Card("Opened again", self.reopenings)
        body = boxed(vbox(self.form, self.reopened, None, gap=16, pad=(24, 4, 24, 24)))
        page = frame("window", vbox(self.head, growing(scrolled(body)), foot, gap=0))
        self.checklist, self.panel = Checklist(self._office.desk.lists), EditorPanel(self._office.asker)
        self.sides = QStackedWidget()
        for part in (self.checklist, self.panel):
            self.sides.addWidget(part)
        self.panelled = Panelled(page, fit(self.sides, most_scale=1.25, width=WIDTH))
        self.setLayout(vbox(self.panelled, gap=0))
        self._asking = QTimer(self, singleShot=True, interval=ASKING_MS)

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.go_back)
        self.end_button.clicked.connect(self.close_case)
        self.save_button.clicked.connect(self.save_page)
        self.reopen_button.clicked.connect(self.ask_reopen)
        self.checklist.wanted.connect(self.go_to)
        self.checklist.park_wanted.connect(self.ask_park)
        self.form.changed.connect(self._asking.start)
        self._asking.timeout.connect(self._ask)
        self.panel.saved.connect(self.said)
        self.panel.left.connect(self._left)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.line_changed.emit("In the checklist: Enter goes to the field, Space leaves it open. Ctrl+Enter closes")
        if not self._was_here:
            self._was_here = True
            self.form.focus_first()

    def refresh(self) -> None:
        self._is_stale = False
        try:
            self._show(self._closing.again(self.kept_record))
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()

    def save_page(self) -> bool:
        """Store what is known of the end, or the part in the panel; the case stays open."""
        if self.panel.form is not None:
            return self.panel.save()
        try:
            saved = self.form.save()
        except Trouble as trouble:
            self._tell(trouble)
            return False
        if saved is None:
            return False
        self._keep_years()
        self.refresh()
        self.said.emit(f"What is known of the end of case {self._page.reference} is saved")
        return True

    def close_case(self) -> bool:
        """Close it, or go to the first blank that is not left open."""
        if found := self.form.problems():
            self.form.show_problems(found)
            return False
        try:
            self._closing.close(self.form.draft())
        except Invalid as refused:
            self._refused(refused.problems)
            return False
        except Trouble as trouble:
            self._tell(trouble)
            return False
        self._keep_years()
        self.form.mark_saved()
        self.refresh()
        self.said.emit(f"Case {self._page.reference} closed")
        return True

    def go_back(self) -> None:
        """A part in the panel first; then out: what is typed is stored, and given up only when asked."""
        if self.panel.form is not None:
            self.panel.finish()
        elif self._page.is_closed or not self.form.is_unsaved or self.save_page():
            self.closed.emit()
        else:
            verb = Verb("leave", "Leave without saving", is_dangerous=True)
            self._office.asker.choose(self, "Leave the closing?", LEAVE, [verb], lambda _key: self.closed.emit())

    # ---- the checklist ----

    def go_to(self, item: Item) -> None:
        """To what answers an item: a field here, a part of the case in the panel, or a meeting."""
        if item.code in self.form.fields:
            self.form.fields[item.code].focus()
            self.form.reveal(item.code)
            return
        if item.kind == "meeting":
            self.meeting_opened.emit(item.part_id or 0)
            return
        form = form_of(self._office, self._office.desk.cases.again(self.kept_record), item)
        if form is not None and not self._page.is_closed:
            self.panel.edit(item.kind, self.checklist.title_of(item), form)
            self.sides.setCurrentWidget(self.panel)
            self.panelled.set_open(True)
            go_to_field(form, item)

    def ask_park(self, item: Item) -> None:
        """Leave a blank open for a reason, or ask for it again."""
        if item.state == PARKED:
            self._do(lambda: self._closing.unpark(self.kept_record, item.code))
        elif item.state == BLANK:
            title, verb = f"Leave open: {self.checklist.title_of(item)}", Verb("park", "Leave open")
            self._office.asker.ask_text(self, title, WHY_OPEN, "Why", verb, lambda reason: self._park(item, reason))

    def ask_reopen(self) -> None:
        title, verb = f"Open case {self._page.reference} again?", Verb("reopen", "Open again")
        self._office.asker.ask_text(self, title, WHY_AGAIN, "Why", verb, self._reopen)

    # ---- what is typed, for keeping ----

    def kept_values(self) -> Mapping[str, Any] | None:
        return self.form.kept() if self.form.is_unsaved and not self._page.is_closed else None

    def take_up(self, values: Mapping[str, Any]) -> None:
        self.form.show_kept(values)
        self._ask()

    # ---- inside ----

    def _show(self, page: Ending) -> None:
        self._page = page
        self.head.say(f"Closing case {page.reference}", page.about)
        self.form.show_page(page)
        for button in (self.end_button, self.save_button):
            button.setVisible(not page.is_closed)
        self.reopen_button.setVisible(page.is_closed)
        self.reopenings.set_items([_reopening(number, row, self._office) for number, row in enumerate(page.reopenings)])
        self.reopened.setVisible(bool(page.reopenings))
        self._ask()

    def _ask(self) -> None:
        """What the case is asked, with what is typed now."""
        self._items = self._closing.checklist(self.form.draft())
        self.checklist.show_list(self._items, is_closed=self._page.is_closed)
        self.form.show_asked({item.code for item in self._items})
        blanks = sum(1 for item in self._items if item.state == BLANK)
        if self._page.is_closed:
            words = f"Closed {long_date(self._page.draft.closed_on)}"
            chips = [
                Chip(f"{words} by {self._page.closed_by}" if self._page.closed_by else words, "neutral", "circle-check")
            ]
        else:
            chips = [Chip(f"{blanks} to answer" if blanks else "Ready to close", "warn" if blanks else "good")]
        self.head.show_chips(chips)

    def _refused(self, problems: Mapping[str, str]) -> None:
        """To the first thing that is missing, in the order of the checklist."""
        self._ask()
        self.form.mark_problems({key: code for key, code in problems.items() if key in self.form.fields})
        first = next((item for item in self._items if item.code in problems), None)
        if first is not None:
            self.checklist.go_to(first)
        if first is None or first.code in self.form.fields:
            self.form.go_to_problem(first.code if first else next(iter(problems)))
            return
        self.go_to(first)
        if first.kind != "meeting":
            announce(self.checklist.rows, f"{self.checklist.title_of(first)}: {labels.problem(first.missing)}")

    def _park(self, item: Item, reason: str) -> None:
        self._do(lambda: self._closing.park(self.kept_record, item.code, reason))

    def _reopen(self, reason: str) -> None:
        if self._do(lambda: self._closing.reopen(self.kept_record, reason)):
            self.refresh()
            self.said.emit(f"Case {self._page.reference} is open again")

    def _do(self, work: Any) -> bool:
        try:
            work()
        except Trouble as trouble:
            self._tell(trouble)
            return False
        self._ask()
        return True

    def _keep_years(self) -> None:
        if self.form.years != self._page.years_without_birthday:
            self._closing.set_years_without_birthday(self.form.years)

    def _tell(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "Nothing was changed", labels.sentence(trouble))

    def _left(self) -> None:
        """Back from a part to the checklist, on the item one came from."""
        self.sides.setCurrentWidget(self.checklist)
        self.checklist.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked of a tracker that may be shut."""
        super().hideEvent(event)
        self._asking.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif is_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.end_button.isVisible():
            self.close_case()
        else:
            super().keyPressEvent(event)


def _reopening(number: int, row: Any, office: Office) -> ListItem:
    because = office.desk.lists.label("closure_reason", row.was_closed_because)
    was = f"It had been closed {long_date(row.was_closed_on)}"
    line = ": ".join(part for part in (was, because) if part)
    return ListItem(number, row.reason, line, long_date(row.reopened_on), row.reopened_by, icon="folder-open")
