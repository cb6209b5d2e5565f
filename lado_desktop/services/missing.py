"""What is missing: what a contact of its type must say and does not, by the field it belongs in (domain: 5.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft
from lado_desktop.services.form_dates import working_days_between

CHECK, ADVICE = "record_check", "advice"


@dataclass(frozen=True)
class Missing:
    """`code` says what is not there, `key` names its field as problems do; `number` is that of an adult or child.

    What only the office itself can say `is_ours`: nobody else is asked for it.
    """

    code: str
    key: str
    number: int = 0
    is_ours: bool = False


def missing(draft: ContactDraft) -> tuple[Missing, ...]:
    """In the order of the form; nothing while the type of contact is not known."""
    if draft.contact_type is None:
        return ()
    found = [*_referrer(draft)]
    if draft.contact_type == CHECK:
        return (*found, *_check(draft))
    found += _adults(draft)
    if draft.contact_type == ADVICE:
        return (*found, *_said(draft))
    return (*found, *_people(draft), *_said(draft), *_incident(draft))


def _referrer(draft: ContactDraft) -> Iterator[Missing]:
    if not draft.referrer.name.strip():
        yield Missing("referrer_name", "referrer.name")
    if draft.referrer.agency is None:
        yield Missing("referrer_agency", "referrer.agency")
    if not (draft.referrer.phone.strip() or draft.referrer.email.strip()):
        yield Missing("referrer_reached", "referrer.phone")


def _check(draft: ContactDraft) -> Iterator[Missing]:
    if draft.check_kind is None:
        yield Missing("check_kind", "check_kind")
    if not draft.consent_seen:
        yield Missing("consent", "consent_seen")
    for number, adult in enumerate(draft.adults or (AdultDraft(),), 1):
        if not adult.name.strip():
            yield Missing("adult_name", f"adults.{number}.name", number)
        if adult.date_of_birth is None:
            yield Missing("adult_born", f"adults.{number}.date_of_birth", number)


def _adults(draft: ContactDraft) -> Iterator[Missing]:
    is_advice = draft.contact_type == ADVICE
    for number, adult in enumerate(draft.adults or (AdultDraft(),), 1):
        yield from _adult(adult, number)
        if adult.known == "named" and not is_advice:
            yield from _named(adult, number)


def _adult(adult: AdultDraft, number: int) -> Iterator[Missing]:
    if adult.known == "named" and not adult.name.strip():
        yield Missing("adult_name", f"adults.{number}.name", number)
    if not adult.setting_name.strip():
        yield Missing("adult_setting", f"adults.{number}.setting_name", number)
    if not adult.job_title.strip():
        yield Missing("adult_role", f"adults.{number}.job_title", number)
    if adult.sector is None:
        yield Missing("adult_sector", f"adults.{number}.sector", number, is_ours=True)


def _named(adult: AdultDraft, number: int) -> Iterator[Missing]:
    if adult.date_of_birth is None and not adult.age_note.strip():
        yield Missing("adult_born", f"adults.{number}.date_of_birth", number)
    if not adult.address.strip():
        yield Missing("adult_address", f"adults.{number}.address", number)
    if adult.basis is None:
        yield Missing("adult_basis", f"adults.{number}.basis", number)
    if adult.is_told is None:
        yield Missing("adult_told", f"adults.{number}.is_told", number)
    if not adult.previous_concerns.strip():
        yield Missing("previous_concerns", f"adults.{number}.previous_concerns", number)


def _people(draft: ContactDraft) -> Iterator[Missing]:
    if not draft.setting_people:
        yield Missing("setting_person", "setting_people")
    if not draft.children:
        yield Missing("child", "children")
    for number, child in enumerate(draft.children, 1):
        yield from _child(child, number)


def _child(child: ChildDraft, number: int) -> Iterator[Missing]:
    if child.date_of_birth is None and not child.age_note.strip():
        yield Missing("child_born", f"children.{number}.date_of_birth", number)
    if not child.relationship_to_adult.strip():
        yield Missing("child_relationship", f"children.{number}.relationship_to_adult", number)


def _said(draft: ContactDraft) -> Iterator[Missing]:
    if not draft.summary.strip():
        yield Missing("summary", "summary")
    aware, received = draft.employer_aware_on, draft.received_on
    is_late = aware is not None and received is not None and working_days_between(aware, received) > 1
    if is_late and draft.late_reason is None:
        yield Missing("late_reason", "late_reason")


def _incident(draft: ContactDraft) -> Iterator[Missing]:
    if draft.incident_from is None and not draft.incident_note.strip():
        yield Missing("incident_when", "incident_from")
    if not draft.incident_place.strip():
        yield Missing("incident_place", "incident_place")
    if draft.employer_aware_on is None:
        yield Missing("employer_aware", "employer_aware_on")
    if not draft.alleged_by.strip():
        yield Missing("alleged_by", "alleged_by")
    if not draft.actions_taken.strip():
        yield Missing("actions_taken", "actions_taken")
    if not draft.categories:
        yield Missing("categories", "categories", is_ours=True)
