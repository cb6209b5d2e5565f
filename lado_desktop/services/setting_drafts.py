"""What the page of a setting holds and shows. Frozen; None or "" means not recorded.

A plain field of `SettingDraft` is stored in the column of the same name (models/setting.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lado_desktop.services.appearances import Appearance
from lado_desktop.services.merge_drafts import MergeLine
from lado_desktop.services.patterns import Pattern
from lado_desktop.services.tally import MonthLine


@dataclass(frozen=True, kw_only=True)
class OtherNameDraft:
    """Another name of a setting: a former one, or a spelling met elsewhere."""

    id: int | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class SettingContactDraft:
    """Somebody at a setting the office deals with (list of parts: senior manager, safeguarding lead ...)."""

    id: int | None = None
    part: str | None = None
    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class SettingDraft:
    """The facts of a setting or employer (domain: 1.3)."""

    id: int | None = None
    name: str = ""
    names: tuple[OtherNameDraft, ...] = ()
    sector: str | None = None
    phase: str | None = None
    ownership: str | None = None
    urn: str = ""
    operator: str = ""
    address: str = ""
    local_authority: str = ""
    placing_authorities: str = ""
    regulator: str = ""
    contact_details: str = ""
    contacts: tuple[SettingContactDraft, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Worker:
    """An adult who works, or worked, at a setting: `id` is the person's."""

    id: int
    name: str
    job_title: str
    basis: str | None
    started: date | None
    ended: date | None


@dataclass(frozen=True, kw_only=True)
class SettingRow:
    """One setting as a list shows it; `contacts` are those of the last twelve months."""

    id: int
    name: str
    other_names: tuple[str, ...]
    sector: str | None
    phase: str | None
    ownership: str | None
    local_authority: str
    contacts: int
    open_cases: int
    last_contact_on: date | None
    patterns: int


@dataclass(frozen=True, kw_only=True)
class SettingPage:
    """Everything the page of a setting shows, in one reading."""

    setting: SettingDraft
    workers: tuple[Worker, ...]
    appearances: tuple[Appearance, ...]
    months: tuple[MonthLine, ...]
    patterns: tuple[Pattern, ...]
    merges: tuple[MergeLine, ...]
