"""What the page of a person holds and shows. Frozen; None or "" means not recorded.

A plain field of `PersonDraft` and `RoleDraft` is stored in the column of the same name (models/person.py, setting.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lado_desktop.services.appearances import Appearance
from lado_desktop.services.contact_drafts import OwnChildDraft
from lado_desktop.services.merge_drafts import MergeLine
from lado_desktop.services.patterns import Pattern
from lado_desktop.services.tally import MonthLine


@dataclass(frozen=True, kw_only=True)
class NameDraft:
    """Another name of a person: `known_as`, `former` or `spelling`."""

    id: int | None = None
    kind: str = "known_as"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonDraft:
    """The facts of an adult (domain: 1.2)."""

    id: int | None = None
    reference: str = ""
    name: str = ""
    names: tuple[NameDraft, ...] = ()
    date_of_birth: date | None = None
    age_note: str = ""
    sex: str | None = None
    gender: str = ""
    ethnicity: str | None = None
    disability: str = ""
    language: str = ""
    needs_interpreter: bool | None = None
    characteristics: str = ""
    address: str = ""
    dbs_certificate: str = ""
    dbs_issued_on: date | None = None
    registration_body: str | None = None
    registration: str = ""
    other_work: str = ""
    previous_concerns: str = ""
    low_level_concerns: str = ""
    notes: str = ""
    children: tuple[OwnChildDraft, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoleDraft:
    """What a person does, or did, at a setting (domain: 1.3)."""

    id: int | None = None
    person_id: int
    setting_id: int | None = None
    setting_name: str = ""
    job_title: str = ""
    sector: str | None = None
    basis: str | None = None
    employing_agency: str = ""
    length_of_service: str = ""
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person as a list shows them; `roles` as "Teacher, Oak Lane", the latest first.

    One that `is_restricted` shows no more than a reference and counts.
    """

    id: int
    reference: str
    name: str
    other_names: tuple[str, ...]
    date_of_birth: date | None
    sex: str | None
    roles: tuple[str, ...]
    contacts: int
    open_cases: int
    last_contact_on: date | None
    patterns: int
    is_restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """Everything the page of a person shows, in one reading. `age` is in years, where the birthday is known."""

    person: PersonDraft
    age: int | None
    roles: tuple[RoleDraft, ...]
    appearances: tuple[Appearance, ...]
    months: tuple[MonthLine, ...]
    patterns: tuple[Pattern, ...]
    merges: tuple[MergeLine, ...]

    @property
    def is_aged_16_or_17(self) -> bool:
        """Whether the adult of concern is one to whom the process applies before they are of age."""
        return self.age in (16, 17)
