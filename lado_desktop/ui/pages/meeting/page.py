"""One meeting: planned, minuted while it is held, and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.meeting_drafts import MeetingDraft
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.dates import day_and_time
from lado_desktop.ui.forms.meeting import MeetingForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.meeting.carried import Carried
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.chips import Chip, ChipLook
from lado_desktop.ui.widgets.drafting import from_plain
from lado_desktop.ui.widgets.index_list import IndexList
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.text import Elide

if TYPE_CHECKING:
    from lado_desktop.ui.pages.meeting.preview import MinutesPreview

STATES = {
    "planned": ChipLook("Planned", "accent", "calendar"),
    "held": ChipLook("Held", "neutral", "users-round"),
    "cancelled": ChipLook("Cancelled", "neutral", "calendar-off"),
}
KINDS: Final = frozenset({"Meeting", "MeetingCase", "Attendance", "MinutesSection", "Decision", "Action"})
NARROW_BELOW = 860
UNSAVED = ChipLook("Not saved yet", "warn", "pencil-line")
KEYS = "F6 action   F7 decision   F9 next heading   Ctrl+S save"


class MeetingPage(QWidget):
    """`meeting_id` is None for a new meeting of the case `case_id`. Esc saves what can be saved and closes."""

    kept_form = "meeting"

    documents_wanted = Signal(str, int)
    history_wanted = Signal(str, int)
    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, meeting_id: int | None = None, case_id: int | None = None) -> None:
        super().__init__()
        self._office = office
        self._was_here = self._is_stale = self._is_saving = False
        self._build()
        self._show_form(self._first_draft(meeting_id, case_id))
        self._wire()

    def _first_draft(self, meeting_id: int | None, case_id: int | None) -> MeetingDraft:
        if meeting_id is not None:
            return self._office.desk.meetings.open(meeting_id)
        return self._office.desk.meetings.blank(case_id) if case_id is not None else MeetingDraft()

    def _build(self) -> None:
        self.minutes_button = Button("Minutes as PDF", icon="file-text", tip="Ctrl+P")
        self.close_button = IconButton("x", "Close the meeting", key="Esc")
        self.save_button = primary("Save", tip="Ctrl+S")
        self.documents_button = quiet("Documents", "file-text", tip="Ctrl+D")
        self.history_button = quiet("History", "history", tip="Ctrl+H")
        tools = [self.history_button, self.documents_button, self.minutes_button, self.close_button]
        self.head = PageHead("", tools=tools)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        foot = frame("foot", hbox(self.save_button, growing(Elide(KEYS)), gap=16, pad=(24, 12, 24, 12)))
        self.places = IndexList("Parts of the meeting")
        inside = boxed(vbox(growing(self.places), pad=(8, 8, 9, 8)))
        self.index = fit(frame("index", vbox(inside)), most_scale=1.5, width=248)
        body = hbox(self.index, growing(boxed(self._room)), gap=0)
        page = frame("window", vbox(self.head, line(), growing(boxed(body)), foot, gap=0))
        self._preview: MinutesPreview | None = None
        self.sides = QStackedWidget()
        self.sides.addWidget(page)
        self.setLayout(vbox(self.sides, gap=0))

    def _wire(self) -> None:
        self._office.bus.changed.connect(self._changed)
        QGuiApplication.instance().focusObjectChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.go_back)
        self.minutes_button.clicked.connect(self.print_page)
        self.documents_button.clicked.connect(self.show_documents)
        self.history_button.clicked.connect(self.show_history)
        self.places.wanted.connect(self._go_to)
        for key, do in (("F6", "add_action"), ("F7", "add_decision"), ("F9", "next_heading")):
            QShortcut(QKeySequence(key), self).activated.connect(lambda do=do: getattr(self.form, do)())

    def _show_form(self, draft: MeetingDraft) -> None:
        while taken := self._room.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._draft = draft
        self.form = MeetingForm(self._office, draft)
        self.form.changed.connect(self._typed)
        self.places.show_entries(self.form.places())
        self.carried = Carried(self._office)
        self.carried.said.connect(self.said)
        self._room.addWidget(scrolled(boxed(vbox(self.form, self.carried, None, gap=16, pad=(24, 12, 24, 24)))))
        self._show_carried()
        self._show_head()

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self.line_changed.emit(f"Meeting {self._draft.reference}" if self._draft.reference else "New meeting")
        if not self._was_here:
            self._was_here = True
            self.form.focus_first()

    def refresh(self) -> None:
        """Show what was changed elsewhere; what is typed here and not saved stays."""
        self._is_stale = False
        if self._draft.id is None:
            self._show_carried()
            return
        try:
            stored = self._office.desk.meetings.again(self._draft.id)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self._show_carried()
        if self.form.is_unsaved:
            self.form.take_unseen(stored)
        else:
            self._draft = stored
            self.form.show_draft(stored)
            self._show_head()

    def save_page(self) -> None:
        if self.is_at_minutes:
            self.preview.ask_where()
        else:
            self.save()

    def show_documents(self) -> None:
        """The documents of the meeting, once it is on record."""
        if self._draft.id or self.save():
            self.documents_wanted.emit("meeting", self._draft.id)

    def show_history(self) -> None:
        if self._draft.id is not None:  # before that there is none
            self.history_wanted.emit("meeting", self._draft.id)

    def print_page(self) -> None:
        """The minutes of what is saved: what is typed is saved first."""
        if self.form.is_unsaved and not self.save():
            return
        if self._draft.status != "held":
            self._office.asker.tell(self, "There are no minutes yet", labels.sentence(Trouble("not_held")))
            return
        after_reason(self._office, self, "meeting", self._draft.id or 0, self._show_minutes)

    def _show_minutes(self) -> None:
        self.sides.setCurrentWidget(self.preview)
        self.preview.show_meeting(self._draft.id or 0, self._draft.reference)

    @property
    def kept_record(self) -> int | None:
        return self._draft.id

    def kept_values(self) -> Mapping[str, Any] | None:
        """The whole draft while something in it is not saved."""
        return self.form.kept() if self.form.is_unsaved else None

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show again what was typed before the tracker was locked; it still is to be saved."""
        typed = from_plain(MeetingDraft, values)
        if self._draft.id is None:
            self._show_form(replace(MeetingDraft(), case_ids=typed.case_ids, meeting_type=typed.meeting_type))
        self.form.show_kept(values)
        self._show_head()

    # ---- saving ----

    def save(self) -> bool:
        """Store the meeting; False where something has to be mended first."""
        self._is_saving = True
        try:
            saved = self.form.save()
            if saved is None:
                return False
            self._draft = self._office.desk.meetings.again(saved)
        except Trouble as trouble:
            self._office.asker.tell(self, "The meeting was not saved", labels.sentence(trouble))
            return False
        finally:
            self._is_saving = False
        self.form.show_draft(self._draft)
        self._show_carried()
        self._show_head()
        self.said.emit(f"Meeting {self._draft.reference} saved")
        return True

    def go_back(self) -> None:
        """From the minutes to the form; from the form out: saved if it can be, and given up only when asked."""
        if self.is_at_minutes:
            self.preview.leave()
            return
        if not self.form.is_unsaved or self.save():
            self.closed.emit()
            return
        verb = Verb("drop", "Leave without saving", is_dangerous=True)
        words = "It cannot be saved as it stands. Mend it, or leave without what you typed since it was saved."
        self._office.asker.choose(self, "Leave the meeting?", words, [verb], lambda _key: self.closed.emit())

    # ---- inside ----

    @property
    def preview(self) -> MinutesPreview:
        """Made when minutes are first asked for: what shows a PDF is large to load."""
        if self._preview is None:
            from lado_desktop.ui.pages.meeting.preview import MinutesPreview

            self._preview = MinutesPreview(self._office)
            self._preview.left.connect(self._back_to_form)
            self._preview.said.connect(self.said)
            self.sides.addWidget(self._preview)
        return self._preview

    @property
    def is_at_minutes(self) -> bool:
        return self.sides.currentIndex() > 0

    def _back_to_form(self) -> None:
        self.sides.setCurrentIndex(0)
        self.minutes_button.setFocus()

    def _show_head(self) -> None:
        draft = self._draft
        kind = self._office.desk.lists.label("meeting_type", draft.meeting_type)
        title = f"{kind or 'Meeting'} {draft.number}" if draft.id else f"New {within(kind) or 'meeting'}"
        held, planned = day_and_time(draft.held_on, draft.held_at), day_and_time(draft.planned_on, draft.planned_at)
        cases = [f"{row.reference} {row.about}" for row in self._office.desk.cases.rows(draft.case_ids)]
        parts = (draft.reference, *cases, held or planned)
        self.head.say(title, " · ".join(part for part in parts if part))
        self._shown_chips: tuple[ChipLook, ...] = ()
        self._show_chips()

    def _go_to(self, key: str) -> None:
        self.form.go_to(key)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS and not self._is_saving:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _focus_moved(self, to: QObject | None) -> None:
        """The index stands where the keyboard is."""
        if isinstance(to, QWidget) and self.form.isAncestorOf(to):
            here = (entry.key for entry in self.form.places() if self.form.fields[entry.key].isAncestorOf(to))
            self.places.mark(next(here, ""))

    def _show_carried(self) -> None:
        self.carried.show_cases(self._draft.case_ids, self._draft.id)

    def _typed(self) -> None:
        self.places.show_entries(self.form.places())
        self._show_chips()

    def _show_chips(self) -> None:
        """The state of the meeting, and whether anything is not saved yet."""
        chips = (STATES[str(self.form.fields["status"].value())], *((UNSAVED,) if self.form.is_unsaved else ()))
        if chips != self._shown_chips:
            self._shown_chips = chips
            self.head.show_chips([Chip(look.words, look.tone, look.icon) for look in chips])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the form has it all."""
        super().resizeEvent(event)
        self.index.setVisible(self.width() >= px(NARROW_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)


def within(label: str) -> str:
    """A label in the middle of a sentence: "initial meeting", but "MA meeting"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
