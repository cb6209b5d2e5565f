"""What stands about people beyond their names: restricted, known from checks alone, found to be two."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, Contact, ContactAdult, DistinctPeople, Restriction


@dataclass(frozen=True)
class Standing:
    """`restricted` people show nothing but their reference; `only_checked` ones were asked about and nothing more."""

    restricted: frozenset[int]
    only_checked: frozenset[int]


def standings(session: Session, people: Collection[int]) -> Standing:
    """How these people stand."""
    holds = Restriction.lifted_on.is_(None)
    restricted = (
        select(Restriction.person_id).where(holds),
        select(Case.person_id).join(Restriction, Restriction.case_id == Case.id).where(holds),
        select(ContactAdult.person_id)
        .join(Restriction, Restriction.contact_id == ContactAdult.contact_id)
        .where(holds),
    )
    is_check = Contact.contact_type == "record_check"
    named = select(ContactAdult.person_id).join(Contact, Contact.id == ContactAdult.contact_id)
    other = named.where(or_(~is_check, Contact.contact_type.is_(None), Contact.check_found == "known_discuss"))
    concerned = _of(session, people, other) | _of(session, people, select(Case.person_id))
    return Standing(
        restricted=frozenset[int]().union(*(_of(session, people, wanted) for wanted in restricted)),
        only_checked=_of(session, people, named.where(is_check)) - concerned,
    )


def distinct_from(session: Session, person_id: int | None) -> frozenset[int]:
    """Those whom somebody looked at and found to be another person than this one."""
    if person_id is None:
        return frozenset()
    pairs = session.execute(
        select(DistinctPeople.person_id, DistinctPeople.other_id).where(
            or_(DistinctPeople.person_id == person_id, DistinctPeople.other_id == person_id)
        )
    )
    return frozenset(number for pair in pairs for number in pair) - {person_id}


def tell_apart(session: Session, person_id: int, others: Iterable[int], *, on: date, by: str) -> None:
    """Remember that these are other people, once."""
    for other in frozenset(others) - distinct_from(session, person_id) - {person_id}:
        first, second = sorted((person_id, other))
        session.add(DistinctPeople(person_id=first, other_id=second, noted_on=on, noted_by=by))
    session.flush()


def _of(session: Session, people: Collection[int], wanted: Select[Any]) -> frozenset[int]:
    """Those of the people whom a query finds, whose one column is a person."""
    column = wanted.selected_columns[0]
    numbers = sorted(people)
    found: set[int] = set()
    for start in range(0, len(numbers), 500):
        found.update(session.scalars(wanted.where(column.in_(numbers[start : start + 500])).distinct()))
    return frozenset(found)
