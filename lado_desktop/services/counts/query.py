"""The facts of a tracker, read in one pass: a few flat questions, joined by dictionaries, nothing loaded as objects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import (
    Allegation,
    AllegationCategory,
    AllegationOutcome,
    Case,
    Contact,
    ContactAdult,
    ContactCategory,
    Meeting,
    MeetingCase,
    Referrer,
    Strand,
    ThresholdDecision,
)
from lado_desktop.services.counts.facts import CaseFact, ContactFact, Facts, MeetingFact

NON_RECENT = "non_recent"


def read_facts(session: Session) -> Facts:
    """Everything there is to count, whatever the period."""
    thresholds: dict[int, str] = dict(_pairs(session, ThresholdDecision.contact_id, ThresholdDecision.decision))
    contacts = _contacts(session, thresholds)
    return Facts(contacts, _cases(session, contacts), _meetings(session))


def _contacts(session: Session, thresholds: dict[int, str]) -> tuple[ContactFact, ...]:
    sectors, categories = _sectors(session), _categories(session)
    found = plain_rows(
        session,
        select(
            Contact.id,
            Contact.reference,
            Contact.received_on,
            Contact.contact_type,
            Referrer.agency,
            Contact.case_id,
            Contact.first_response_on,
            Contact.employer_aware_on,
        )
        .outerjoin(Referrer, Referrer.id == Contact.referrer_id)
        .order_by(Contact.received_on, Contact.id),
    )
    return tuple(
        ContactFact(
            number,
            reference,
            received,
            contact_type,
            agency,
            sectors.get(number, ()),
            categories.get(number, ()),
            thresholds.get(number),
            case_id,
            answered,
            aware,
        )
        for number, reference, received, contact_type, agency, case_id, answered, aware in found
    )


def _sectors(session: Session) -> dict[int, tuple[str, ...]]:
    return _grouped(
        plain_rows(
            session,
            select(ContactAdult.contact_id, ContactAdult.sector)
            .where(ContactAdult.sector.is_not(None))
            .order_by(ContactAdult.contact_id, ContactAdult.position),
        )
    )


def _categories(session: Session) -> dict[int, tuple[str, ...]]:
    return _grouped(
        plain_rows(
            session,
            select(ContactCategory.contact_id, ContactCategory.category).order_by(
                ContactCategory.contact_id, ContactCategory.position
            ),
        )
    )


def _cases(session: Session, contacts: Iterable[ContactFact]) -> tuple[CaseFact, ...]:
    opening: dict[int, ContactFact] = {}
    for contact in contacts:
        if contact.case_id is not None:
            opening.setdefault(contact.case_id, contact)
    categories = _grouped(
        plain_rows(
            session,
            select(Allegation.case_id, AllegationCategory.category)
            .join(Allegation, Allegation.id == AllegationCategory.allegation_id)
            .order_by(Allegation.number, AllegationCategory.position),
        )
    )
    outcomes = _outcomes(session)
    initial = _initial_meetings(session)
    employer = dict(_pairs(session, Strand.case_id, Strand.outcome_known_on, Strand.kind == "employer"))
    found = plain_rows(
        session,
        select(Case.id, Case.reference, Case.opened_on, Case.concluded_on, Case.closed_on, Case.sector, Case.recency),
    )
    return tuple(
        CaseFact(
            number,
            reference,
            opened,
            opening[number].received if number in opening else None,
            initial.get(number),
            concluded,
            closed,
            employer.get(number),
            categories.get(number, ()),
            outcomes.get(number, ()),
            sector,
            recency == NON_RECENT,
            opening[number].threshold if number in opening else None,
        )
        for number, reference, opened, concluded, closed, sector, recency in found
    )


def _outcomes(session: Session) -> dict[int, tuple[tuple[str, date | None], ...]]:
    """By case, every outcome of every allegation with the day it was decided."""
    found: dict[int, list[tuple[str, date | None]]] = {}
    for case_id, outcome, decided in plain_rows(
        session,
        select(Allegation.case_id, AllegationOutcome.outcome, AllegationOutcome.decided_on)
        .join(Allegation, Allegation.id == AllegationOutcome.allegation_id)
        .order_by(Allegation.number, AllegationOutcome.id),
    ):
        found.setdefault(case_id, []).append((outcome, decided))
    return {case_id: tuple(outcomes) for case_id, outcomes in found.items()}


def _initial_meetings(session: Session) -> dict[int, date]:
    found: dict[int, date] = {}
    for case_id, held in plain_rows(
        session,
        select(MeetingCase.case_id, Meeting.held_on)
        .join(Meeting, Meeting.id == MeetingCase.meeting_id)
        .where(Meeting.meeting_type == "initial", Meeting.status == "held")
        .order_by(Meeting.held_on),
    ):
        if held is not None:
            found.setdefault(case_id, held)
    return found


def _meetings(session: Session) -> tuple[MeetingFact, ...]:
    cases: dict[int, list[int]] = {}
    non_recent: set[int] = set()
    for meeting_id, case_id, recency in plain_rows(
        session,
        select(MeetingCase.meeting_id, MeetingCase.case_id, Case.recency).join(Case, Case.id == MeetingCase.case_id),
    ):
        cases.setdefault(meeting_id, []).append(case_id)
        if recency == NON_RECENT:
            non_recent.add(meeting_id)
    found = plain_rows(
        session,
        select(Meeting.id, Meeting.reference, Meeting.status, Meeting.held_on, Meeting.meeting_type, Meeting.number),
    )
    return tuple(
        MeetingFact(
            number,
            reference,
            held if status == "held" else None,
            meeting_type,
            in_series,
            number in non_recent,
            tuple(cases.get(number, ())),
        )
        for number, reference, status, held, meeting_type, in_series in found
    )


def _pairs(session: Session, key: Any, value: Any, *where: Any) -> list[tuple[Any, ...]]:
    """(key, value) in the order the rows were written, so that the latest stands in a dictionary."""
    return plain_rows(session, select(key, value).where(*where).order_by(key.class_.id))


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[str, ...]]:
    """By record, each code once, in the order the rows come. Most records have one, and share it."""
    found: dict[int, tuple[str, ...]] = {}
    alone: dict[str, tuple[str, ...]] = {}
    for record, code in rows:
        before = found.get(record)
        if before is None:
            found[record] = alone.get(code) or alone.setdefault(code, (code,))
        elif code not in before:
            found[record] = (*before, code)
    return found
