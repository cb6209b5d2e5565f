"""Merges: two records that were found to be one, and what is needed to part them again."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from lado_desktop.models.base import Base, Words, child_of


class Merge:
    """When and why two became one; `before` is JSON of the fields and links that were changed by it."""

    merged_on: Mapped[date]
    merged_by: Mapped[Words]
    reason: Mapped[Words]
    before: Mapped[Words]
    unmerged_on: Mapped[date | None]
    unmerged_by: Mapped[Words]


class PersonMerge(Merge, Base):
    """Two people who were found to be one."""

    __tablename__ = "person_merge"
    __table_args__ = {"sqlite_autoincrement": True}

    kept_id: Mapped[int] = child_of("person")
    gone_id: Mapped[int] = child_of("person")


class SettingMerge(Merge, Base):
    """Two settings that were found to be one."""

    __tablename__ = "setting_merge"
    __table_args__ = {"sqlite_autoincrement": True}

    kept_id: Mapped[int] = child_of("setting")
    gone_id: Mapped[int] = child_of("setting")
