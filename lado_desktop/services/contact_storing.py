"""The parts of a contact written beside it: its adults, those to speak to, its children, its codes, its transfer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Contact,
    ContactAdult,
    ContactCategory,
    ContactChild,
    ContactNature,
    SettingContact,
)
from lado_desktop.services.adults import fill_role, the_person, the_role
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.contact_reading import categories_of, natures_of, setting_of_first
from lado_desktop.services.people import the_child, the_setting
from lado_desktop.services.transfer import copy_onto
from lado_desktop.services.transfers import IN, OUT, remove_transfer, store_transfer, transfers_of

OF_THE_CONTACT: Final = (
    "known",
    "description",
    "job_title",
    "sector",
    "basis",
    "employing_agency",
    "is_told",
    "told_on",
    "told_by",
)
"""Fields of an adult that are columns of the contact's adult, under the same names."""
ASIDE: Final = 1000


def store_adults(session: Session, contact: Contact, adults: Sequence[AdultDraft]) -> None:
    """Each adult in its place. One that was stored before keeps its row and its case, wherever it stands now."""
    rows = list(
        session.execute(
            select(ContactAdult).where(ContactAdult.contact_id == contact.id).order_by(ContactAdult.position)
        ).scalars()
    )
    cases = {row.id: contact.case_id if row.position == 1 else row.case_id for row in rows}
    taken = _taken(rows, adults)
    for row in rows:
        if row not in taken:
            session.delete(row)
    if [row.position for row in taken if row] != [place for place, row in enumerate(taken, 1) if row]:
        for row in filter(None, taken):  # two rows may not stand in one place, not even for a moment
            row.position += ASIDE
    session.flush()
    for position, (adult, kept) in enumerate(zip(adults, taken, strict=True), 1):
        row = kept or ContactAdult(contact_id=contact.id)
        row.position = position
        _fill(session, row, adult)
    if adults and taken[0]:
        contact.case_id = cases[taken[0].id]
    for row in filter(None, taken):
        row.case_id = None if row.position == 1 else cases[row.id]
    session.flush()


def _taken(rows: Sequence[ContactAdult], adults: Sequence[AdultDraft]) -> list[ContactAdult | None]:
    """The stored row of each adult; one that names none takes over the row in its place, if nobody else has it."""
    by_id, by_place = {row.id: row for row in rows}, {row.position: row for row in rows}
    named = {adult.id for adult in adults}
    found: list[ContactAdult | None] = []
    for place, adult in enumerate(adults, 1):
        in_place = by_place.get(place)
        free = in_place if in_place is not None and in_place.id not in named else None
        found.append(by_id.get(adult.id) if adult.id in by_id else free)
    return found


def _fill(session: Session, row: ContactAdult, adult: AdultDraft) -> None:
    person = the_person(session, adult) if adult.known == "named" else None
    setting = the_setting(session, adult.setting_name, adult.sector)
    row.person_id, row.setting_id = person.id if person else None, setting.id if setting else None
    for name in OF_THE_CONTACT:
        setattr(row, name, getattr(adult, name))
    session.add(row)
    role = the_role(session, person.id, row.setting_id, adult.job_title, adult.sector) if person else None
    if role:
        fill_role(role, adult)


def store_setting_people(session: Session, contact_id: int, draft: ContactDraft, was_at: int | None) -> None:
    """Those at the first adult's setting; `was_at` is the setting they were shown for, whose others were taken away."""
    setting_id = setting_of_first(session, contact_id)
    if setting_id is None:
        return
    kept = {
        row.id: row
        for row in session.execute(select(SettingContact).where(SettingContact.setting_id == setting_id)).scalars()
    }
    for wanted in draft.setting_people:
        if wanted.id is not None and wanted.id not in kept:
            continue  # they belong to the setting that stood here before
        row = kept.pop(wanted.id, None) if wanted.id else None
        row = row or SettingContact(setting_id=setting_id)
        copy_onto(row, wanted, leave=frozenset({"id"}))
        session.add(row)
    for row in kept.values() if draft.id and was_at == setting_id else ():
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
        link.made_allegation = wanted.made_allegation
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


def store_transfer_of(session: Session, contact_id: int, draft: ContactDraft) -> None:
    """The transfer of a contact, which way its type says; one that says nothing any more is taken away."""
    stored = next(iter(transfers_of(session, contact_id=contact_id)), None)
    direction = IN if draft.contact_type == "transfer_in" else OUT
    wanted = replace(draft.transfer, contact_id=contact_id, direction=direction)
    if wanted.says_something:
        store_transfer(session, replace(wanted, id=stored.id if stored else None))
    elif stored and stored.id:
        remove_transfer(session, stored.id)
