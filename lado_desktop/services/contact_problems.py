"""What keeps a contact from being stored: problem codes by field; adults and children as "adults.1.name"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lado_desktop.services.contact_decisions import decision_problems
from lado_desktop.services.contact_drafts import ContactDraft, ThresholdDraft
from lado_desktop.services.lists import Lists
from lado_desktop.services.transfers import transfer_problems

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
    "feedback_sent_on",
    "feedback_returned_on",
)
CODES: Final = {
    "route": "route",
    "contact_type": "contact_type",
    "recency": "recency",
    "late_reason": "late_reason",
    "check_kind": "check_kind",
    "check_found": "check_result",
    "disposal": "disposal",
}
ADULT_PAST: Final = ("date_of_birth", "started", "told_on", "dbs_issued_on")
ADULT_CODES: Final = {
    "sector": "sector",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "basis": "basis",
    "registration_body": "body",
}
CHILD_CODES: Final = {"sex": "sex", "ethnicity": "ethnicity"}


def contact_problems(draft: ContactDraft, lists: Lists, today: date, stands: ThresholdDraft) -> dict[str, str]:
    """Every problem of a draft; `stands` is the threshold decision that is on record."""
    found: dict[str, str] = {}
    if draft.received_on is None:
        found["received_on"] = "date_missing"
    if draft.contact_type is None:
        found["contact_type"] = "choice_missing"
    found |= in_future(draft, PAST, today)
    if _reversed(draft.incident_from, draft.incident_to):
        found["incident_to"] = "before_start"
    if _reversed(draft.received_on, draft.first_response_on):
        found["first_response_on"] = "before_received"
    return (
        found
        | _unknown_codes(draft, lists)
        | _adult_problems(draft, lists, today)
        | _child_problems(draft, lists, today)
        | {f"transfer.{name}": code for name, code in transfer_problems(draft.transfer, today).items()}
        | decision_problems(draft.threshold, stands, today)
    )


def _unknown_codes(draft: ContactDraft, lists: Lists) -> dict[str, str]:
    found = unknown(draft, CODES, lists)
    for name, vocabulary, codes in (
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
        own = {} if adult.known != "named" or adult.name.strip() else {"name": "name_missing"}
        own |= in_future(adult, ADULT_PAST, today) | unknown(adult, ADULT_CODES, lists)
        for place, child in enumerate(adult.own_children, 1):
            if not child.name.strip():
                own[f"own_children.{place}.name"] = "name_missing"
        found |= {f"adults.{number}.{name}": code for name, code in own.items()}
    for number, person in enumerate(draft.setting_people, 1):
        if not person.name.strip():
            found[f"setting_people.{number}.name"] = "name_missing"
    return found


def _child_problems(draft: ContactDraft, lists: Lists, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, child in enumerate(draft.children, 1):
        own = {} if child.name.strip() else {"name": "name_missing"}
        own |= in_future(child, ("date_of_birth",), today) | unknown(child, CHILD_CODES, lists)
        found |= {f"children.{number}.{name}": code for name, code in own.items()}
    return found


def in_future(draft: object, names: Sequence[str], today: date) -> dict[str, str]:
    """Which of the days called `names` are still to come."""
    days: dict[str, date | None] = {name: getattr(draft, name) for name in names}
    return {name: "in_future" for name, day in days.items() if day is not None and day > today}


def unknown(draft: object, codes: Mapping[str, str], lists: Lists) -> dict[str, str]:
    """Which fields hold a code that is not in their list."""
    return {name: "unknown_choice" for name, of in codes.items() if not lists.knows(of, getattr(draft, name))}


def _reversed(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and second < first
