"""What a contact form holds, and what a list of contacts shows. Frozen; None or "" means not recorded.

A plain field of `ContactDraft` is stored in the column of the same name (models/contact.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from lado_desktop.services.transfers import TransferDraft


@dataclass(frozen=True, kw_only=True)
class ReferrerDraft:
    """Who told the service."""

    name: str = ""
    job_title: str = ""
    agency: str | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnChildDraft:
    """A child of the adult's own, or one they care for."""

    child_id: int | None = None
    name: str = ""
    date_of_birth: date | None = None
    relationship_to_adult: str = ""
    is_shared_with_social_care: bool | None = None


@dataclass(frozen=True, kw_only=True)
class AdultDraft:
    """An adult a contact is about. `person_id` is set once they are linked to a known person, `id` once it is stored.

    What is known of the person is the same in every contact about them (models/person.py); role, setting and whether
    they were told are of this contact. The case about them is only read back.
    """

    id: int | None = None
    known: str = "named"
    person_id: int | None = None
    name: str = ""
    former_names: str = ""
    known_as: str = ""
    date_of_birth: date | None = None
    age_note: str = ""
    sex: str | None = None
    ethnicity: str | None = None
    description: str = ""
    setting_name: str = ""
    job_title: str = ""
    sector: str | None = None
    basis: str | None = None
    employing_agency: str = ""
    started: date | None = None
    length_of_service: str = ""
    is_told: bool | None = None
    told_on: date | None = None
    told_by: str = ""

    address: str = ""
    gender: str = ""
    disability: str = ""
    language: str = ""
    needs_interpreter: bool | None = None
    characteristics: str = ""
    dbs_certificate: str = ""
    dbs_issued_on: date | None = None
    registration_body: str | None = None
    registration: str = ""
    other_work: str = ""
    previous_concerns: str = ""
    low_level_concerns: str = ""
    own_children: tuple[OwnChildDraft, ...] = ()

    case_id: int | None = None
    case_reference: str = ""


@dataclass(frozen=True, kw_only=True)
class ChildDraft:
    """A child named in a contact."""

    child_id: int | None = None
    name: str = ""
    date_of_birth: date | None = None
    age_note: str = ""
    relationship_to_adult: str = ""
    made_allegation: bool | None = None
    sex: str | None = None
    ethnicity: str | None = None
    needs: str = ""
    communication: str = ""
    address: str = ""
    is_looked_after: bool | None = None
    placing_authority: str = ""
    social_worker: str = ""


@dataclass(frozen=True, kw_only=True)
class SettingPersonDraft:
    """Somebody at the first adult's setting the office deals with: manager, HR, safeguarding lead, chair."""

    id: int | None = None
    part: str | None = None
    name: str = ""
    phone: str = ""
    email: str = ""


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
    """Everything the contact form holds (domain: 1.1 to 1.8, 5.8)."""

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
    taken_as_cover: bool | None = None
    handled_by: str = ""

    referrer: ReferrerDraft = field(default_factory=ReferrerDraft)
    referrer_relationship: str = ""
    referrer_is_employer: bool | None = None
    referrer_learned_on: date | None = None
    referrer_wishes_outcome: bool | None = None
    referrer_told_on: date | None = None

    adults: tuple[AdultDraft, ...] = ()
    setting_people: tuple[SettingPersonDraft, ...] = ()
    children: tuple[ChildDraft, ...] = ()

    incident_from: date | None = None
    incident_to: date | None = None
    incident_note: str = ""
    incident_place: str = ""
    is_at_work: bool | None = None
    alleged_by: str = ""
    witnesses: str = ""
    injury: str = ""
    actions_taken: str = ""
    disclosed_on: date | None = None
    employer_aware_on: date | None = None
    employer_aware_at: time | None = None
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
    check_found: str | None = None
    check_result: str = ""
    check_replied_on: date | None = None
    check_reply: str = ""

    transfer: TransferDraft = field(default_factory=TransferDraft)
    feedback_sent_on: date | None = None
    feedback_returned_on: date | None = None
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
