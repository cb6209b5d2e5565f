"""The parts of a contact written beside it: its adults, its children, its categories and nature flags."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import ContactAdult, ContactCategory, ContactChild, ContactNature
from lado_desktop.services.contact_drafts import ContactDraft
from lado_desktop.services.contact_reading import categories_of, natures_of
from lado_desktop.services.people import the_child, the_person, the_role, the_setting


def store_adults(session: Session, contact_id: int, draft: ContactDraft) -> None:
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


def store_children(session: Session, contact_id: int, draft: ContactDraft) -> None:
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


def store_codes(session: Session, contact_id: int, draft: ContactDraft) -> None:
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
