"""A stored setting, read back as its page shows it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import ContactAdult, Person, Role, Setting, SettingContact, SettingName
from lado_desktop.services.appearances import of_setting
from lado_desktop.services.merging import standing_merges
from lado_desktop.services.patterns import patterns
from lado_desktop.services.setting_drafts import (
    OtherNameDraft,
    SettingContactDraft,
    SettingDraft,
    SettingPage,
    Worker,
)
from lado_desktop.services.tally import by_month
from lado_desktop.services.transfer import as_draft


def setting_page(session: Session, setting: Setting, today: date) -> SettingPage:
    """Everything about one setting."""
    return SettingPage(
        setting=setting_draft(session, setting),
        workers=_workers(session, setting.id),
        appearances=of_setting(session, setting.id),
        months=by_month(session, ContactAdult.setting_id, setting.id),
        patterns=tuple(patterns(session, today, {"person": frozenset(), "setting": frozenset({setting.id})})),
        merges=standing_merges(session, "setting", setting.id),
    )


def setting_draft(session: Session, setting: Setting) -> SettingDraft:
    """The facts of a setting, with other names and those the office deals with there."""
    names = session.execute(
        select(SettingName).where(SettingName.setting_id == setting.id).order_by(SettingName.id)
    ).scalars()
    contacts = session.execute(
        select(SettingContact).where(SettingContact.setting_id == setting.id).order_by(SettingContact.id)
    ).scalars()
    return as_draft(
        SettingDraft,
        setting,
        names=tuple(as_draft(OtherNameDraft, name) for name in names),
        contacts=tuple(as_draft(SettingContactDraft, contact) for contact in contacts),
    )


def _workers(session: Session, setting_id: int) -> tuple[Worker, ...]:
    """Those who work there first, by name; then those who did."""
    rows = session.execute(
        select(Role, Person.id, Person.name)
        .join(Person, Person.id == Role.person_id)
        .where(Role.setting_id == setting_id)
        .order_by(func.coalesce(Role.ended, date.max).desc(), Person.sort_key, Role.id)
    )
    return tuple(as_draft(Worker, role, id=number, name=name) for role, number, name in rows)
