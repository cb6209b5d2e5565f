"""Contacts: taken, looked at again, corrected. Every save checks the whole draft and stores all of it or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Contact
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_decisions import store_decision
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ThresholdDraft
from lado_desktop.services.contact_list import ContactList
from lado_desktop.services.contact_problems import contact_problems
from lado_desktop.services.contact_reading import contact_draft, decisions, setting_of_first
from lado_desktop.services.contact_storing import (
    store_adults,
    store_children,
    store_codes,
    store_setting_people,
    store_transfer_of,
)
from lado_desktop.services.lists import Lists
from lado_desktop.services.people import the_referrer
from lado_desktop.services.references import next_reference
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.transfer import copy_onto

GLANCE: Final = timedelta(minutes=5)


class Contacts(ContactList):
    """The contacts of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        super().__init__(tracker)
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions
        self._glanced: dict[int, datetime] = {}

    def blank(self) -> ContactDraft:
        """A new contact, received now."""
        now = self._clock.local()
        return ContactDraft(received_on=now.date(), received_at=now.time(), adults=(AdultDraft(),))

    def reserve(self) -> str:
        """A reference for a contact that is being typed, to be read out at once; it is used up in any case."""
        with self._tracker.writing("reserve_reference") as session:
            return next_reference(session, "contact", self._clock.today().year)

    def problems(self, draft: ContactDraft) -> dict[str, str]:
        """What keeps a draft from being stored: a problem code by field; adults and children as "adults.1.name"."""
        stands = next(iter(self.decisions(draft.id)), ThresholdDraft()) if draft.id else ThresholdDraft()
        return contact_problems(draft, self._lists, self._clock.today(), stands)

    def save(self, draft: ContactDraft) -> int:
        """Store a new contact or a corrected one; returns its id. Raises `Invalid`, `NotFound`."""
        if found := self.problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_contact" if draft.id else "add_contact") as session:
            return self.put(session, draft)

    def put(self, session: Session, draft: ContactDraft) -> int:
        """Store a draft without problems as part of the work that is going on; returns its id. Raises `NotFound`."""
        contact = self._the_contact(session, draft)
        self._restrictions.must_be_open(session, "contact", draft.id or 0)
        copy_onto(contact, draft)
        referrer = the_referrer(session, draft.referrer, contact.referrer_id)
        contact.referrer_id = referrer.id if referrer else None
        session.flush()
        was_at = setting_of_first(session, contact.id)
        store_adults(session, contact, draft.adults)
        store_setting_people(session, contact.id, draft, was_at)
        store_children(session, contact.id, draft)
        store_codes(session, contact.id, draft)
        store_transfer_of(session, contact.id, draft)
        store_decision(session, contact.id, draft.threshold, self._tracker.actor, self._clock.today())
        return contact.id

    def open(self, contact_id: int) -> ContactDraft:
        """A contact as its form shows it; that it was opened is recorded first. Raises `NotFound`."""
        with self._tracker.writing("open_contact") as session:
            self._restrictions.must_open(session, "contact", contact_id)
            draft = contact_draft(session, contact_id)
            self._tracker.note(session, "open", "Contact", contact_id)
            return draft

    def glance(self, contact_id: int) -> ContactDraft:
        """A contact as a panel beside a list shows it. Recorded as a view, once in five minutes. Raises `NotFound`."""
        now = self._clock.now()
        if (seen := self._glanced.get(contact_id)) and now - seen < GLANCE:
            with self._tracker.reading() as session:
                self._restrictions.must_be_open(session, "contact", contact_id)
                return contact_draft(session, contact_id)
        with self._tracker.writing("view_contact") as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            draft = contact_draft(session, contact_id)
            self._tracker.note(session, "view", "Contact", contact_id)
        self._glanced[contact_id] = now
        return draft

    def decisions(self, contact_id: int) -> tuple[ThresholdDraft, ...]:
        """Every threshold decision on a contact, the one that stands first."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            return decisions(session, contact_id)

    def _the_contact(self, session: Session, draft: ContactDraft) -> Contact:
        if draft.id is None:
            assert draft.received_on is not None  # noqa: S101 - `problems` has refused a blank
            is_free = draft.reference and not _is_taken(session, draft.reference)
            contact = Contact(
                reference=draft.reference if is_free else next_reference(session, "contact", draft.received_on.year)
            )
            session.add(contact)
            return contact
        kept = session.get(Contact, draft.id)
        if kept is None:
            raise NotFound("contact")
        return kept


def _is_taken(session: Session, reference: str) -> bool:
    """Whether a contact has it already: a draft may come back after it was stored."""
    return session.execute(select(Contact.id).where(Contact.reference == reference)).first() is not None
