"""Contacts: taken, looked at again, corrected. Every save checks the whole draft and stores all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import (
    Contact,
    ContactAdult,
    ContactCategory,
    ContactChild,
    ContactNature,
    ThresholdDecision,
    ThresholdLimb,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ThresholdDraft
from lado_desktop.services.contact_list import ContactList
from lado_desktop.services.contact_reading import categories_of, contact_draft, decisions, latest_decision, natures_of
from lado_desktop.services.lists import Lists
from lado_desktop.services.people import the_child, the_person, the_referrer, the_role, the_setting
from lado_desktop.services.references import next_reference
from lado_desktop.services.transfer import copy_onto

PAST: Final = (
    "received_on",
    "referrer_learned_on",
    "referrer_told_on",
    "incident_from",
    "incident_to",
    "disclosed_on",
    "employer_aware_on",
    "advice_on",
    "confirmed_on",
    "first_response_on",
    "check_replied_on",
)
GLANCE: Final = timedelta(minutes=5)
CODES: Final = {
    "route": "route",
    "contact_type": "contact_type",
    "recency": "recency",
    "late_reason": "late_reason",
    "check_kind": "check_kind",
    "disposal": "disposal",
}


class Contacts(ContactList):
    """The contacts of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        super().__init__(tracker)
        self._clock = clock
        self._lists = lists
        self._glanced: dict[int, datetime] = {}

    def blank(self) -> ContactDraft:
        """A new contact, received now."""
        now = self._clock.local()
        return ContactDraft(received_on=now.date(), received_at=now.time(), adults=(AdultDraft(),))

    def problems(self, draft: ContactDraft) -> dict[str, str]:
        """What keeps a draft from being stored: a problem code by field; adults and children as "adults.1.name"."""
        found: dict[str, str] = {}
        if draft.received_on is None:
            found["received_on"] = "date_missing"
        if draft.contact_type is None:
            found["contact_type"] = "choice_missing"
        today = self._clock.today()
        for name in PAST:
            day = getattr(draft, name)
            if day is not None and day > today:
                found[name] = "in_future"
        for name, vocabulary in CODES.items():
            if not self._lists.knows(vocabulary, getattr(draft, name)):
                found[name] = "unknown_choice"
        for name, vocabulary, codes in (
            ("referrer.agency", "agency", (draft.referrer.agency,)),
            ("categories", "category", draft.categories),
            ("natures", "nature", draft.natures),
            ("threshold.decision", "threshold", (draft.threshold.decision,)),
            ("threshold.limbs", "limb", draft.threshold.limbs),
        ):
            if not all(self._lists.knows(vocabulary, code) for code in codes):
                found[name] = "unknown_choice"
        if _reversed(draft.incident_from, draft.incident_to):
            found["incident_to"] = "before_start"
        if _reversed(draft.received_on, draft.first_response_on):
            found["first_response_on"] = "before_received"
        return found | self._adult_problems(draft, today) | self._decision_problems(draft)

    def save(self, draft: ContactDraft) -> int:
        """Store a new contact or a corrected one; returns its id. Raises `Invalid`, `NotFound`."""
        if found := self.problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_contact" if draft.id else "add_contact") as session:
            contact = self._the_contact(session, draft)
            copy_onto(contact, draft)
            referrer = the_referrer(session, draft.referrer, contact.referrer_id)
            contact.referrer_id = referrer.id if referrer else None
            session.flush()
            _store_adults(session, contact.id, draft)
            _store_children(session, contact.id, draft)
            _store_codes(session, contact.id, draft)
            self._store_decision(session, contact.id, draft)
            return contact.id

    def open(self, contact_id: int) -> ContactDraft:
        """A contact as its form shows it; that it was opened is recorded first. Raises `NotFound`."""
        with self._tracker.writing("open_contact") as session:
            draft = contact_draft(session, contact_id)
            self._tracker.note(session, "open", "Contact", contact_id)
            return draft

    def glance(self, contact_id: int) -> ContactDraft:
        """A contact as a panel beside a list shows it. Recorded as a view, once in five minutes. Raises `NotFound`."""
        now = self._clock.now()
        if (seen := self._glanced.get(contact_id)) and now - seen < GLANCE:
            with self._tracker.reading() as session:
                return contact_draft(session, contact_id)
        with self._tracker.writing("view_contact") as session:
            draft = contact_draft(session, contact_id)
            self._tracker.note(session, "view", "Contact", contact_id)
        self._glanced[contact_id] = now
        return draft

    def decisions(self, contact_id: int) -> tuple[ThresholdDraft, ...]:
        """Every threshold decision on a contact, the one that stands first."""
        with self._tracker.reading() as session:
            return decisions(session, contact_id)

    def _the_contact(self, session: Session, draft: ContactDraft) -> Contact:
        if draft.id is None:
            assert draft.received_on is not None  # noqa: S101 - `problems` has refused a blank
            contact = Contact(reference=next_reference(session, "contact", draft.received_on.year))
            session.add(contact)
            return contact
        kept = session.get(Contact, draft.id)
        if kept is None:
            raise NotFound("contact")
        return kept

    def _adult_problems(self, draft: ContactDraft, today: date) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, adult in enumerate(draft.adults, 1):
            if adult.known == "named" and not adult.name.strip():
                found[f"adults.{number}.name"] = "name_missing"
            if adult.date_of_birth is not None and adult.date_of_birth > today:
                found[f"adults.{number}.date_of_birth"] = "in_future"
            for name in ("sector", "sex", "ethnicity"):
                if not self._lists.knows(name, getattr(adult, name)):
                    found[f"adults.{number}.{name}"] = "unknown_choice"
        for number, child in enumerate(draft.children, 1):
            if not child.name.strip():
                found[f"children.{number}.name"] = "name_missing"
        return found

    def _decision_problems(self, draft: ContactDraft) -> dict[str, str]:
        """A threshold decision stands with its reasons (domain: 1.8, rationale is required).

        One on record that stays as it is, such as one brought in from a spreadsheet, is not asked for them afterwards.
        """
        decision, found = draft.threshold, {}
        if draft.id and _tidied(decision) in map(_tidied, self.decisions(draft.id)[:1]):
            return {}
        if decision.decision is None:
            if decision.limbs or decision.rationale.strip():
                found["threshold.decision"] = "choice_missing"
            return found
        if decision.decided_on is not None and decision.decided_on > self._clock.today():
            found["threshold.decided_on"] = "in_future"
        if not decision.rationale.strip():
            found["threshold.rationale"] = "rationale_missing"
        if decision.decision.startswith("met_") and not decision.limbs:
            found["threshold.limbs"] = "limb_missing"
        return found

    def _store_decision(self, session: Session, contact_id: int, draft: ContactDraft) -> None:
        """A changed decision is added beside the earlier ones, never over them, on the day that was typed or today."""
        kept, wanted = latest_decision(session, contact_id), _tidied(draft.threshold)
        if wanted.decision is None:
            if kept.decision is not None:
                raise Invalid({"threshold.decision": "decision_stands"})
            return
        if replace(wanted, decided_on=wanted.decided_on or kept.decided_on) == _tidied(kept):
            return
        is_dated = wanted.decided_on is not None and wanted.decided_on != kept.decided_on
        session.add(
            ThresholdDecision(
                contact_id=contact_id,
                decision=wanted.decision,
                rationale=wanted.rationale,
                relied_on=wanted.relied_on,
                decided_by=self._tracker.actor,
                decided_on=wanted.decided_on if is_dated else self._clock.today(),
                limbs=[ThresholdLimb(limb=limb) for limb in wanted.limbs],
            )
        )


def _tidied(decision: ThresholdDraft) -> ThresholdDraft:
    """The decision as it is stored: without blanks around its texts, each limb once and in order."""
    return replace(
        decision,
        rationale=decision.rationale.strip(),
        relied_on=decision.relied_on.strip(),
        limbs=tuple(sorted(set(decision.limbs))),
    )


def _reversed(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and second < first


def _store_adults(session: Session, contact_id: int, draft: ContactDraft) -> None:
    kept = {
        adult.position: adult
        for adult in session.execute(select(ContactAdult).where(ContactAdult.contact_id == contact_id)).scalars()
    }
    for position, adult in enumerate(draft.adults, 1):
        row = kept.pop(position, None) or ContactAdult(contact_id=contact_id, position=position)
        person = the_person(session, adult) if adult.known == "named" else None
        setting = the_setting(session, adult.setting_name, adult.sector)
        row.known, row.person_id = adult.known, person.id if person else None
        row.setting_id = setting.id if setting else None
        row.description, row.job_title, row.sector = adult.description, adult.job_title, adult.sector
        session.add(row)
        if person:
            the_role(session, person.id, row.setting_id, adult.job_title, adult.sector)
    for row in kept.values():
        session.delete(row)
    session.flush()


def _store_children(session: Session, contact_id: int, draft: ContactDraft) -> None:
    kept = {
        link.child_id: link
        for link in session.execute(select(ContactChild).where(ContactChild.contact_id == contact_id)).scalars()
    }
    for wanted in draft.children:
        child = the_child(session, wanted)
        link = kept.pop(child.id, None) or ContactChild(contact_id=contact_id, child_id=child.id)
        link.relationship_to_adult = wanted.relationship_to_adult
        session.add(link)
    for link in kept.values():
        session.delete(link)
    session.flush()


def _store_codes(session: Session, contact_id: int, draft: ContactDraft) -> None:
    """Categories (the first is the main one) and nature flags, written again only when they differ."""
    if categories_of(session, contact_id) != draft.categories:
        session.execute(delete(ContactCategory).where(ContactCategory.contact_id == contact_id))
        for position, category in enumerate(dict.fromkeys(draft.categories), 1):
            session.add(ContactCategory(contact_id=contact_id, position=position, category=category))
    if set(natures_of(session, contact_id)) != set(draft.natures):
        session.execute(delete(ContactNature).where(ContactNature.contact_id == contact_id))
        for nature in dict.fromkeys(draft.natures):
            session.add(ContactNature(contact_id=contact_id, nature=nature))
    session.flush()
