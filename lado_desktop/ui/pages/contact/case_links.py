"""The cases of a contact: made, joined, left, for each of its adults."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtCore import QObject, Signal

from lado_desktop.errors import Trouble
from lado_desktop.services.cases import Cases
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui import labels
from lado_desktop.ui.pages.contact.join_panel import JoinPanel

Items = list[tuple[str, Callable[[], object]]]


class CaseLinks(QObject):
    """`ready` stores what is typed and gives the contact, or None; a place is that of an adult in the contact.

    `changed` follows what was done, `joining` says whether a case is being chosen.
    """

    changed = Signal()
    joining = Signal(bool)
    said = Signal(str)
    refused = Signal(str)
    case_opened = Signal(int)

    def __init__(
        self,
        cases: Cases,
        ready: Callable[[], ContactDraft | None],
        storing: Callable[[], AbstractContextManager[None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cases, self._ready, self._storing = cases, ready, storing
        self._place = 1
        self.panel = JoinPanel()
        self.panel.sought.connect(self._find)
        self.panel.chosen.connect(self._join)
        self.panel.left.connect(lambda: self.joining.emit(False))

    # ---- what a menu offers ----

    def items(self, draft: ContactDraft) -> Items:
        """A case to make or to join for who has none; for the others, the case to open or to leave."""
        found: Items = []
        for place, adult in enumerate(draft.adults or (AdultDraft(),), 1):
            about = f" about {_name(draft, place)}" if len(draft.adults) > 1 else ""
            if not _case_at(draft, place):
                found += [
                    (f"Make a case{about}", partial(self.make, place)),
                    (f"Join a case{about}…", partial(self.ask, place)),
                ]
                continue
            if adult.case_id:
                found.append(
                    (f"Open case {adult.case_reference}{about}", partial(self.case_opened.emit, adult.case_id))
                )
            found.append((f"Leave case {_case_at(draft, place)}{about}", partial(self.leave, place)))
        return found

    # ---- what is done ----

    def make(self, place: int) -> bool:
        """Make a case from the contact, about the adult at this place."""
        draft = self._ready()
        if draft is None or not self._did(lambda: self._cases.open_from(draft.id or 0, place)):
            return False
        self._say("Case {case} made from contact {contact}", place)
        return True

    def ask(self, place: int) -> None:
        """Show the cases that are near the adult at this place, to choose one."""
        if (draft := self._ready()) is None:
            return
        self._place = place
        self.joining.emit(True)
        about = _name(draft, place) if draft.adults else ""
        self.panel.begin(about, carries=bool(draft.categories or draft.threshold.limbs))
        self._find("")

    def leave(self, place: int) -> None:
        """Take the contact out of the case about the adult at this place."""
        draft = self._ready()
        if draft is None or not self._did(lambda: self._cases.leave(draft.id or 0, place)):
            return
        words = f"Contact {draft.reference} left case {_case_at(draft, place)}; what was carried over stays there"
        self.said.emit(words)

    # ---- inside ----

    def _find(self, typed: str) -> None:
        if draft := self._ready():
            self.panel.show_cases(self._cases.to_join(draft.id or 0, self._place, typed))

    def _join(self, case_id: int, with_allegation: bool) -> None:
        draft, place = self._ready(), self._place
        if draft is None:
            return
        if self._did(lambda: self._cases.join(draft.id or 0, case_id, place, with_allegation=with_allegation)):
            self.joining.emit(False)
            self._say("Contact {contact} joined case {case}", place)

    def _did(self, work: Callable[[], object]) -> bool:
        """Do something about a case; where it is refused, that is said."""
        self.refused.emit("")
        try:
            with self._storing():
                work()
        except Trouble as trouble:
            self.refused.emit(labels.sentence(trouble))
            return False
        self.changed.emit()
        return True

    def _say(self, words: str, place: int) -> None:
        if draft := self._ready():
            self.said.emit(words.format(case=_case_at(draft, place), contact=draft.reference))


def _case_at(draft: ContactDraft, place: int) -> str:
    """The reference of the case about the adult at this place; the contact's own is the first adult's."""
    return draft.adults[place - 1].case_reference if len(draft.adults) >= place else draft.case_reference


def _name(draft: ContactDraft, place: int) -> str:
    adult = draft.adults[place - 1]
    return adult.name or adult.description or f"adult {place}"
