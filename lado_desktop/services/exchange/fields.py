"""What a column can stand for: every field a spreadsheet may fill, what it holds, and how offices head it.

A field may carry a qualifier after a colon: `meeting:s47_strategy` is a column of dates of such meetings,
`onward_made:dbs` one that says whether (or when) a referral to the DBS was made, `category:physical` one to tick.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lado_desktop import paths
from lado_desktop.services.exchange.words import fold

KEEP = "keep"
IGNORE = "ignore"


@dataclass(frozen=True)
class Field:
    """`kind`: text, name, reference, date, meetings, time, yes_no, code, codes, tick; `list_name`: its codes."""

    key: str
    label: str
    kind: str = "text"
    list_name: str = ""

    @property
    def may_repeat(self) -> bool:
        """Several columns may fill it: they are added together."""
        return self.kind in {"meetings", "codes", "tick"} or self.key in {
            "notes",
            "advice",
            "summary",
            "child",
            KEEP,
            IGNORE,
        }


_ALL = (
    Field("own_reference", "Own reference", "reference"),
    Field("received", "Date received", "date"),
    Field("received_time", "Time received", "time"),
    Field("taken_by", "Taken by"),
    Field("officer", "Officer"),
    Field("route", "How it came in", "code", "route"),
    Field("contact_type", "Contact type", "code", "contact_type"),
    Field("check_kind", "Kind of check", "code", "check_kind"),
    Field("referrer_name", "Referrer's name", "name"),
    Field("referrer_job", "Referrer's job"),
    Field("referrer_agency", "Referrer's agency", "code", "agency"),
    Field("adult_name", "Name of the adult", "name"),
    Field("adult_first_name", "First name of the adult", "name"),
    Field("adult_last_name", "Last name of the adult", "name"),
    Field("adult_date_of_birth", "Date of birth of the adult", "date"),
    Field("adult_sex", "Sex of the adult", "code", "sex"),
    Field("adult_ethnicity", "Ethnicity of the adult", "code", "ethnicity"),
    Field("adult_job", "Job of the adult"),
    Field("setting_name", "Setting"),
    Field("sector", "Sector of the adult", "code", "sector"),
    Field("child", "Child"),
    Field("summary", "Summary of the concern"),
    Field("advice", "Advice given"),
    Field("incident", "Date of the incident", "date"),
    Field("employer_aware", "Date the employer knew", "date"),
    Field("first_response", "Date of the first response", "date"),
    Field("limb", "Threshold limbs", "codes", "limb"),
    Field("threshold", "Threshold decision", "code", "threshold"),
    Field("threshold_rationale", "Reasons for the decision"),
    Field("category", "Category of harm", "codes", "category"),
    Field("nature", "Nature", "codes", "nature"),
    Field("recency", "Recent or non-recent", "code", "recency"),
    Field("notes", "Notes"),
    Field("becomes_case", "Became a case", "yes_no"),
    Field("case_opened", "Date the case opened", "date"),
    Field("initial_meeting", "Initial meeting", "meetings"),
    Field("review_meeting", "Review meetings (dates or how many)", "meetings"),
    Field("meeting", "Meetings in their order", "meetings"),
    Field("meeting_type", "Type of the meeting in this row", "code", "meeting_type"),
    Field("concluded", "Date concluded", "date"),
    Field("closed", "Date closed", "date"),
    Field("outcome", "Outcome", "codes", "outcome"),
    Field("police_involved", "Police involved", "yes_no"),
    Field("police_outcome", "Police outcome", "codes", "police_outcome"),
    Field("employer_outcome", "Employer's outcome", "codes", "employer_outcome"),
    Field("onward_body", "Referred on to", "codes", "body"),
    Field("onward_made", "Referral made", "yes_no"),
    Field("onward_made_on", "Date the referral was made", "date"),
    Field("next_review", "Next review", "date"),
    Field(KEEP, "Keep as a note"),
    Field(IGNORE, "Leave out"),
)

FIELDS: Mapping[str, Field] = {field.key: field for field in _ALL}

MEETINGS = {"initial_meeting": "initial", "review_meeting": "review", "meeting": ""}
"""The type of meeting a column of dates stands for; "" for meetings in their order, the first one the initial one."""

_QUALIFIED = {
    "meeting": ("meetings", "meeting_type", "Meeting"),
    "onward_made": ("yes_no", "body", "Referral made"),
    "onward_made_on": ("date", "body", "Date of the referral"),
}


def find(key: str) -> Field | None:
    """The field of `key`, qualified ones included; None for a key nobody knows."""
    base, _, qualifier = key.partition(":")
    if not qualifier:
        return FIELDS.get(key)
    if base in _QUALIFIED:
        kind, list_name, label = _QUALIFIED[base]
        return Field(key, f"{label}: {qualifier}", kind, list_name)
    ticked = FIELDS.get(base)
    if ticked is None or ticked.kind not in ("code", "codes"):
        return None
    return Field(key, f"{ticked.label}: {qualifier}", "tick", ticked.list_name)


@cache
def headings() -> Mapping[str, tuple[str, ...]]:
    """By field key, how offices head such a column, folded."""
    with (paths.resources() / "exchange" / "headings.toml").open("rb") as page:
        return {key: tuple(map(fold, texts)) for key, texts in tomllib.load(page).items()}
