"""The settings and employers of a tracker: everything about one, and its facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Setting, SettingContact, SettingName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.folding import fold
from lado_desktop.services.lists import Lists
from lado_desktop.services.rows import kept_one, the_row
from lado_desktop.services.setting_drafts import SettingDraft, SettingPage
from lado_desktop.services.setting_list import SettingList
from lado_desktop.services.setting_reading import setting_page
from lado_desktop.services.transfer import copy_onto

CODES: Final = ("sector", "phase", "ownership")


class Settings(SettingList):
    """The settings the tracker knows."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        super().__init__(tracker, clock)
        self._lists = lists

    def page(self, setting_id: int) -> SettingPage:
        """Everything about a setting; that it was opened is recorded first. Raises `NotFound`.

        One that was merged into another leads to the one that was kept.
        """
        with self._tracker.writing("open_setting") as session:
            setting = _must_stand(session, setting_id)
            self._tracker.note(session, "open", "Setting", setting.id)
            return setting_page(session, setting, self._clock.today())

    def again(self, setting_id: int) -> SettingPage:
        """The page of a setting that is open already, read again; nothing is recorded. Raises `NotFound`."""
        with self._tracker.reading() as session:
            return setting_page(session, _must_stand(session, setting_id), self._clock.today())

    def save(self, draft: SettingDraft) -> int:
        """Store the facts of a setting, its other names and contacts. Raises `Invalid`, `NotFound`."""
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_setting") as session:
            setting = the_row(session, Setting, draft.id)
            copy_onto(setting, draft)
            setting.name, setting.sort_key = draft.name.strip(), fold(draft.name)
            session.flush()
            _store(session, SettingName, draft.id, draft.names)
            _store(session, SettingContact, draft.id, draft.contacts)
            return int(setting.id)

    def _problems(self, draft: SettingDraft) -> dict[str, str]:
        found = {"name": "name_missing"} if not draft.name.strip() else {}
        if draft.name.strip() and self._is_taken(draft):
            found["name"] = "setting_there"
        for code in CODES:
            if not self._lists.knows(code, getattr(draft, code)):
                found[code] = "unknown_choice"
        for number, name in enumerate(draft.names, 1):
            if not name.name.strip():
                found[f"names.{number}.name"] = "name_missing"
        for number, contact in enumerate(draft.contacts, 1):
            if not contact.name.strip():
                found[f"contacts.{number}.name"] = "name_missing"
            if not self._lists.knows("setting_part", contact.part):
                found[f"contacts.{number}.part"] = "unknown_choice"
        return found

    def _is_taken(self, draft: SettingDraft) -> bool:
        """Whether another setting is called so: a record that names it would not know which is meant."""
        key = fold(draft.name)
        also = select(SettingName.setting_id).where(SettingName.sort_key == key)
        other = select(Setting.id).where(
            or_(Setting.sort_key == key, Setting.id.in_(also)),
            Setting.merged_into_id.is_(None),
            Setting.id != draft.id,
        )
        with self._tracker.reading() as session:
            return session.execute(other.limit(1)).first() is not None


def _must_stand(session: Session, setting_id: int) -> Setting:
    setting = kept_one(session, Setting, setting_id)
    if setting is None:
        raise NotFound("setting")
    return setting


def _store(session: Session, table: Any, setting_id: int | None, wanted: Sequence[Any]) -> None:
    """Make the parts of a setting exactly those wanted; rows that stay are the same rows, a name stands once."""
    kept = {row.id: row for row in session.execute(select(table).where(table.setting_id == setting_id)).scalars()}
    named = list(wanted) if table is SettingContact else list({part.name.strip(): part for part in wanted}.values())
    rows = [(kept.pop(part.id or 0, None) or table(setting_id=setting_id), part) for part in named]
    for row in kept.values():
        session.delete(row)
    session.flush()
    for row, part in rows:
        copy_onto(row, part)
        row.name = part.name.strip()
        if table is SettingName:
            row.sort_key = fold(row.name)
        session.add(row)
    session.flush()
