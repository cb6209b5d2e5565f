"""A stored contact, read back as the draft its form shows."""

from __future__ import annotations

from dataclasses import replace
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
    Referrer,
    Setting,
    SettingContact,
    ThresholdDecision,
)
from lado_desktop.services.adults import adult_of, role_of
from lado_desktop.services.contact_drafts import (
    AdultDraft,
    ChildDraft,
    ContactDraft,
    ReferrerDraft,
    SettingPersonDraft,
    ThresholdDraft,
)
from lado_desktop.services.transfer import as_draft
from lado_desktop.services.transfers import TransferDraft, transfers_of


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
        adults=_adults(session, contact),
        setting_people=_setting_people(session, contact_id),
        children=_children(session, contact_id),
        categories=categories_of(session, contact_id),
        natures=natures_of(session, contact_id),
        threshold=latest_decision(session, contact_id),
        transfer=next(iter(transfers_of(session, contact_id=contact_id)), TransferDraft()),
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


def _adults(session: Session, contact: Contact) -> tuple[AdultDraft, ...]:
    found = session.execute(
        select(ContactAdult, Setting)
        .outerjoin(Setting, Setting.id == ContactAdult.setting_id)
        .where(ContactAdult.contact_id == contact.id)
        .order_by(ContactAdult.position)
    ).all()
    return tuple(_adult(session, contact, adult, setting) for adult, setting in found)


def _adult(session: Session, contact: Contact, adult: ContactAdult, setting: Setting | None) -> AdultDraft:
    person = adult_of(session, adult.person_id) if adult.person_id else AdultDraft()
    role = role_of(session, adult.person_id, adult.setting_id, adult.job_title) if adult.person_id else None
    case_id = contact.case_id if adult.position == 1 else adult.case_id
    case = session.get(Case, case_id) if case_id else None
    return replace(
        person,
        id=adult.id,
        known=adult.known,
        description=adult.description,
        setting_name=setting.name if setting else "",
        job_title=adult.job_title,
        sector=adult.sector,
        basis=adult.basis,
        employing_agency=adult.employing_agency,
        started=role.started if role else None,
        length_of_service=role.length_of_service if role else "",
        is_told=adult.is_told,
        told_on=adult.told_on,
        told_by=adult.told_by,
        case_id=case_id,
        case_reference=case.reference if case else "",
    )


def setting_of_first(session: Session, contact_id: int) -> int | None:
    """The setting of the first adult of a contact."""
    first = select(ContactAdult.setting_id).where(ContactAdult.contact_id == contact_id, ContactAdult.position == 1)
    return session.execute(first).scalar_one_or_none()


def _setting_people(session: Session, contact_id: int) -> tuple[SettingPersonDraft, ...]:
    there = select(SettingContact).where(SettingContact.setting_id == setting_of_first(session, contact_id))
    rows = session.execute(there.order_by(SettingContact.id)).scalars()
    return tuple(as_draft(SettingPersonDraft, row) for row in rows)


def _children(session: Session, contact_id: int) -> tuple[ChildDraft, ...]:
    found = session.execute(
        select(ContactChild, Child)
        .join(Child, Child.id == ContactChild.child_id)
        .where(ContactChild.contact_id == contact_id)
        .order_by(ContactChild.id)
    )
    return tuple(
        as_draft(
            ChildDraft,
            child,
            child_id=child.id,
            relationship_to_adult=link.relationship_to_adult,
            made_allegation=link.made_allegation,
        )
        for link, child in found
    )


def _codes(session: Session, code: Any, table: Any, contact_id: int, order: Any) -> tuple[str, ...]:
    return tuple(session.execute(select(code).where(table.contact_id == contact_id).order_by(order)).scalars())
