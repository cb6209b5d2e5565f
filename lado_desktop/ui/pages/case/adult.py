"""The card of the adult: whether they were told, by whom, who supports them, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal

from lado_desktop.services.case_drafts import CaseDraft
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import long_date
from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.card import Card, Facts
from lado_desktop.ui.widgets.layout import vbox


class AdultCard(Card):
    """What is missing is said; `opened` and `added` both ask for the facts of the case."""

    opened = Signal(int)
    added = Signal()

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.facts = Facts()
        self.edit_button = link("Edit", "pencil-line", tip="F2")
        self.edit_button.setAccessibleName("Edit the facts of the case")
        super().__init__("The adult", vbox(self.facts), [self.edit_button])
        self.edit_button.clicked.connect(self.added)

    def show_case(self, case: CaseDraft) -> None:
        self.facts.show_facts(list(self._facts(case)))

    def _facts(self, case: CaseDraft) -> Iterator[tuple[str, str]]:
        told = " by ".join(part for part in (long_date(case.adult_told_on), case.adult_told_by) if part)
        yield "Told", told or "Not recorded"
        yield "At work now", self._lists.label("employment_status", case.employment_status) or "Not recorded"
        yield "Views", case.adult_views or "Not recorded"
        yield "Support", case.adult_support or "Not recorded"
        yield "Named contact", case.adult_named_contact or "Not recorded"
        yield "Leaflet sent", long_date(case.leaflet_sent_on) or "Not recorded"
        if case.feedback_sent_on:
            yield "Feedback form", long_date(case.feedback_sent_on)
