"""Cases: opened from a contact, recorded allegation by allegation, concluded and closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.models.tables import (
    Action,
    Allegation,
    AllegationCategory,
    AllegationLimb,
    AllegationNature,
    AllegationOutcome,
    Base,
    Case,
    CaseChild,
    Contact,
    ContactAdult,
    ContactChild,
    OnwardReferral,
    Review,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_drafts import (
    ActionDraft,
    AllegationDraft,
    CaseDraft,
    CasePage,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.case_list import CaseList
from lado_desktop.services.case_reading import case_page
from lado_desktop.services.contact_drafts import ContactDraft
from lado_desktop.services.contact_reading import contact_draft
from lado_desktop.services.lists import Lists
from lado_desktop.services.people import the_setting
from lado_desktop.services.references import next_reference
from lado_desktop.services.transfer import copy_onto

Part = ActionDraft | ReviewDraft | ReferralDraft
TABLES: Final[dict[type[Part], type[Action | Review | OnwardReferral]]] = {
    ActionDraft: Action,
    ReviewDraft: Review,
    ReferralDraft: OnwardReferral,
}
REQUIRED: Final[dict[type[Part], dict[str, str]]] = {
    ActionDraft: {"text": "text_missing", "owner": "owner_missing", "due_on": "date_missing"},
    ReviewDraft: {"due_on": "date_missing"},
    ReferralDraft: {"body": "choice_missing"},
}
PAST: Final = (
    "opened_on",
    "adult_told_on",
    "concluded_on",
    "closed_on",
    "done_on",
    "made_on",
    "result_on",
    "advised_on",
)


class Cases(CaseList):
    """The cases of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        super().__init__(tracker)
        self._clock = clock
        self._lists = lists

    def page(self, case_id: int) -> CasePage:
        """Everything about a case; that it was opened is recorded first. Raises `NotFound`."""
        with self._tracker.writing("open_case") as session:
            page = case_page(session, case_id)
            self._tracker.note(session, "open", "Case", case_id)
            return page

    def again(self, case_id: int) -> CasePage:
        """The page of a case that is open already, read again; nothing is recorded. Raises `NotFound`."""
        with self._tracker.reading() as session:
            return case_page(session, case_id)

    def open_from(self, contact_id: int) -> int:
        """Open a case from a contact without retyping; returns the id of the case. Raises `Trouble("has_case")`."""
        with self._tracker.writing("open_case_from_contact") as session:
            return open_case(session, contact_id, self._tracker.actor)

    def save(self, draft: CaseDraft) -> int:
        """Store the facts of a case. Raises `Invalid`, `NotFound`."""
        if found := self._case_problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_case") as session:
            case = session.get(Case, draft.id) if draft.id else None
            if case is None:
                raise NotFound("case")
            copy_onto(case, draft)
            setting = the_setting(session, draft.setting_name, draft.sector)
            case.setting_id = setting.id if setting else None
            case.closed_by = self._tracker.actor if draft.closed_on else ""
            return case.id

    def save_allegation(self, draft: AllegationDraft) -> int:
        """Store an allegation with its categories, limbs and outcomes. Raises `Invalid`, `NotFound`."""
        if found := self._allegation_problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_allegation" if draft.id else "add_allegation") as session:
            return store_allegation(session, draft, self._tracker.actor)

    def save_part(self, draft: Part) -> int:
        """Store an action, a review date or an onward referral of a case. Raises `Invalid`, `NotFound`."""
        kind = type(draft)
        found = {
            name: code for name, code in REQUIRED[kind].items() if not str(getattr(draft, name) or "").strip()
        } | self._past(draft)
        if found:
            raise Invalid(found)
        noun = TABLES[kind].__tablename__
        with self._tracker.writing(f"change_{noun}" if draft.id else f"add_{noun}") as session:
            _must_have(session, draft.case_id)
            row = _get_or_new(session, TABLES[kind], draft.id)
            copy_onto(row, draft, leave=frozenset({"id"}))
            session.flush()
            return int(row.id)

    def remove_part(self, kind: type[Part], part_id: int) -> None:
        """Take away an action, review date or referral entered by mistake; the record of changes keeps it."""
        with self._tracker.writing(f"remove_{TABLES[kind].__tablename__}") as session:
            session.delete(_get_or_new(session, TABLES[kind], part_id))

    def _case_problems(self, draft: CaseDraft) -> dict[str, str]:
        found = self._past(draft)
        if draft.opened_on is None:
            found["opened_on"] = "date_missing"
        for name in ("concluded_on", "closed_on"):
            day = getattr(draft, name)
            if day and draft.opened_on and day < draft.opened_on:
                found[name] = "before_opened"
        if draft.closed_on and not draft.closure_reason:
            found["closure_reason"] = "choice_missing"
        for name in ("sector", "recency", "employment_status", "closure_reason"):
            if not self._lists.knows(name, getattr(draft, name)):
                found[name] = "unknown_choice"
        return found

    def _allegation_problems(self, draft: AllegationDraft) -> dict[str, str]:
        found: dict[str, str] = {}
        if not draft.statement.strip():
            found["statement"] = "text_missing"
        today = self._clock.today()
        for name in ("incident_from", "incident_to"):
            if (day := getattr(draft, name)) and day > today:
                found[name] = "in_future"
        if draft.incident_from and draft.incident_to and draft.incident_to < draft.incident_from:
            found["incident_to"] = "before_start"
        for number, outcome in enumerate(draft.outcomes, 1):
            if not outcome.outcome:
                found[f"outcomes.{number}.outcome"] = "choice_missing"
            if outcome.decided_on and outcome.decided_on > today:
                found[f"outcomes.{number}.decided_on"] = "in_future"
        outcomes = tuple(outcome.outcome for outcome in draft.outcomes if outcome.outcome)
        for name, vocabulary, codes in (
            ("categories", "category", draft.categories),
            ("limbs", "limb", draft.limbs),
            ("natures", "nature", draft.natures),
            ("outcomes", "outcome", outcomes),
        ):
            if not all(self._lists.knows(vocabulary, code) for code in codes):
                found[name] = "unknown_choice"
        return found

    def _past(self, draft: Any) -> dict[str, str]:
        today = self._clock.today()
        days: dict[str, date | None] = {name: getattr(draft, name, None) for name in PAST}
        return {name: "in_future" for name, day in days.items() if day is not None and day > today}


def open_case(session: Session, contact_id: int, officer: str, opened_on: date | None = None) -> int:
    """Open a case on a contact's first adult and carry over what the contact already says."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound("contact")
    if contact.case_id:
        raise Trouble("has_case")
    draft = contact_draft(session, contact_id)
    adult = session.execute(
        select(ContactAdult).where(ContactAdult.contact_id == contact_id).order_by(ContactAdult.position).limit(1)
    ).scalar_one_or_none()
    opened = opened_on or contact.received_on
    case = Case(
        reference=next_reference(session, "case", opened.year),
        opened_on=opened,
        recency=contact.recency,
        officer=contact.handled_by or officer,
    )
    if adult:
        for name in ("person_id", "description", "setting_id", "job_title", "sector"):
            setattr(case, name, getattr(adult, name))
    session.add(case)
    session.flush()
    contact.case_id, contact.disposal = case.id, contact.disposal or "opened_case"
    for link in session.execute(select(ContactChild).where(ContactChild.contact_id == contact_id)).scalars():
        session.add(CaseChild(case_id=case.id, child_id=link.child_id))
    if draft.summary or draft.categories:
        store_allegation(session, _first_allegation(case.id, draft), officer)
    return case.id


def _first_allegation(case_id: int, draft: ContactDraft) -> AllegationDraft:
    """What a contact says, as the first allegation of its case."""
    return AllegationDraft(
        case_id=case_id,
        statement=draft.summary,
        incident_from=draft.incident_from,
        incident_to=draft.incident_to,
        categories=draft.categories,
        limbs=draft.threshold.limbs,
        natures=draft.natures,
    )


def store_allegation(session: Session, draft: AllegationDraft, decided_by: str) -> int:
    """Write an allegation and its parts into the work that is going on."""
    _must_have(session, draft.case_id)
    row = _get_or_new(session, Allegation, draft.id)
    if draft.id is None:
        last = select(func.coalesce(func.max(Allegation.number), 0)).where(Allegation.case_id == draft.case_id)
        row.number = session.execute(last).scalar_one() + 1
    copy_onto(row, draft, leave=frozenset({"id", "number"}))
    session.add(row)
    _match(row.categories, draft.categories, "category", AllegationCategory)
    for position, code in enumerate(dict.fromkeys(draft.categories), 1):
        next(part for part in row.categories if part.category == code).position = position
    _match(row.limbs, draft.limbs, "limb", AllegationLimb)
    _match(row.natures, draft.natures, "nature", AllegationNature)
    _match(row.outcomes, [outcome.outcome for outcome in draft.outcomes], "outcome", AllegationOutcome)
    for wanted in draft.outcomes:
        part = next(part for part in row.outcomes if part.outcome == wanted.outcome)
        part.decided_on, part.rationale = wanted.decided_on, wanted.rationale
        part.decided_by = part.decided_by or decided_by
    session.flush()
    return int(row.id)


def _match(parts: list[Any], wanted: Sequence[str], name: str, table: Any) -> None:
    """Make a list of coded parts hold exactly the wanted codes, keeping the rows that stay."""
    codes = list(dict.fromkeys(wanted))
    kept = {getattr(part, name): part for part in parts}
    parts[:] = [kept.get(code) or table(**{name: code}) for code in codes]


def _must_have(session: Session, case_id: int) -> None:
    if session.get(Case, case_id) is None:
        raise NotFound("case")


def _get_or_new(session: Session, table: type[Base], row_id: int | None) -> Any:
    if row_id is None:
        row = table()
        session.add(row)
        return row
    found = session.get(table, row_id)
    if found is None:
        raise NotFound(str(table.__tablename__))
    return found
