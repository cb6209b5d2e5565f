"""What is already known of a setting while its name is being typed: how many contacts, open cases, adults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.models.tables import Case, Contact, ContactAdult, Setting, SettingName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.folding import fold

MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class KnownSetting:
    """A setting on record; `recent` counts the contacts of the last twelve months, the contact being typed left out."""

    id: int
    name: str
    contacts: int
    recent: int
    open_cases: int
    adults: int


class KnownSettings:
    """Looks a setting up by its whole name, or by another it has had."""

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self._tracker, self._clock = tracker, clock

    def called(self, name: str, but_contact: int | None = None) -> KnownSetting | None:
        """The setting of that name, or None."""
        if not (key := fold(name)):
            return None
        since = self._clock.today() - relativedelta(months=MONTHS)
        with self._tracker.reading() as session:
            also = select(SettingName.setting_id).where(SettingName.sort_key == key)
            named = (Setting.sort_key == key) | Setting.id.in_(also)
            stands = select(Setting).where(named, Setting.merged_into_id.is_(None)).order_by(Setting.id).limit(1)
            found = session.execute(stands).scalar_one_or_none()
            return _known(session, found, since, but_contact or 0) if found else None


def _known(session: Session, setting: Setting, since: date, but_contact: int) -> KnownSetting:
    there = (
        select(func.count(ContactAdult.contact_id.distinct()))
        .join(Contact, Contact.id == ContactAdult.contact_id)
        .where(ContactAdult.setting_id == setting.id, Contact.id != but_contact)
    )
    cases = select(func.count()).where(Case.setting_id == setting.id, Case.closed_on.is_(None))
    adults = select(func.count(ContactAdult.person_id.distinct())).where(ContactAdult.setting_id == setting.id)

    def count(statement: Select[Any]) -> int:
        return int(session.execute(statement).scalar_one())

    return KnownSetting(
        id=setting.id,
        name=setting.name,
        contacts=count(there),
        recent=count(there.where(Contact.received_on > since)),
        open_cases=count(cases),
        adults=count(adults),
    )
