"""Who a record check asks about, who came up, and what is recorded of it. Frozen; None or "" means not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from lado_desktop.services.contact_drafts import ReferrerDraft

NOTHING_KNOWN = "nothing_known"
KNOWN = "known_discuss"


@dataclass(frozen=True, kw_only=True)
class CheckQuestion:
    """Is this person known? `person_id` where the question is asked of somebody on record: they do not come up."""

    name: str
    date_of_birth: date | None = None
    setting: str = ""
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class CheckCandidate:
    """Somebody who may be meant. `matched` is the name they came up under, `score` 0 to 100, `reasons` codes.

    Of a restricted person nothing is told but the reference. One `is_only_checked` was asked about before, and nothing
    else is on record of them.
    """

    person_id: int | None
    reference: str
    name: str
    matched: str
    date_of_birth: date | None
    score: int
    reasons: tuple[str, ...]
    is_strong: bool = False
    is_restricted: bool = False
    is_only_checked: bool = False
    decision: str | None = None


@dataclass(frozen=True, kw_only=True)
class CheckAnswer:
    """Who came up, the likeliest first, and what that amounts to: `nothing_known` or `known_discuss`."""

    question: CheckQuestion
    people_searched: int
    candidates: tuple[CheckCandidate, ...]
    result: str


@dataclass(frozen=True, kw_only=True)
class CheckDraft:
    """A record check to be recorded as a contact with its proof.

    `also_searched` are registers of others, such as the police, that were searched too; `decisions` are codes of
    candidate_decision by person; `result` is what a person decided, the answer's where blank.
    """

    answer: CheckAnswer
    requester: ReferrerDraft = field(default_factory=ReferrerDraft)
    check_kind: str | None = None
    purpose: str = ""
    consent_seen: bool | None = None
    received_on: date | None = None
    received_at: time | None = None
    route: str | None = None
    own_reference: str = ""
    decisions: Mapping[int, str] = field(default_factory=dict)
    result: str | None = None
    note: str = ""
    also_searched: tuple[str, ...] = ()
    replied_on: date | None = None
    reply: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """A search that was recorded, as it stood then."""

    id: int
    contact_id: int
    register: str
    searched_name: str
    searched_date_of_birth: date | None
    searched_setting: str
    people_searched: int | None
    made_on: date
    made_at: time | None
    made_by: str
    result: str | None
    note: str
    candidates: tuple[CheckCandidate, ...]


def result_after(answer: CheckAnswer, decisions: Mapping[int, str]) -> str:
    """What the candidates amount to once they were looked at: known until each strong one was put aside."""
    if "same" in decisions.values():
        return KNOWN
    is_open = any(one.is_strong and decisions.get(one.person_id or 0) != "not_same" for one in answer.candidates)
    return KNOWN if is_open else NOTHING_KNOWN
