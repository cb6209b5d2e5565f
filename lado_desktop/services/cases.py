"""Cases: opened from a contact, recorded allegation by allegation, concluded and closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Case
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.allegations import allegation_problems, store_allegation, unreasoned_outcomes
from lado_desktop.services.case_drafts import AllegationDraft, CaseDraft, CasePage
from lado_desktop.services.case_joining import JoinableCase, join_case, joinable, leave_case
from lado_desktop.services.case_list import CaseList
from lado_desktop.services.case_opening import FIRST, open_case
from lado_desktop.services.case_parts import TABLES, Part, in_future, noun_of, part_problems, remove_part, store_part
from lado_desktop.services.case_reading import case_page
from lado_desktop.services.lists import Lists
from lado_desktop.services.people import the_setting
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import the_row
from lado_desktop.services.transfer import copy_onto

PAST: Final = ("opened_on", "adult_told_on", "leaflet_sent_on", "feedback_sent_on", "concluded_on", "closed_on")
CODED: Final = ("sector", "recency", "employment_status", "closure_reason")


class Cases(CaseList):
    """The cases of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        super().__init__(tracker)
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def page(self, case_id: int) -> CasePage:
        """Everything about a case; that it was opened is recorded first. Raises `NotFound`."""
        with self._tracker.writing("open_case") as session:
            self._restrictions.must_open(session, "case", case_id)
            page = case_page(session, case_id)
            self._tracker.note(session, "open", "Case", case_id)
            return page

    def again(self, case_id: int) -> CasePage:
        """The page of a case that is open already, read again; nothing is recorded. Raises `NotFound`."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "case", case_id)
            return case_page(session, case_id)

    def open_from(self, contact_id: int, position: int = FIRST) -> int:
        """Open a case from a contact without retyping, about the adult at that place; returns the id of the case.

        Raises `Trouble("has_case")`.
        """
        with self._tracker.writing("open_case_from_contact") as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            return open_case(session, contact_id, self._tracker.actor, position=position)

    def to_join(self, contact_id: int, position: int = FIRST, typed: str = "") -> Sequence[JoinableCase]:
        """The cases a contact may join for the adult at that place, the likeliest first."""
        with self._tracker.reading() as session:
            return joinable(session, contact_id, position, typed)

    def join(self, contact_id: int, case_id: int, position: int = FIRST, *, with_allegation: bool = False) -> None:
        """Make a contact part of a case, for the adult at that place. Raises `Trouble("has_case")`, `NotFound`."""
        with self._tracker.writing("join_case") as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            self._restrictions.must_be_open(session, "case", case_id)
            join_case(
                session, contact_id, case_id, self._tracker.actor, position=position, with_allegation=with_allegation
            )

    def leave(self, contact_id: int, position: int = FIRST) -> None:
        """Take a contact out of the case about the adult at that place. Raises `NotFound`."""
        with self._tracker.writing("leave_case") as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            leave_case(session, contact_id, position=position)

    def save(self, draft: CaseDraft) -> int:
        """Store the facts of a case. Raises `Invalid`, `NotFound`."""
        if found := self.problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_case") as session:
            case: Case = the_row(session, Case, draft.id)
            self._restrictions.must_be_open(session, "case", case.id)
            if draft.closed_on != case.closed_on:
                case.closed_by = self._tracker.actor if draft.closed_on else ""
            copy_onto(case, draft)
            setting = the_setting(session, draft.setting_name, draft.sector)
            case.setting_id = setting.id if setting else None
            return case.id

    def save_allegation(self, draft: AllegationDraft) -> int:
        """Store an allegation with its categories, limbs and outcomes. Raises `Invalid`, `NotFound`."""
        with self._tracker.reading() as session:
            unreasoned = unreasoned_outcomes(session, draft.id)
        if found := allegation_problems(draft, self._lists, self._clock.today(), unreasoned):
            raise Invalid(found)
        with self._tracker.writing("change_allegation" if draft.id else "add_allegation") as session:
            self._restrictions.must_be_open(session, "case", draft.case_id)
            return store_allegation(session, draft, self._tracker.actor)

    def save_part(self, draft: Part) -> int:
        """Store an action, a review date or an onward referral of a case. Raises `Invalid`, `NotFound`."""
        if found := part_problems(draft, self._clock.today()):
            raise Invalid(found)
        noun = noun_of(type(draft))
        with self._tracker.writing(f"change_{noun}" if draft.id else f"add_{noun}") as session:
            self._restrictions.must_be_open(session, "case", draft.case_id)
            return store_part(session, draft)

    def remove_part(self, kind: type[Part], part_id: int) -> None:
        """Take away an action, review date or referral entered by mistake; the record of changes keeps it."""
        with self._tracker.writing(f"remove_{noun_of(kind)}") as session:
            self._restrictions.must_be_open(session, "case", the_row(session, TABLES[kind], part_id).case_id)
            remove_part(session, kind, part_id)

    def problems(self, draft: CaseDraft) -> dict[str, str]:
        """What keeps the facts of a case from being stored: a problem code by field."""
        found = in_future(draft, PAST, self._clock.today())
        if draft.opened_on is None:
            found["opened_on"] = "date_missing"
        for name in ("concluded_on", "closed_on"):
            day = getattr(draft, name)
            if day and draft.opened_on and day < draft.opened_on:
                found[name] = "before_opened"
        for name in CODED:
            if not self._lists.knows(name, getattr(draft, name)):
                found[name] = "unknown_choice"
        return found
