"""The sections of the contact form, in the order of a referral form, and which of them each type of contact needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

CALL, REFERRER, CHECK, ABOUT = "The call", "Who told us", "Record check", "Who it is about"
AT_SETTING, CHILDREN, SAID = "Who to speak to at the setting", "Children", "What was said"
ADVICE, THRESHOLD, TRANSFER, CLOSING = "Advice and reply", "Threshold decision", "Transfer to or from a LADO", "Closing"

MORE_CALL = "More about the call"
MORE_REFERRER = "More about the referrer"
MORE_INCIDENT = "More about what happened"
MORE_CHILD = "More about the child"
OTHER_NAMES = "Other names, sex, ethnicity"
SERVICE = "Employment, home address, whether they were told"
MORE_ADULT = "More about the adult"
MORE_CLOSING = "Feedback survey"

FIRST: Final = (CALL, REFERRER, ABOUT)
"""What one sees when the page opens; the other sections are made a moment later."""

RECORD_CHECK: Final = "record_check"
ADVISED: Final = frozenset({"advice", None, ""})
TRANSFERRED: Final = frozenset({"transfer_in", "transfer_out"})
NOT_HERE: Final = "not_this_authority"
NOT_FOR_A_CHECK: Final = frozenset({AT_SETTING, CHILDREN, SAID, THRESHOLD, ADVICE})
ASKED_OF_A_REFERRAL: Final = (MORE_REFERRER, MORE_INCIDENT)
"""Folds a referral form asks about, beside those of its adults."""


def is_referral(contact_type: str | None) -> bool:
    """Whether everything a referral form asks is asked: all types but a check and a call for advice."""
    return contact_type not in ADVISED and contact_type != RECORD_CHECK


def folds_of_adults(contact_type: str | None) -> tuple[str, ...]:
    """What is asked of a named adult without being asked for."""
    if contact_type == RECORD_CHECK:
        return (OTHER_NAMES,)
    return (OTHER_NAMES, SERVICE) if is_referral(contact_type) else ()


def sections_for(values: Mapping[str, Any]) -> dict[str, bool]:
    """Which sections the type of contact needs; whatever says something is shown in any case."""
    kind = values["contact_type"]
    is_check = kind == RECORD_CHECK
    is_passed_on = kind in TRANSFERRED or values["threshold.decision"] == NOT_HERE
    needed = dict.fromkeys(NOT_FOR_A_CHECK, not is_check)
    return needed | {CHECK: is_check, TRANSFER: is_passed_on, AT_SETTING: is_referral(kind)}
