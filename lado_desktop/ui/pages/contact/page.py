"""The page of one contact: its form, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui import clipboard, labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.forms.contact_form import ContactForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contact.case_links import CaseLinks
from lado_desktop.ui.pages.contact.kinds import KINDS
from lado_desktop.ui.pages.contact.knowing import Knowing
from lado_desktop.ui.pages.contact.missing_panel import StillMissing
from lado_desktop.ui.subject_items import subject_items
from lado_desktop.ui.widgets.buttons import Button, primary, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.chips import Chip, ChipLook
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_menu import Items, RecordMenu
from lado_desktop.ui.widgets.text import Text

LINE: Final = "Tab moves on, Ctrl+S saves, Esc goes back"
WIDEST: Final = 1040
NOT_SAVED: Final = (
    "Some of what was typed cannot be stored as it stands. Stay to mend it, or leave and lose what was typed."
)


class ContactPage(QWidget):
    """A new contact (`contact_id` None) or one on record. Raises `NotFound`."""

    kept_form = "contact"

    closed = Signal()
    documents_wanted = Signal(str, int)
    said = Signal(str)
    line_changed = Signal(str)
    case_opened = Signal(int)
    contact_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    pattern_opened = Signal(int, int)

    def __init__(self, office: Office, contact_id: int | None = None) -> None:
        super().__init__()
        self._office = office
        self.kept_record = contact_id
        self._draft = ContactDraft()
        self._case_id: int | None = None
        self._is_storing, self._is_stale, self._has_arrived = False, False, False
        desk = office.desk
        self.form = ContactForm(
            desk.lists, desk.clock.today, self._store, desk.people.setting_names(), desk.targets.now()
        )
        self.save_button = primary("Save", tip="Ctrl+S")
        self.case_button = Button("Save and make a case", "default", "folder-plus")
        self.documents_button = quiet("Documents", "file-text", tip="Ctrl+D")
        self.more = RecordMenu("contact", lambda: self.kept_record, self._more_items)
        self.join_button = quiet("Join a case", "link")
        self.copy_button = quiet("Copy reference", "copy")
        self.read_out = Text("Read the reference out", "muted")
        self.state, self.case_chip = Chip(), Chip()
        self.notice = Notice("bad", "")
        self.knowing = Knowing(desk, self.form, lambda: self.kept_record, self)
        self.lacks = StillMissing(self.form, lambda: self.reference, self)
        self.known, self.missing, self.missing_button = self.knowing.panel, self.lacks.panel, self.lacks.button
        self.cases = CaseLinks(desk.cases, self._ready_draft, self._storing, self)
        self._lay_out()
        self._wire()
        self._show(desk.contacts.open(contact_id) if contact_id else desk.contacts.blank())

    def _lay_out(self) -> None:
        self.head = PageHead("New contact", tools=self._tools(), chips=(self.case_chip, self.state))
        column = hbox(growing(fit(self.form, most_width=WIDEST), 1000), None, gap=0, pad=(24, 4, 24, 24))
        notice = boxed(vbox(self.notice, pad=(24, 0, 24, 8)))
        buttons = (self.save_button, self.case_button, self.join_button, None, self.missing_button)
        foot = frame("foot", hbox(*buttons, gap=8, pad=(24, 12, 24, 12)))
        page = frame("window", vbox(self.head, notice, growing(scrolled(boxed(column))), foot, gap=0))
        side = fit(boxed(vbox(self.known, self.missing, self.cases.panel, gap=0)), most_scale=1.25, width=360)
        self.panelled = Panelled(page, side)
        self.setLayout(vbox(self.panelled, gap=0))
        for part in (*self._tools(), self.case_chip, self.state, self.missing, self.cases.panel):
            part.hide()

    def _tools(self) -> tuple[QWidget, ...]:
        return self.read_out, self.copy_button, self.documents_button, self.more

    def _wire(self) -> None:
        self.save_button.clicked.connect(self.save_page)
        self.case_button.clicked.connect(self.go_to_case)
        self.join_button.clicked.connect(lambda: self.cases.ask(1))
        self.cases.changed.connect(self._follow)
        self.cases.joining.connect(lambda is_on: self._show_side(self.cases.panel if is_on else self.known))
        self.cases.said.connect(self.said)
        self.cases.refused.connect(lambda words: self.notice.say("bad", words))
        self.cases.case_opened.connect(self.case_opened)
        self.copy_button.clicked.connect(self._copy_reference)
        self.documents_button.clicked.connect(self.show_documents)
        self.form.changed.connect(self._reserve)
        self.form.changed.connect(self._show_state)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)
        self.missing_button.clicked.connect(self._show_missing)
        self.missing.left.connect(lambda: self._show_side(self.known))
        self.missing.copied.connect(self.said)
        self.known.contact_opened.connect(self.contact_opened)
        self.known.case_opened.connect(self.case_opened)
        self.known.person_opened.connect(self.person_opened)
        self.known.pattern_opened.connect(self.pattern_opened)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        self.line_changed.emit(LINE)
        if self._is_stale:
            self._follow()
        if not self._has_arrived:
            self._has_arrived = True
            self.form.fields["received_on" if self.kept_record else "route"].focus()

    def show_documents(self) -> None:
        """The documents of the contact, once it is on record."""
        if self.kept_record:
            self.documents_wanted.emit("contact", self.kept_record)

    def begin_about(self, adult: AdultDraft) -> None:
        """A new contact that begins with an adult, or with where one works."""
        self.form.show_typed(replace(self._draft, adults=(adult,)))
        self._show_links()

    def save_page(self) -> bool:
        """Store what the form says; True if it is stored, otherwise what has to be mended is shown."""
        self.notice.say("bad", "")
        try:
            saved = self.form.save()
        except Trouble as trouble:
            self.notice.say("bad", labels.sentence(trouble))
            return False
        if saved is None:
            return False
        is_new = self.kept_record is None
        self.kept_record = saved
        self._show(self._office.desk.contacts.glance(saved))
        with self._storing():
            self.knowing.remember()
        self.read_out.setVisible(is_new)
        self.said.emit(f"Contact {self.reference} saved")
        return True

    def go_to_case(self) -> None:
        """To the case of the contact; where there is none yet, one is made from what is typed."""
        if (draft := self._ready_draft()) is None:
            return
        if draft.case_reference or self.cases.make(1):
            self.case_opened.emit(self._case_id or 0)

    def go_back(self) -> None:
        """Leave; what was typed is stored first, and where that cannot be, it is asked."""
        if not self.known.isVisibleTo(self):
            self._show_side(self.known)
        elif not self.form.is_changed or self.save_page():
            self.closed.emit()
        else:
            leave = (Verb("leave", "Leave without saving", is_dangerous=True),)
            self._office.asker.choose(self, "Leave this contact?", NOT_SAVED, leave, lambda _verb: self.closed.emit())

    # ---- what is being typed, for keeping ----

    def kept_values(self) -> Mapping[str, Any] | None:
        if not self.form.is_changed:
            return None
        return {**self.form.kept_values(), "reference": self.reference}

    def take_up(self, values: Mapping[str, Any]) -> None:
        if self.kept_record is None and values.get("reference"):
            self._give_reference(str(values["reference"]))
        self.form.take_up(values)

    # ---- inside ----

    @property
    def reference(self) -> str:
        return self._draft.reference

    def _reserve(self) -> None:
        """A new contact has its reference from the first letter on: it can be read out to whoever calls."""
        if self.kept_record is None and not self.reference:
            with self._storing(), suppress(Trouble):  # whoever keeps what is typed says that nothing can be stored
                self._give_reference(self._office.desk.contacts.reserve())

    def _give_reference(self, reference: str) -> None:
        self._draft = replace(self._draft, reference=reference)
        self.form.give_reference(reference)
        self._show_reference()
        self.read_out.show()

    def _ready_draft(self) -> ContactDraft | None:
        """The contact as it is stored, once what is typed was; None where that has to be mended first."""
        return self._draft if (self.kept_record and not self.form.is_changed) or self.save_page() else None

    def _show_side(self, panel: QWidget) -> None:
        """One of the panels at the side."""
        for each in (self.known, self.missing, self.cases.panel):
            each.setVisible(each is panel)
        if panel is self.known:
            self.save_button.setFocus()
        else:
            self.panelled.set_open(True)

    def _show_missing(self) -> None:
        self.lacks.count()
        self._show_side(self.missing)
        self.missing.focus_first()

    @contextmanager
    def _storing(self) -> Iterator[None]:
        """What this page stores itself is no news to it."""
        self._is_storing = True
        try:
            yield
        finally:
            self._is_storing = False

    def _store(self, draft: ContactDraft) -> int:
        with self._storing():
            return self._office.desk.contacts.save(draft)

    def _show(self, draft: ContactDraft) -> None:
        self._draft = draft
        self.form.show_draft(draft)
        self._show_links()

    def _follow(self) -> None:
        """The record was changed elsewhere."""
        self._is_stale = False
        if self.kept_record is None:
            return
        try:
            self._draft = self._office.desk.contacts.glance(self.kept_record)
        except NotFound as trouble:
            self.said.emit(labels.sentence(trouble))
            self.closed.emit()
            return
        self.form.rebase(self._draft)
        self._show_links()

    def _show_links(self) -> None:
        contacts = self._office.desk.contacts
        rows = contacts.rows([self.kept_record]) if self.kept_record else []
        self._case_id = rows[0].case_id if rows else None
        self.form.show_decisions(contacts.decisions(self.kept_record) if self.kept_record else ())
        self._show_reference()
        case = self._draft.case_reference
        self.case_chip.show_chip(ChipLook(f"Case {case}", "accent", "link"))
        self.case_chip.setVisible(bool(case))
        self.case_button.set_words(f"Open case {case}" if case else "Save and make a case")
        self.case_button.set_icon("folder" if case else "folder-plus")
        self.join_button.setVisible(not case)
        self._show_state()
        self.lacks.count()
        self.knowing.look_again()

    def _show_reference(self) -> None:
        if self.reference:
            self.head.say(f"Contact {self.reference}")
            self.copy_button.show()
        for tool in (self.documents_button, self.more):
            tool.setVisible(bool(self.kept_record))

    def _show_state(self) -> None:
        self.state.show_chip(ChipLook("Not saved yet", "warn", "pencil-line"))
        self.state.setVisible(self.form.is_changed)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS and not self._is_storing:
            self._is_stale = True
            if self.isVisible():
                self._follow()

    def _more_items(self) -> Items:
        return [*self.cases.items(self._draft), *subject_items(self._office, self, "contact", self.kept_record)]

    def _copy_reference(self) -> None:
        clipboard.put(self.reference)
        self.said.emit(f"{self.reference} copied")
