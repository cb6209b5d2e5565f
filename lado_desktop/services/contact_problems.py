"""What keeps a contact from being stored: problem codes by field; adults and children as "adults.1.name"."""

from __future__ import annotations

from datetime import date
from typing import Final

from lado_desktop.services.contact_decisions import decision_problems
from lado_desktop.services.contact_drafts import ContactDraft, ThresholdDraft
from lado_desktop.services.lists import Lists

PAST: Final = (
    "received_on",
    "referrer_learned_on",
    "referrer_told_on",
    "incident_from",
    "incident_to",
    "disclosed_on",
    "employer_aware_on",
    "advice_on",
    "confirmed_on",
    "first_response_on",
    "check_replied_on",
)
CODES: Final = {
    "route": "route",
    "contact_type": "contact_type",
    "recency": "recency",
    "late_reason": "late_reason",
    "check_kind": "check_kind",
    "disposal": "disposal",
}


def contact_problems(draft: ContactDraft, lists: Lists, today: date, stands: ThresholdDraft) -> dict[str, str]:
    """Every problem of a draft; `stands` is the threshold decision that is on record."""
    found: dict[str, str] = {}
    if draft.received_on is None:
        found["received_on"] = "date_missing"
    if draft.contact_type is None:
        found["contact_type"] = "choice_missing"
    for name in PAST:
        day = getattr(draft, name)
        if day is not None and day > today:
            found[name] = "in_future"
    if _reversed(draft.incident_from, draft.incident_to):
        found["incident_to"] = "before_start"
    if _reversed(draft.received_on, draft.first_response_on):
        found["first_response_on"] = "before_received"
    return (
        found
        | _unknown_codes(draft, lists)
        | _adult_problems(draft, lists, today)
        | _child_problems(draft)
        | decision_problems(draft.threshold, stands, today)
    )


def _unknown_codes(draft: ContactDraft, lists: Lists) -> dict[str, str]:
    single = [(name, vocabulary, (getattr(draft, name),)) for name, vocabulary in CODES.items()]
    found = {}
    for name, vocabulary, codes in (
        *single,
        ("referrer.agency", "agency", (draft.referrer.agency,)),
        ("categories", "category", draft.categories),
        ("natures", "nature", draft.natures),
        ("threshold.decision", "threshold", (draft.threshold.decision,)),
        ("threshold.limbs", "limb", draft.threshold.limbs),
    ):
        if not all(lists.knows(vocabulary, code) for code in codes):
            found[name] = "unknown_choice"
    return found


def _adult_problems(draft: ContactDraft, lists: Lists, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, adult in enumerate(draft.adults, 1):
        if adult.known == "named" and not adult.name.strip():
            found[f"adults.{number}.name"] = "name_missing"
        if adult.date_of_birth is not None and adult.date_of_birth > today:
            found[f"adults.{number}.date_of_birth"] = "in_future"
        for name in ("sector", "sex", "ethnicity"):
            if not lists.knows(name, getattr(adult, name)):
                found[f"adults.{number}.{name}"] = "unknown_choice"
    return found


def _child_problems(draft: ContactDraft) -> dict[str, str]:
    return {
        f"children.{number}.name": "name_missing"
        for number, child in enumerate(draft.children, 1)
        if not child.name.strip()
    }


def _reversed(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and second < first
