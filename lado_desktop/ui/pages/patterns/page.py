"""The page of patterns: those to look at, those put aside, and beside them the contacts behind the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.patterns import Pattern
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.patterns.panel import PatternPanel
from lado_desktop.ui.pattern_count import KINDS
from lado_desktop.ui.pattern_words import pattern_line, pattern_title
from lado_desktop.ui.widgets.buttons import quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import boxed, frame, growing, scrolled, vbox
from lado_desktop.ui.widgets.list_card import ListCard
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.two_line import ListItem

LINE: Final = "Several contacts about the same person or setting. Counts with their records, never a judgement."
NONE: Final = "No person and no setting has as many contacts as the thresholds of this office ask for."
WHY: Final = "It is there again as soon as another contact belongs to it. The reason is kept with it."
READS: Final = KINDS | {"Person", "Setting", "Restriction", "Term"}


class PatternsPage(QWidget):
    """Enter goes to the records behind a pattern; F4 shows and hides them."""

    contact_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    thresholds_wanted = Signal()
    said = Signal(str)
    line_changed = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._patterns: tuple[Pattern, ...] = ()
        self._chosen: tuple[int, int] | None = None
        self._is_stale = True
        self.live = ListCard("To look at", NONE)
        self.aside = ListCard("Put aside", "")
        self.thresholds_button = quiet("Thresholds", "list-filter")
        self.panel = PatternPanel(office.desk.lists)
        head = PageHead("Patterns", LINE, tools=[self.thresholds_button])
        body = boxed(vbox(self.live, self.aside, None, gap=16, pad=(24, 4, 24, 24)))
        page = frame("window", vbox(head, growing(scrolled(body)), gap=0))
        self.panelled = Panelled(page, self.panel)
        self.setLayout(vbox(self.panelled, gap=0))
        self._wire()

    def _wire(self) -> None:
        for card in (self.live, self.aside):
            card.rows.selected.connect(self._choose)
            card.opened.connect(self._go_to_records)
        self.thresholds_button.clicked.connect(self.thresholds_wanted)
        self.panel.contact_opened.connect(self.contact_opened)
        self.panel.aside_wanted.connect(self._ask_aside)
        self.panel.subject_wanted.connect(self._open_subject)
        self._office.bus.changed.connect(self._changed)

    # ---- what the window calls ----

    def arrive(self) -> None:
        if self._is_stale:
            self.refresh()
        self._say_line()
        (self.live if self.live.rows.items() else self.aside).rows.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        self._patterns = self._office.desk.patterns.all()
        placed = list(enumerate(self._patterns))
        self.live.show_items([self._item(at, one) for at, one in placed if one.put_aside is None])
        self.aside.show_items([self._item(at, one) for at, one in placed if one.put_aside])
        self.aside.setVisible(any(one.put_aside for one in self._patterns))
        self._show_chosen()
        self._say_line()

    def go_to(self, rule_id: int, subject_id: int) -> None:
        """To one pattern, wherever it stands."""
        self._chosen = (rule_id, subject_id)
        self.refresh()
        self.panelled.set_open(True)

    # ---- inside ----

    def _item(self, place: int, pattern: Pattern) -> ListItem:
        is_aside = pattern.put_aside is not None
        return ListItem(
            place,
            pattern_title(pattern, self._office.desk.lists),
            pattern_line(pattern),
            icon="circle-pause" if is_aside else "building-2" if pattern.rule.subject == "setting" else "user-round",
        )

    def _choose(self, place: int) -> None:
        self._chosen = self._patterns[place].key
        self._show_panel()

    def _show_chosen(self) -> None:
        """Whoever looked at one still looks at it, wherever it stands now; otherwise at the first."""
        at = next((place for place, one in enumerate(self._patterns) if one.key == self._chosen), None)
        places: Sequence[int] = [item.id for item in self.live.rows.items()] or range(len(self._patterns))
        at = at if at is not None else next(iter(places), None)
        self._chosen = self._patterns[at].key if at is not None else None
        if at is not None:
            (self.aside if self._patterns[at].put_aside else self.live).rows.select(at)
        self._show_panel()

    def _show_panel(self) -> None:
        self.panel.show_pattern(self._pattern)

    @property
    def _pattern(self) -> Pattern | None:
        return next((one for one in self._patterns if one.key == self._chosen), None)

    def _go_to_records(self, place: int) -> None:
        self._choose(place)
        self.panelled.set_open(True)
        self.panel.records.setFocus()

    def _open_subject(self) -> None:
        if pattern := self._pattern:
            opened = self.person_opened if pattern.rule.subject == "person" else self.setting_opened
            opened.emit(pattern.subject_id)

    def _ask_aside(self) -> None:
        if pattern := self._pattern:
            verb = Verb("aside", "Put aside")
            put = partial(self._put_aside, pattern.key)
            self._office.asker.ask_text(self, "Put this pattern aside?", WHY, "Why", verb, put)

    def _put_aside(self, key: tuple[int, int], reason: str) -> None:
        try:
            self._office.desk.patterns.put_aside(*key, reason)
        except Trouble as trouble:
            self._office.asker.tell(self, "It was not put aside", labels.sentence(trouble))
            return
        self.said.emit("Put aside until the next contact")

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & READS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def _say_line(self) -> None:
        live = len(self.live.rows.items())
        self.line_changed.emit(f"{live} to look at · {len(self._patterns) - live} put aside")
