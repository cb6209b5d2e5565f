"""The office once it is open: the rail, its pages, the menus, and who opens what for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenuBar, QVBoxLayout, QWidget

from lado_desktop import log
from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.check_openings import CheckOpenings
from lado_desktop.ui.commands import commands
from lado_desktop.ui.dates import clock_time
from lado_desktop.ui.keeping import Keeping
from lado_desktop.ui.kept_pages import TakingUp
from lado_desktop.ui.menus import able, allow, menu_bar
from lado_desktop.ui.office import Office
from lado_desktop.ui.on_top import OnTop
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.meeting import MeetingPage
from lado_desktop.ui.pages.search import SearchPage, SearchPopup
from lado_desktop.ui.pattern_count import PatternCount
from lado_desktop.ui.people_openings import PeopleOpenings
from lado_desktop.ui.places import places
from lado_desktop.ui.preferred_theme import PreferredTheme
from lado_desktop.ui.undo import Undo
from lado_desktop.ui.way_in import is_sample
from lado_desktop.ui.widgets.bars import TopBar
from lado_desktop.ui.widgets.buttons import Button, primary, quiet
from lado_desktop.ui.widgets.frame import Frame
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.rail import Place


class MainFrame(QWidget):
    """Pages ask by signal and never for each other; this is the only place that knows them all."""

    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, office: Office, theme: PreferredTheme) -> None:
        super().__init__()
        self._office, self._theme = office, theme
        self.new_contact = primary("New contact", "plus", tip="Ctrl+N")
        self.check = quiet("Record check", "user-round-search", tip="Ctrl+R")
        self.lock = quiet("Lock", "lock", tip="Ctrl+L")
        self.frame = Frame(
            office.desk.lists.authority(),
            "LADO tracker",
            self._places(),
            TopBar("Find a person, setting, reference or word", (self.check, self.new_contact, self.lock)),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.frame)
        self.undo = Undo(office, self.frame, self.frame.pages.currentWidget, self)
        self.new_contact.clicked.connect(self.open_contact)
        self.lock.clicked.connect(self.lock_wanted)
        self.frame.pages.leaving.connect(lambda: self._show_line(""))
        self.frame.pages.moved.connect(self._main_thing)
        office.bus.changed.connect(self._count)
        self._unsafe = ""
        self.on_top = OnTop(office, self, self._open)
        self.checks = CheckOpenings(office, lambda: self.frame.pages.opened, self._open, self.frame.pages.open)
        self.check.clicked.connect(self.checks.open)
        self.people = PeopleOpenings(office, self.frame, self.open_record, self._open)
        self.search = SearchPopup(office, self.frame, self.frame.top.search)
        self.frame.top.searched.connect(self.search.take)
        self.frame.pages.moved.connect(self.search.hide)
        self._connected(self.search)
        self.patterns = PatternCount(office, self.people.count_patterns, self)
        self.keeping = Keeping(office.desk.drafts, lambda: self.frame.pages.opened, self)
        self.keeping.refused.connect(self._keep_told)
        self.keeping.kept.connect(self._say_kept)
        office.bus.changed.connect(self._look_soon)

    def arrive(self) -> None:
        """What one sees first: the contacts."""
        self._say_safe()
        if is_sample(self._office.desk.tracker.path):
            self.frame.status.set_item("sample", "A sample: everybody in it is made up", "graduation-cap")
        self.frame.status.set_item("who", f"Signed in as {self._office.desk.tracker.actor}")
        self._count(frozenset({"Case"}))
        self.frame.go("contacts")
        taking_up = TakingUp(self._office, self, self.keeping, self._open, self.say)
        taking_up.take_up(self.keeping.start())

    def say_unsafe(self, trouble: Trouble) -> None:
        """Nothing can be saved: the status line does not say any more that all is well, and why is said once."""
        if trouble.code != self._unsafe:
            self._unsafe = trouble.code
            self.frame.status.set_item("safe", "Nothing is saved at present", "circle-alert", "bad")
            log.trouble(trouble)
            self.tell("Nothing is saved at present", labels.sentence(trouble))

    def _say_safe(self) -> None:
        self._unsafe = ""
        self.frame.status.set_item("safe", "Encrypted and saved", "shield-check", "good")

    def _say_kept(self, is_kept: bool) -> None:
        """What is typed is safe before it is saved: quietly, in the status line."""
        if is_kept and not self._unsafe:
            at = clock_time(self._office.desk.clock.local().time())
            self.frame.status.set_item("safe", f"Kept as a draft at {at}", "shield-check", "good")
        elif not is_kept:
            self._say_safe()

    def _look_soon(self) -> None:
        """What was saved is not kept a moment longer: a power cut now must not bring it back as if it were not."""
        QTimer.singleShot(0, self, self.keeping.keep)

    def _keep_told(self, trouble: Trouble | None) -> None:
        self.say_unsafe(trouble) if trouble else self._say_safe()

    def put_away(self) -> None:
        """Before locking: whatever is being typed is kept in the file, and nothing is asked of it any more."""
        self.keeping.keep()
        self.patterns.stop()

    def open_contact(self, contact_id: int | None = None) -> None:
        self.open_record(ContactPage, contact_id or None)

    def open_case(self, case_id: int) -> None:
        self.open_record(CasePage, case_id)

    def open_meeting(self, meeting_id: int) -> None:
        self.open_record(MeetingPage, meeting_id)

    def new_meeting(self, case_id: int) -> None:
        self._open(MeetingPage(self._office, None, case_id))

    def open_record(self, kind: Any, record: Any) -> None:
        """On top of where one is; a record that is open already is not opened twice."""
        if page := self._is_open(kind, record):
            self.frame.pages.open(page)
        elif record is None:
            self._open_new(kind, record)
        else:
            after_reason(self._office, self, kind.kept_form, record, lambda: self._open_new(kind, record))

    def _open_new(self, kind: Any, record: Any) -> None:
        try:
            page = self._connected(kind(self._office, record))
        except Trouble as trouble:
            self.tell("It was not opened", labels.sentence(trouble))
            return
        self.frame.pages.open(page)

    def _is_open(self, kind: Any, record: int | None) -> Any:
        """The page of the record, or of a new one in which nothing has been typed yet."""
        for page in self.frame.pages.opened:
            if isinstance(page, kind) and page.kept_record == record and (record or page.kept_values() is None):
                return page
        return None

    def menu_bar(self) -> QMenuBar:
        """Every command is in a menu, with its key."""
        return menu_bar(self, commands(self, self._on_page))

    @property
    def places(self) -> dict[str, str]:
        """The words of the rail, by the keys of its places."""
        return {place.key: place.words for place in self._places()}

    def _places(self) -> list[Place]:
        return places(self._office, self._connected)

    def _open(self, page: QWidget, place: str = "") -> None:
        """On top of `place`, or of where one is."""
        self.frame.pages.open(self._connected(page), place)

    def _connected(self, page: QWidget) -> QWidget:
        """Give every signal a page has its listener."""
        listeners: dict[str, Callable[..., Any]] = {
            "contact_opened": self.open_contact,
            "contact_wanted": self.open_contact,
            "case_opened": self.open_case,
            "meeting_opened": self.open_meeting,
            "meeting_wanted": self.new_meeting,
            **self.checks.listeners(),
            **self.on_top.listeners(),
            **self.people.listeners(),
            "page_opened": self._open,
            "all_wanted": self.open_search,
            "place_wanted": self.frame_go,
            "said": self.say,
            "line_changed": self._show_line,
            "closed": lambda page=page: self.frame.pages.close_page(page),
        }
        for name, listener in listeners.items():
            for part in (page, getattr(page, "more", None)):
                if signal := getattr(part, name, None):
                    signal.connect(listener)
        if isinstance(panelled := getattr(page, "panelled", None), Panelled):
            panelled.panel_moved.connect(self._main_thing)
        return page

    def frame_go(self, key: str) -> None:
        """A page asks for a place itself, not for what is open on top of it."""
        self.frame.go(key, below=True)

    def say(self, words: str) -> None:
        self.undo.say(words)

    def _show_line(self, words: str) -> None:
        self.frame.status.say(words)

    def _main_thing(self) -> None:
        """One primary button a page: where the page has its own, New contact becomes plain."""
        here = self.frame.pages.currentWidget()
        has_own = here is not None and any(
            button.property("kind") == "primary" and button.isVisibleTo(here) for button in here.findChildren(Button)
        )
        self.new_contact.set_kind("default" if has_own else "primary")
        allow(self, here)

    def _count(self, kinds: frozenset[str]) -> None:
        if "Case" in kinds:
            count = self._office.desk.cases.open_count()
            self.frame.rail.buttons["cases"].set_count(count, says=f"{count} open")

    def open_search(self, words: str) -> None:
        """Everything that says these words; one page of it is enough."""
        page = next((page for page in self.frame.pages.opened if isinstance(page, SearchPage)), None)
        if page is None:
            self._open(SearchPage(self._office, words))
        else:
            page.look_for(words)
            self.frame.pages.open(page)

    def _on_page(self, method: str) -> Callable[[], None]:
        """Pass a command on to the page one sees, if it knows it."""

        def pass_on() -> None:
            if do := able(self.frame.pages.currentWidget(), method):
                do()

        return pass_on

    @property
    def worn(self) -> str:
        """The look that was asked for."""
        return self._office.prefs.text("theme", "system")

    def wear(self, scheme: str) -> None:
        self._office.prefs.put("theme", scheme)
        self._theme.apply()

    def grow(self, percent: int) -> None:
        now = self._office.prefs.number("text_size", 100)
        self._office.prefs.put("text_size", max(100, min(200, now + percent)) if percent else 100)
        self._theme.apply()

    def tell(self, title: str, words: str) -> None:
        self._office.asker.tell(self, title, words)
