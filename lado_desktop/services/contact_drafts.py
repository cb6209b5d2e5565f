"""What a contact form holds, and what a list of contacts shows. Frozen; None or "" means not recorded.

A plain field of `ContactDraft` is stored in the column of the same name (models/contact.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, kw_only=True)
class ReferrerDraft:
    """Who told the service."""

    name: str = ""
    job_title: str = ""
    agency: str | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class AdultDraft:
    """An adult a contact is about. `person_id` is set once they are linked to a known person."""

    known: str = "named"
    person_id: int | None = None
    name: str = ""
    former_names: str = ""
    date_of_birth: date | None = None
    age_note: str = ""
    sex: str | None = None
    ethnicity: str | None = None
    description: str = ""
    setting_name: str = ""
    job_title: str = ""
    sector: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChildDraft:
    """A child named in a contact."""

    child_id: int | None = None
    name: str = ""
    date_of_birth: date | None = None
    age_note: str = ""
    relationship_to_adult: str = ""


@dataclass(frozen=True, kw_only=True)
class ThresholdDraft:
    """A threshold decision: the limbs it rests on and why it was taken (domain: 1.8)."""

    decision: str | None = None
    limbs: tuple[str, ...] = ()
    rationale: str = ""
    relied_on: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """Everything the contact form holds (domain: 1.1 to 1.8)."""

    id: int | None = None
    reference: str = ""
    case_reference: str = ""

    received_on: date | None = None
    received_at: time | None = None
    route: str | None = None
    contact_type: str | None = None
    recency: str | None = None
    own_reference: str = ""
    taken_by: str = ""
    handled_by: str = ""

    referrer: ReferrerDraft = field(default_factory=ReferrerDraft)
    referrer_relationship: str = ""
    referrer_is_employer: bool | None = None
    referrer_learned_on: date | None = None
    referrer_wishes_outcome: bool | None = None
    referrer_told_on: date | None = None

    adults: tuple[AdultDraft, ...] = ()
    children: tuple[ChildDraft, ...] = ()

    incident_from: date | None = None
    incident_to: date | None = None
    disclosed_on: date | None = None
    employer_aware_on: date | None = None
    late_reason: str | None = None
    late_note: str = ""
    late_challenged: bool | None = None

    summary: str = ""
    categories: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    threshold: ThresholdDraft = field(default_factory=ThresholdDraft)

    advice: str = ""
    advice_on: date | None = None
    confirmed_on: date | None = None
    first_response_on: date | None = None
    first_response_at: time | None = None

    check_kind: str | None = None
    check_purpose: str = ""
    consent_seen: bool | None = None
    check_result: str = ""
    check_replied_on: date | None = None
    check_reply: str = ""

    disposal: str | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """One contact as a list shows it. `adult_count` counts all adults, `about` names the first.

    One that `is_restricted` says who and where it is about to nobody.
    """

    id: int
    reference: str
    own_reference: str
    received_on: date
    received_at: time | None
    about: str
    known: str
    adult_count: int
    setting: str
    job_title: str
    sector: str | None
    contact_type: str | None
    recency: str | None
    referrer: str
    agency: str | None
    threshold: str | None
    categories: tuple[str, ...]
    disposal: str | None
    case_id: int | None
    case_reference: str
    first_response_on: date | None
    handled_by: str
    is_restricted: bool = False
