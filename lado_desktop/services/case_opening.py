"""A case opened from a contact: what the contact says already is carried over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.models.tables import Case, CaseChild, Contact, ContactAdult, ContactChild
from lado_desktop.services.allegations import store_allegation
from lado_desktop.services.case_drafts import AllegationDraft
from lado_desktop.services.contact_drafts import ContactDraft
from lado_desktop.services.contact_reading import contact_draft
from lado_desktop.services.references import next_reference


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
        session.add(
            CaseChild(
                case_id=case.id,
                child_id=link.child_id,
                relationship_to_adult=link.relationship_to_adult,
                made_allegation=link.made_allegation,
            )
        )
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
