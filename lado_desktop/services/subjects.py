"""Whom and where a contact or a case is about: the people and settings on record that its pages lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, ContactAdult, Person, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.people import setting_called
from lado_desktop.services.restricted import is_restricted


@dataclass(frozen=True)
class Subject:
    """A person or a setting: `kind` says which."""

    kind: str
    id: int
    name: str


class Subjects:
    """Asks whom records are about. Nothing is told of a restricted one."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def of(self, kind: str, record: int) -> tuple[Subject, ...]:
        """The people of a contact or case, then its settings, each once."""
        with self._tracker.reading() as session:
            if is_restricted(session, kind, record):
                return ()
            table, number = (ContactAdult, ContactAdult.contact_id) if kind == "contact" else (Case, Case.id)
            rows = session.execute(select(table.person_id, table.setting_id).where(number == record)).all()
            people = _named(session, "person", Person, (row[0] for row in rows))
            return (*people, *_named(session, "setting", Setting, (row[1] for row in rows)))

    def settings_called(self, names: Iterable[str]) -> frozenset[int]:
        """The settings on record of these names."""
        with self._tracker.reading() as session:
            found = [setting_called(session, name) for name in names if name.strip()]
            return frozenset(setting.id for setting in found if setting is not None)


def _named(session: Session, kind: str, table: Any, numbers: Iterable[int | None]) -> list[Subject]:
    wanted = list(dict.fromkeys(number for number in numbers if number is not None))
    rows = session.execute(select(table.id, table.name).where(table.id.in_(wanted)))
    names: dict[int, str] = {row.id: row.name for row in rows}
    return [Subject(kind, number, names[number]) for number in wanted]
