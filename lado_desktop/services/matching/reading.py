"""Reading people into the register: all of them once, then those that a change has touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from json import loads
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Change, Person, PersonName, Role, Setting, SettingName
from lado_desktop.services.matching.register import Known

KINDS: Final = frozenset({"Person", "PersonName", "Role", "Setting", "SettingName"})
TOO_MANY: Final = 400
"""When more people than these were touched, reading everybody again is quicker, and no list of numbers grows long."""


def everybody(session: Session) -> Iterable[Known]:
    """All people on record; one that was merged into another is a name of theirs."""
    return _people(session, None)


def these(session: Session, people: Collection[int]) -> Iterable[Known]:
    """Those of the people who are on record still, and whoever they were merged into."""
    merged = select(Person.merged_into_id).where(Person.id.in_(people), Person.merged_into_id.is_not(None))
    return _people(session, [*people, *(number for number in session.scalars(merged) if number)])


def last_change(session: Session) -> int:
    """The number of the latest change."""
    return session.execute(select(func.max(Change.id))).scalar() or 0


def touched(session: Session, since: int) -> set[int] | None:
    """The people whom changes after `since` concern; None when they are too many, or cannot be told."""
    rows = session.execute(
        select(Change.kind, Change.record, Change.before, Change.after, Change.action)
        .where(Change.id > since, Change.kind.in_(KINDS), Change.action.in_(("insert", "update", "delete")))
        .limit(10 * TOO_MANY)
    ).all()
    if len(rows) == 10 * TOO_MANY:
        return None
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, record, before, after, _action in rows:
        by_kind[kind].add(record)
        for said in filter(None, (before, after)):
            values = loads(said)
            by_kind["Person"].update(filter(None, (values.get("person_id"), values.get("merged_into_id"))))
            by_kind["Setting"].update(filter(None, (values.get("setting_id"),)) if kind == "SettingName" else ())
    if sum(map(len, by_kind.values())) > TOO_MANY:
        return None
    people = by_kind["Person"]
    people |= _numbers(session, select(PersonName.person_id).where(PersonName.id.in_(by_kind["PersonName"])))
    people |= _numbers(session, select(Role.person_id).where(Role.id.in_(by_kind["Role"])))
    people |= _numbers(session, select(Role.person_id).where(Role.setting_id.in_(by_kind["Setting"])))
    return people if len(people) <= TOO_MANY else None


def _numbers(session: Session, wanted: Select[*tuple[Any, ...]]) -> set[int]:
    return set(session.scalars(wanted))


def _people(session: Session, only: Collection[int] | None) -> Iterable[Known]:
    names: dict[int, list[tuple[str, str]]] = defaultdict(list)
    facts: dict[int, tuple[str, date | None]] = {}
    own = select(Person.id, Person.merged_into_id, Person.reference, Person.name, Person.date_of_birth)
    for number, merged_into, reference, name, born in session.execute(
        _only(own, only, Person.id, Person.merged_into_id)
    ):
        if merged_into is None:
            facts[number] = (reference, born)
            names[number].insert(0, ("name", name))
        else:
            names[merged_into].append(("known_as", name))
    others = select(PersonName.person_id, PersonName.kind, PersonName.name).order_by(PersonName.id)
    for number, kind, name in session.execute(_only(others, only, PersonName.person_id)):
        names[number].append((kind, name))
    settings = _settings(session, only)
    for number, (reference, born) in facts.items():
        yield Known(
            id=number,
            reference=reference,
            names=tuple(names[number]),
            date_of_birth=born,
            settings=frozenset(settings.get(number, ())),
        )


def _settings(session: Session, only: Collection[int] | None) -> dict[int, set[str]]:
    """The folded names of the settings somebody has or had a part at."""
    keys: dict[int, set[str]] = defaultdict(set)
    for number, key in session.execute(select(Setting.id, Setting.sort_key)):
        keys[number].add(key)
    for number, key in session.execute(select(SettingName.setting_id, SettingName.sort_key)):
        keys[number].add(key)
    found: dict[int, set[str]] = defaultdict(set)
    roles = select(Role.person_id, Role.setting_id).where(Role.setting_id.is_not(None))
    for number, setting in session.execute(_only(roles, only, Role.person_id)):
        found[number] |= keys[setting]
    return found


def _only(wanted: Select[*tuple[Any, ...]], only: Collection[int] | None, *columns: Any) -> Select[*tuple[Any, ...]]:
    if only is None:
        return wanted
    first, *others = (column.in_(only) for column in columns)
    for other in others:
        first |= other
    return wanted.where(first)
