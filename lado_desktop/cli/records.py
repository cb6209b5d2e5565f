"""The rows of the services as plain records for scripts: codes, and beside them the labels the office reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lado_desktop.services.case_drafts import CaseRow
from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.meeting_drafts import MeetingRow
from lado_desktop.services.person_drafts import PersonRow

Record = dict[str, Any]
RESTRICTED = "Restricted"


def contact_record(row: ContactRow, lists: Lists) -> Record:
    """One contact; `about`, `setting` and `job_title` are those of the first of its `adults`."""
    return {
        "reference": row.reference,
        "own_reference": row.own_reference,
        "received_on": row.received_on,
        "received_at": row.received_at.strftime("%H:%M") if row.received_at else None,
        **_coded(lists, "contact_type", row.contact_type),
        "about": RESTRICTED if row.is_restricted else row.about,
        "known": row.known,
        "adults": row.adult_count,
        "setting": row.setting,
        "job_title": row.job_title,
        **_coded(lists, "sector", row.sector),
        "referrer": row.referrer,
        **_coded(lists, "agency", row.agency),
        **_coded(lists, "threshold", row.threshold),
        "categories": list(row.categories),
        "category_labels": _labels(lists, "category", row.categories),
        **_coded(lists, "disposal", row.disposal),
        "case": row.case_reference or None,
        "first_response_on": row.first_response_on,
        "handled_by": row.handled_by,
    }


def case_record(row: CaseRow, lists: Lists) -> Record:
    """One case, with the categories and outcomes of all its allegations."""
    return {
        "reference": row.reference,
        "opened_on": row.opened_on,
        "about": RESTRICTED if row.is_restricted else row.about,
        "setting": row.setting,
        "job_title": row.job_title,
        **_coded(lists, "sector", row.sector),
        "officer": row.officer,
        "categories": list(row.categories),
        "category_labels": _labels(lists, "category", row.categories),
        "outcomes": list(row.outcomes),
        "outcome_labels": _labels(lists, "outcome", row.outcomes),
        "meetings_held": row.meetings_held,
        "next_due_on": row.next_due_on,
        "concluded_on": row.concluded_on,
        "closed_on": row.closed_on,
    }


def person_record(row: PersonRow, lists: Lists) -> Record:
    """One adult the tracker knows."""
    return {
        "reference": row.reference,
        "name": RESTRICTED if row.is_restricted else row.name,
        "other_names": list(row.other_names),
        "date_of_birth": row.date_of_birth,
        **_coded(lists, "sex", row.sex),
    }


def meeting_record(row: MeetingRow, lists: Lists) -> Record:
    """One meeting; `number` counts the meetings of its type about its case."""
    return {
        "reference": row.reference,
        "type": row.meeting_type,
        "type_label": lists.label("meeting_type", row.meeting_type),
        "number": row.number,
        "status": row.status,
        "planned_on": row.planned_on,
        "held_on": row.held_on,
        "chair": row.chair,
        "cases": list(row.case_references),
        "minutes": row.minutes_status,
    }


def _coded(lists: Lists, name: str, code: str | None) -> Record:
    return {name: code, f"{name}_label": lists.label(name, code) if code else None}


def _labels(lists: Lists, name: str, codes: Sequence[str]) -> list[str]:
    return [lists.label(name, code) for code in codes]
