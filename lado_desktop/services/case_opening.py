"""A case opened from a contact: what the contact says already is carried over, for each adult who needs one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import Trouble
from lado_desktop.models.tables import Allegation, Case, CaseChild, Contact, ContactAdult, ContactChild
from lado_desktop.services.allegations import store_allegation
from lado_desktop.services.case_drafts import AllegationDraft
from lado_desktop.services.contact_drafts import ContactDraft
from lado_desktop.services.contact_reading import contact_draft
from lado_desktop.services.references import next_reference
from lado_desktop.services.rows import the_row

FIRST = 1


def open_case(
    session: Session, contact_id: int, officer: str, opened_on: date | None = None, *, position: int = FIRST
) -> int:
    """Open a case on the adult at this place of a contact and carry over what the contact already says."""
    contact: Contact = the_row(session, Contact, contact_id)
    adult = adult_at(session, contact_id, position)
    if case_of(contact, adult, position):
        raise Trouble("has_case")
    draft = contact_draft(session, contact_id)
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
        case.adult_told_on, case.adult_told_by = adult.told_on, adult.told_by
    session.add(case)
    session.flush()
    tie(contact, adult, position, case.id)
    contact.disposal = contact.disposal or "opened_case"
    carry_children(session, contact_id, case.id)
    if draft.summary or draft.categories:
        carry_allegation(session, draft, case.id, officer)
    return case.id


def adult_at(session: Session, contact_id: int, position: int) -> ContactAdult | None:
    """The adult at this place of a contact; the first place may be empty, any other is `NotFound`."""
    found = session.execute(
        select(ContactAdult).where(ContactAdult.contact_id == contact_id, ContactAdult.position == position)
    ).scalar_one_or_none()
    return found if position == FIRST else the_row(session, ContactAdult, found.id if found else None)


def case_of(contact: Contact, adult: ContactAdult | None, position: int) -> int | None:
    """The case about that adult: the contact's own is the first adult's."""
    return contact.case_id if position == FIRST or adult is None else adult.case_id


def tie(contact: Contact, adult: ContactAdult | None, position: int, case_id: int | None) -> None:
    """Let the contact be part of a case about that adult, or of none."""
    if position == FIRST or adult is None:
        contact.case_id = case_id
    else:
        adult.case_id = case_id


def carry_children(session: Session, contact_id: int, case_id: int) -> None:
    """Children of the contact whom the case does not have yet."""
    there = set(session.execute(select(CaseChild.child_id).where(CaseChild.case_id == case_id)).scalars())
    for link in session.execute(select(ContactChild).where(ContactChild.contact_id == contact_id)).scalars():
        if link.child_id not in there:
            session.add(
                CaseChild(
                    case_id=case_id,
                    child_id=link.child_id,
                    relationship_to_adult=link.relationship_to_adult,
                    made_allegation=link.made_allegation,
                )
            )
    session.flush()


def carry_allegation(session: Session, draft: ContactDraft, case_id: int, officer: str) -> None:
    """What the contact says, as an allegation of the case."""
    said = AllegationDraft(
        case_id=case_id,
        statement=draft.summary,
        incident_from=draft.incident_from,
        incident_to=draft.incident_to,
        place=draft.incident_place,
        is_at_work=draft.is_at_work,
        injury=draft.injury,
        categories=draft.categories,
        limbs=draft.threshold.limbs,
        natures=draft.natures,
    )
    row: Allegation = the_row(session, Allegation, store_allegation(session, said, officer))
    row.incident_note, row.alleged_by, row.witnesses = draft.incident_note, draft.alleged_by, draft.witnesses
