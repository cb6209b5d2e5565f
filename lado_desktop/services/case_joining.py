"""A contact joins a case that is there already, or leaves it: the cases to choose from, those that are near first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, literal, or_, select
from sqlalchemy.orm import Session

from lado_desktop.errors import Trouble
from lado_desktop.models.expressions import place_of
from lado_desktop.models.tables import Case, Contact, ContactAdult, Person, Setting
from lado_desktop.services.case_opening import FIRST, adult_at, carry_allegation, carry_children, case_of, tie
from lado_desktop.services.contact_reading import contact_draft
from lado_desktop.services.folding import fold
from lado_desktop.services.restricted import restricted_ids
from lado_desktop.services.rows import the_row

MOST: Final = 12
OURS: Final = ("opened_case", "linked_case")
"""What became of a contact, as far as its cases say."""


@dataclass(frozen=True, kw_only=True)
class JoinableCase:
    """A case a contact may join; `why` is `same_adult`, `same_setting` or `found`. A restricted one tells no more."""

    id: int
    reference: str
    about: str
    setting: str
    opened_on: date
    closed_on: date | None
    why: str
    is_restricted: bool


def joinable(session: Session, contact_id: int, position: int, typed: str) -> Sequence[JoinableCase]:
    """Cases of the same adult, then of the same setting; or those whose reference or names hold each word typed.

    Open ones come first.
    """
    adult = adult_at(session, contact_id, position)
    same_adult = _is(Case.person_id, adult.person_id if adult else None)
    same_setting = _is(Case.setting_id, adult.setting_id if adult else None)
    nearness = case((same_adult, 0), (same_setting, 1), else_=2)
    wanted = _holding(typed) if typed.strip() else [or_(same_adult, same_setting)]
    found = session.execute(
        select(Case, Person.name, Setting.name, nearness)
        .outerjoin(Person, Person.id == Case.person_id)
        .outerjoin(Setting, Setting.id == Case.setting_id)
        .where(*wanted)
        .order_by(Case.closed_on.is_not(None), nearness, Case.opened_on.desc(), Case.id.desc())
        .limit(MOST)
    ).all()
    restricted = restricted_ids(session, "case")
    return tuple(_joinable(*row, is_restricted=row[0].id in restricted) for row in found)


def join_case(
    session: Session, contact_id: int, case_id: int, officer: str, *, position: int = FIRST, with_allegation: bool
) -> None:
    """Make a contact part of a case: its children come along and, where it is asked, what it says as an allegation."""
    contact: Contact = the_row(session, Contact, contact_id)
    joined: Case = the_row(session, Case, case_id)
    adult = adult_at(session, contact_id, position)
    if case_of(contact, adult, position):
        raise Trouble("has_case")
    tie(contact, adult, position, joined.id)
    contact.disposal = contact.disposal or "linked_case"
    carry_children(session, contact_id, joined.id)
    if with_allegation:
        carry_allegation(session, contact_draft(session, contact_id), joined.id, officer)
    session.flush()


def leave_case(session: Session, contact_id: int, *, position: int = FIRST) -> None:
    """The contact is no longer part of the case; what was carried over stays there."""
    contact: Contact = the_row(session, Contact, contact_id)
    tie(contact, adult_at(session, contact_id, position), position, None)
    session.flush()
    others = select(ContactAdult.id).where(ContactAdult.contact_id == contact_id, ContactAdult.case_id.is_not(None))
    is_linked = contact.case_id is not None or session.execute(others.limit(1)).first() is not None
    if contact.disposal in OURS and not is_linked:
        contact.disposal = None
    session.flush()


def _joinable(row: Case, name: str | None, setting: str | None, nearness: int, *, is_restricted: bool) -> JoinableCase:
    return JoinableCase(
        id=row.id,
        reference=row.reference,
        about="" if is_restricted else name or row.description,
        setting="" if is_restricted else setting or "",
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        why="found" if is_restricted else ("same_adult", "same_setting", "found")[nearness],
        is_restricted=is_restricted,
    )


def _is(column: Any, value: int | None) -> ColumnElement[bool]:
    """No value is the same as no other."""
    return column == (value or 0)  # type: ignore[no-any-return]  # columns of any table


def _holding(typed: str) -> list[ColumnElement[bool]]:
    texts = (func.lower(Case.reference), func.lower(Case.description), Person.sort_key, Setting.sort_key)
    return [or_(*(place_of(text, literal(word)) > 0 for text in texts)) for word in fold(typed).split()]
