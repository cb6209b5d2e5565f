"""A stored contact, read back as the draft its form shows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import (
    Case,
    Child,
    Contact,
    ContactAdult,
    ContactCategory,
    ContactChild,
    ContactNature,
    Person,
    Referrer,
    Setting,
    ThresholdDecision,
)
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.transfer import as_draft


def contact_draft(session: Session, contact_id: int) -> ContactDraft:
    """The whole contact. Raises `NotFound`."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound("contact")
    case = session.get(Case, contact.case_id) if contact.case_id else None
    return as_draft(
        ContactDraft,
        contact,
        case_reference=case.reference if case else "",
        referrer=_referrer(session, contact.referrer_id),
        adults=_adults(session, contact_id),
        children=_children(session, contact_id),
        categories=categories_of(session, contact_id),
        natures=natures_of(session, contact_id),
        threshold=latest_decision(session, contact_id),
    )


def categories_of(session: Session, contact_id: int) -> tuple[str, ...]:
    """The categories of a contact, the main one first."""
    return _codes(session, ContactCategory.category, ContactCategory, contact_id, ContactCategory.position)


def natures_of(session: Session, contact_id: int) -> tuple[str, ...]:
    """The nature flags of a contact, as they were ticked."""
    return _codes(session, ContactNature.nature, ContactNature, contact_id, ContactNature.id)


def latest_decision(session: Session, contact_id: int) -> ThresholdDraft:
    """The threshold decision that stands; an empty one when none was taken."""
    found = decisions(session, contact_id, most=1)
    return found[0] if found else ThresholdDraft()


def decisions(session: Session, contact_id: int, most: int | None = None) -> tuple[ThresholdDraft, ...]:
    """The threshold decisions on a contact, `most` at most, the one that stands first."""
    found = session.execute(
        select(ThresholdDecision)
        .where(ThresholdDecision.contact_id == contact_id)
        .order_by(ThresholdDecision.id.desc())
        .limit(most)
    ).scalars()
    return tuple(
        ThresholdDraft(
            decision=decision.decision,
            limbs=tuple(limb.limb for limb in decision.limbs),
            rationale=decision.rationale,
            relied_on=decision.relied_on,
            decided_on=decision.decided_on,
        )
        for decision in found
    )


def _referrer(session: Session, referrer_id: int | None) -> ReferrerDraft:
    found = session.get(Referrer, referrer_id) if referrer_id else None
    if found is None:
        return ReferrerDraft()
    return ReferrerDraft(
        name=found.name, job_title=found.job_title, agency=found.agency, phone=found.phone, email=found.email
    )


def _adults(session: Session, contact_id: int) -> tuple[AdultDraft, ...]:
    found = session.execute(
        select(ContactAdult, Person, Setting)
        .outerjoin(Person, Person.id == ContactAdult.person_id)
        .outerjoin(Setting, Setting.id == ContactAdult.setting_id)
        .where(ContactAdult.contact_id == contact_id)
        .order_by(ContactAdult.position)
    )
    return tuple(
        AdultDraft(
            known=adult.known,
            person_id=adult.person_id,
            name=person.name if person else "",
            former_names=", ".join(name.name for name in person.names if name.kind == "former") if person else "",
            date_of_birth=person.date_of_birth if person else None,
            age_note=person.age_note if person else "",
            sex=person.sex if person else None,
            ethnicity=person.ethnicity if person else None,
            description=adult.description,
            setting_name=setting.name if setting else "",
            job_title=adult.job_title,
            sector=adult.sector,
        )
        for adult, person, setting in found
    )


def _children(session: Session, contact_id: int) -> tuple[ChildDraft, ...]:
    found = session.execute(
        select(ContactChild, Child)
        .join(Child, Child.id == ContactChild.child_id)
        .where(ContactChild.contact_id == contact_id)
        .order_by(ContactChild.id)
    )
    return tuple(
        ChildDraft(
            child_id=child.id,
            name=child.name,
            date_of_birth=child.date_of_birth,
            age_note=child.age_note,
            relationship_to_adult=link.relationship_to_adult,
        )
        for link, child in found
    )


def _codes(session: Session, code: Any, table: Any, contact_id: int, order: Any) -> tuple[str, ...]:
    return tuple(session.execute(select(code).where(table.contact_id == contact_id).order_by(order)).scalars())
