"""Who and what the tracker knows already, and what an import has added so far: found by name, without asking again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.bulk import Bulk
from lado_desktop.models.tables import Person, Referrer, Role, Setting
from lado_desktop.services.folding import fold, person_key


class Known:
    """People by name and date of birth, settings by name, referrers by name and agency, roles by all three."""

    def __init__(self, session: Session, bulk: Bulk) -> None:
        self._bulk = bulk
        self._people = {
            (key, born): number
            for number, key, born in session.execute(
                select(Person.id, Person.sort_key, Person.date_of_birth)
                .where(Person.date_of_birth.is_not(None))
                .order_by(Person.id.desc())
            )
        }
        self._settings: dict[str, int] = {
            key: number
            for number, key in session.execute(select(Setting.id, Setting.sort_key).order_by(Setting.id.desc()))
        }
        self._referrers: dict[tuple[str, str | None], int] = {
            (key, agency): number
            for number, key, agency in session.execute(
                select(Referrer.id, Referrer.sort_key, Referrer.agency).order_by(Referrer.id.desc())
            )
        }
        self._roles: set[tuple[int, int | None, str]] = {
            (person, setting, job)
            for person, setting, job in session.execute(select(Role.person_id, Role.setting_id, Role.job_title))
        }

    def person(self, name: str, born: date | None, sex: str | None, ethnicity: str | None) -> int:
        """The person of that name and date of birth; without a date of birth always a new one."""
        key = person_key(name)
        if born is not None and (found := self._people.get((key, born))):
            return found
        number = self._bulk.add(
            Person,
            name=name,
            sort_key=key,
            date_of_birth=born,
            sex=sex,
            ethnicity=ethnicity,
        )
        if born is not None:
            self._people[key, born] = number
        return number

    def setting(self, name: str, sector: str | None) -> int | None:
        """The setting of that name; None for a blank one."""
        key = fold(name)
        if not key:
            return None
        if key not in self._settings:
            self._settings[key] = self._bulk.add(Setting, name=name, sort_key=key, sector=sector)
        return self._settings[key]

    def referrer(self, name: str, agency: str | None, job: str) -> int | None:
        """The referrer of that name in that agency; None when neither is known."""
        key = (fold(name), agency)
        if key == ("", None):
            return None
        if key not in self._referrers:
            number = self._bulk.add(Referrer, name=name, sort_key=key[0], agency=agency, job_title=job)
            if not key[0]:
                return number
            self._referrers[key] = number
        return self._referrers[key]

    def role(self, person: int, setting: int | None, job: str, sector: str | None) -> None:
        """Remember that the person has this job at this setting, once."""
        key = (person, setting, job)
        if (setting is not None or job) and key not in self._roles:
            self._roles.add(key)
            self._bulk.add(Role, person_id=person, setting_id=setting, job_title=job, sector=sector)
