"""What is already known of somebody while their name is being typed: who they may be, why, and what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, Contact, ContactAdult, Role, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.adults import adult_of
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.folding import fold
from lado_desktop.services.matching.looking import Likely, Wanted
from lado_desktop.services.matching.matching import Matching
from lado_desktop.services.standing import standings

SHORTEST: Final = 3
MOST: Final = 6


@dataclass(frozen=True, kw_only=True)
class KnownContact:
    """A contact a person is named in."""

    id: int
    reference: str
    received_on: date
    contact_type: str | None


@dataclass(frozen=True, kw_only=True)
class KnownCase:
    """A case about a person."""

    id: int
    reference: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A person on record, how likely they are meant (`score`, 0 to 100) and why (`reasons`, codes; "linked" alone).

    Of a restricted person the reference is told and nothing else, and they cannot be linked from here.
    """

    adult: AdultDraft
    reference: str
    reasons: tuple[str, ...]
    score: int = 100
    is_restricted: bool = False
    roles: tuple[str, ...] = ()
    contacts: tuple[KnownContact, ...] = ()
    cases: tuple[KnownCase, ...] = ()


class KnownPeople:
    """Looks people up by what has been typed so far. A list, so that it is not recorded as opening a record."""

    def __init__(self, tracker: Tracker, matching: Matching) -> None:
        self._tracker = tracker
        self._matching = matching

    def like(
        self,
        name: str,
        person_id: int | None = None,
        but_contact: int | None = None,
        *,
        date_of_birth: date | None = None,
        setting: str = "",
    ) -> tuple[KnownPerson, ...]:
        """The linked person alone, or else those who may be meant, the likeliest first.

        `but_contact` is the contact being typed, which is no news about anybody.
        """
        if person_id is not None:
            linked = self._matching.person(person_id)
            likely = [Likely(person=linked, name="", score=100, reasons=("linked",))] if linked else []
        elif len(fold(name).replace(" ", "")) < SHORTEST:
            return ()
        else:
            settings = frozenset(filter(None, (fold(setting),)))
            wanted = Wanted(name=name, date_of_birth=date_of_birth, settings=settings, is_begun=True)
            likely = list(self._matching.look(wanted, MOST))
        with self._tracker.reading() as session:
            restricted = standings(session, {each.person.id for each in likely}).restricted
            return tuple(
                _restricted(each) if each.person.id in restricted else _known(session, each, but_contact)
                for each in likely
            )


def _restricted(likely: Likely) -> KnownPerson:
    return KnownPerson(
        adult=AdultDraft(),
        reference=likely.person.reference,
        reasons=likely.reasons,
        score=likely.score,
        is_restricted=True,
    )


def _known(session: Session, likely: Likely, but_contact: int | None) -> KnownPerson:
    person_id = likely.person.id
    return KnownPerson(
        adult=adult_of(session, person_id),
        reference=likely.person.reference,
        reasons=likely.reasons,
        score=likely.score,
        roles=_roles(session, person_id),
        contacts=_contacts(session, person_id, but_contact),
        cases=tuple(
            KnownCase(id=row.id, reference=row.reference, is_open=row.closed_on is None)
            for row in session.execute(
                select(Case.id, Case.reference, Case.closed_on)
                .where(Case.person_id == person_id)
                .order_by(Case.opened_on.desc(), Case.id.desc())
            )
        ),
    )


def _roles(session: Session, person_id: int) -> tuple[str, ...]:
    rows: Sequence[Any] = session.execute(
        select(Role.job_title, Setting.name)
        .outerjoin(Setting, Setting.id == Role.setting_id)
        .where(Role.person_id == person_id)
        .order_by(Role.id.desc())
    ).all()
    return tuple(", ".join(part for part in row if part) for row in rows)


def _contacts(session: Session, person_id: int, but_contact: int | None) -> tuple[KnownContact, ...]:
    found = session.execute(
        select(Contact.id, Contact.reference, Contact.received_on, Contact.contact_type)
        .where(Contact.id.in_(select(ContactAdult.contact_id).where(ContactAdult.person_id == person_id)))
        .order_by(Contact.received_on.desc(), Contact.id.desc())
    )
    return tuple(KnownContact(**row._asdict()) for row in found if row.id != but_contact)
