"""Settings, referrers and children: found again or made new whenever a record names one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Child, Referrer, Setting, SettingName
from lado_desktop.services.contact_drafts import ChildDraft, ReferrerDraft
from lado_desktop.services.folding import fold, person_key
from lado_desktop.services.transfer import copy_onto


def the_setting(session: Session, name: str, sector: str | None = None) -> Setting | None:
    """The setting of that name, made when it is new; a blank name is no setting."""
    if not name.strip():
        return None
    key = fold(name)
    setting = setting_called(session, name)
    if setting is None:
        setting = Setting(name=name.strip(), sort_key=key, sector=sector)
        session.add(setting)
    elif setting.sector is None:
        setting.sector = sector
    session.flush()
    return setting


def setting_called(session: Session, name: str) -> Setting | None:
    """The setting called so, or else the one that was called so once, or is by others."""
    key = fold(name)
    also = select(SettingName.setting_id).where(SettingName.sort_key == key)
    for named in (Setting.sort_key == key, Setting.id.in_(also)):
        stands = select(Setting).where(named, Setting.merged_into_id.is_(None)).order_by(Setting.id).limit(1)
        if found := session.execute(stands).scalar_one_or_none():
            return found
    return None


def the_referrer(session: Session, draft: ReferrerDraft, linked_id: int | None = None) -> Referrer | None:
    """The referrer of that name in that agency, made when they are new; nothing known at all is no referrer.

    `linked_id` is the one the record has: kept while name and agency are the same, and blanked where the draft is.
    """
    if draft == ReferrerDraft():
        return None
    key = fold(draft.name)
    linked = session.get(Referrer, linked_id) if linked_id else None
    if linked is not None and (linked.sort_key, linked.agency) == (key, draft.agency):
        for field in ("name", "job_title", "phone", "email"):
            setattr(linked, field, getattr(draft, field).strip())
        return linked
    referrer = session.execute(
        select(Referrer)
        .where(Referrer.sort_key == key, Referrer.agency.is_not_distinct_from(draft.agency))
        .order_by(Referrer.id)
        .limit(1)
    ).scalar_one_or_none()
    if referrer is None or not key:
        referrer = Referrer(name=draft.name.strip(), sort_key=key, agency=draft.agency)
        session.add(referrer)
    for field in ("job_title", "phone", "email"):
        setattr(referrer, field, getattr(draft, field) or getattr(referrer, field) or "")
    session.flush()
    return referrer


def the_child(session: Session, draft: ChildDraft) -> Child:
    """The child a draft is linked to, or a new one: initials and an age are not enough to say it is the same child."""
    child = session.get(Child, draft.child_id) if draft.child_id else None
    if child is None:
        child = Child()
        session.add(child)
    child.name = draft.name.strip()
    child.sort_key = person_key(draft.name)
    copy_onto(child, draft, leave=frozenset({"name"}))
    session.flush()
    return child
