"""What stands about people beyond their names: restricted, known from checks alone, found to be two."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import CompoundSelect, Integer, bindparam, literal, or_, select, union_all
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, Contact, ContactAdult, DistinctPeople, Restriction
from lado_desktop.services.restricted import IN_FORCE

CASE: Final = "case"
RESTRICTION: Final = "restriction"
FEW: Final = 12
MANY: Final = 500


@dataclass(frozen=True)
class Standing:
    """`restricted` people show nothing but their reference; `only_checked` ones were asked about and nothing more."""

    restricted: frozenset[int]
    only_checked: frozenset[int]


def standings(session: Session, people: Collection[int]) -> Standing:
    """How these people stand."""
    restricted: set[int] = set()
    concerned: dict[int, bool] = {}
    numbers = sorted(people)
    at_once = FEW if len(numbers) <= FEW else MANY
    for start in range(0, len(numbers), at_once):
        asked = numbers[start : start + at_once]
        asked += [0] * (at_once - len(asked))
        for row in session.execute(_records(at_once), {f"n{at}": number for at, number in enumerate(asked)}):
            person_id, kind, found = row
            if kind == RESTRICTION:
                restricted.add(person_id)
            else:
                is_concern = kind != "record_check" or found == "known_discuss"
                concerned[person_id] = concerned.get(person_id, False) or is_concern
    only_checked = {number for number, is_concern in concerned.items() if not is_concern}
    return Standing(frozenset(restricted), frozenset(only_checked))


@cache
def _records(count: int) -> CompoundSelect[Any]:
    """(person, type of contact, what a check found) for each record about one of `count` people.

    Put together once, with a place for each number: a check waits for it, and this is most of its time.
    """
    numbers = [bindparam(f"n{at}", type_=Integer) for at in range(count)]
    return union_all(
        select(ContactAdult.person_id, Contact.contact_type, Contact.check_found)
        .join(Contact, Contact.id == ContactAdult.contact_id)
        .where(ContactAdult.person_id.in_(numbers)),
        select(Case.person_id, literal(CASE), literal("")).where(Case.person_id.in_(numbers)),
        select(Restriction.person_id, literal(RESTRICTION), literal("")).where(
            IN_FORCE, Restriction.person_id.in_(numbers)
        ),
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
