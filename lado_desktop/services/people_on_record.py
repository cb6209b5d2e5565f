"""The people of a tracker: everything about one, their facts, and what they do where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Person, PersonName, Role, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.adults import adult_of, keep_own_children
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.folding import person_key
from lado_desktop.services.lists import Lists
from lado_desktop.services.people import the_setting
from lado_desktop.services.person_drafts import PersonDraft, PersonPage, RoleDraft
from lado_desktop.services.person_list import PersonList
from lado_desktop.services.person_reading import person_page
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import kept_one, the_row, the_row_or_new
from lado_desktop.services.standing import tell_apart
from lado_desktop.services.transfer import copy_onto

PAST: Final = ("date_of_birth", "dbs_issued_on")
CODES: Final = {"sex": "sex", "ethnicity": "ethnicity", "registration_body": "body"}
ROLE_CODES: Final = {"sector": "sector", "basis": "basis"}


class People(PersonList):
    """The adults the tracker knows."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        super().__init__(tracker, clock)
        self._lists = lists
        self._restrictions = restrictions

    def page(self, person_id: int) -> PersonPage:
        """Everything about a person; that they were opened is recorded first. Raises `NotFound`.

        Somebody who was merged into another leads to the one that was kept.
        """
        with self._tracker.writing("open_person") as session:
            person = _must_stand(session, person_id)
            self._restrictions.must_open(session, "person", person.id)
            self._tracker.note(session, "open", "Person", person.id)
            return person_page(session, person, self._clock.today())

    def again(self, person_id: int) -> PersonPage:
        """The page of a person that is open already, read again; nothing is recorded. Raises `NotFound`."""
        with self._tracker.reading() as session:
            person = _must_stand(session, person_id)
            self._restrictions.must_be_open(session, "person", person.id)
            return person_page(session, person, self._clock.today())

    def save(self, draft: PersonDraft) -> int:
        """Store the facts of a person with other names and own children. Raises `Invalid`, `NotFound`."""
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_person") as session:
            person = the_row(session, Person, draft.id)
            self._restrictions.must_be_open(session, "person", person.id)
            copy_onto(person, draft)
            person.name = draft.name.strip()
            person.sort_key = person_key(person.name)
            _store_names(person, draft)
            session.flush()
            keep_own_children(session, person.id, AdultDraft(person_id=person.id, own_children=draft.children))
            return int(person.id)

    def save_role(self, draft: RoleDraft) -> int:
        """Store what a person does, or did, at a setting. Raises `Invalid`, `NotFound`."""
        if found := self._role_problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_role" if draft.id else "add_role") as session:
            the_row(session, Person, draft.person_id)
            self._restrictions.must_be_open(session, "person", draft.person_id)
            role = the_row_or_new(session, Role, draft.id)
            copy_onto(role, draft, leave=frozenset({"id", "setting_id"}))
            setting = the_setting(session, draft.setting_name, draft.sector)
            role.setting_id = setting.id if setting else None
            session.flush()
            return int(role.id)

    def remove_role(self, role_id: int) -> None:
        """Take away a role entered by mistake; the record of changes keeps it."""
        with self._tracker.writing("remove_role") as session:
            role = the_row(session, Role, role_id)
            self._restrictions.must_be_open(session, "person", role.person_id)
            session.delete(role)

    def tell_apart(self, person_id: int, other_id: int) -> None:
        """Remember that somebody looked at these two and found them to be two."""
        with self._tracker.writing("note_two_people") as session:
            tell_apart(session, person_id, (other_id,), on=self._clock.today(), by=self._tracker.actor)

    def as_adult(self, person_id: int) -> AdultDraft:
        """Somebody on record as a new contact about them holds them. Raises `NotFound`, "reason_needed"."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "person", person_id)
            return adult_of(session, person_id)

    def setting_names(self) -> list[str]:
        """Every setting by name, for a field to offer."""
        with self._tracker.reading() as session:
            named = select(Setting.name).where(Setting.merged_into_id.is_(None)).order_by(Setting.sort_key)
            return list(session.execute(named).scalars())

    def _problems(self, draft: PersonDraft) -> dict[str, str]:
        found = {"name": "name_missing"} if not draft.name.strip() else {}
        found |= self._wrong(draft, PAST, CODES)
        for number, name in enumerate(draft.names, 1):
            if not name.name.strip():
                found[f"names.{number}.name"] = "name_missing"
        for number, child in enumerate(draft.children, 1):
            if not child.name.strip():
                found[f"children.{number}.name"] = "name_missing"
            if child.date_of_birth and child.date_of_birth > self._clock.today():
                found[f"children.{number}.date_of_birth"] = "in_future"
        return found

    def _role_problems(self, draft: RoleDraft) -> dict[str, str]:
        found = {} if draft.job_title.strip() or draft.setting_name.strip() else {"job_title": "text_missing"}
        if draft.started and draft.ended and draft.ended < draft.started:
            found["ended"] = "before_start"
        return found | self._wrong(draft, (), ROLE_CODES)

    def _wrong(self, draft: Any, past: Iterable[str], codes: Mapping[str, str]) -> dict[str, str]:
        """Days that are still to come, and codes that are in no list."""
        today = self._clock.today()
        days: dict[str, date | None] = {name: getattr(draft, name) for name in past}
        found = {name: "in_future" for name, day in days.items() if day is not None and day > today}
        for name, vocabulary in codes.items():
            if not self._lists.knows(vocabulary, getattr(draft, name)):
                found[name] = "unknown_choice"
        return found


def _must_stand(session: Session, person_id: int) -> Person:
    person = kept_one(session, Person, person_id)
    if person is None:
        raise NotFound("person")
    return person


def _store_names(person: Person, draft: PersonDraft) -> None:
    """The same kind and name once; rows that stay are the same rows."""
    kept = {name.id: name for name in person.names}
    wanted = {(name.kind, name.name.strip()): name for name in draft.names}
    names: list[PersonName] = []
    for (kind, words), name in wanted.items():
        row = kept.get(name.id or 0) or PersonName()
        row.kind, row.name, row.sort_key = kind, words, person_key(words)
        names.append(row)
    person.names = names
