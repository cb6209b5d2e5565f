"""What is wrong with a meeting as it was typed."""

from __future__ import annotations

from datetime import date

from lado_desktop.services.case_parts import in_future
from lado_desktop.services.lists import Lists
from lado_desktop.services.meeting_drafts import MeetingDraft


def meeting_problems(draft: MeetingDraft, lists: Lists, today: date) -> dict[str, str]:
    """What keeps a meeting from being stored: a problem code by field; lines as "actions.2.owner"."""
    found: dict[str, str] = {}
    if not draft.case_ids:
        found["case_ids"] = "choice_missing"
    if draft.meeting_type is None or not lists.knows("meeting_type", draft.meeting_type):
        found["meeting_type"] = "choice_missing"
    if draft.status == "planned" and draft.planned_on is None:
        found["planned_on"] = "date_missing"
    if draft.status == "held":
        if draft.held_on is None:
            found["held_on"] = "date_missing"
        elif draft.held_on > today:
            found["held_on"] = "in_future"
    if draft.status == "cancelled" and not draft.cancelled_because.strip():
        found["cancelled_because"] = "reason_missing"
    return found | _line_problems(draft) | _copy_problems(draft, lists, today)


def _line_problems(draft: MeetingDraft) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(draft.attendance, 1):
        if not line.name.strip():
            found[f"attendance.{number}.name"] = "name_missing"
    for number, decision in enumerate(draft.decisions, 1):
        if not decision.text.strip():
            found[f"decisions.{number}.text"] = "text_missing"
    for number, action in enumerate(draft.actions, 1):
        for name, code in (("text", "text_missing"), ("owner", "owner_missing"), ("due_on", "date_missing")):
            if not str(getattr(action, name) or "").strip():
                found[f"actions.{number}.{name}"] = code
    return found


def _copy_problems(draft: MeetingDraft, lists: Lists, today: date) -> dict[str, str]:
    """Copies of the minutes: each went to somebody, on a day that has come."""
    found: dict[str, str] = {}
    for number, copy in enumerate(draft.copies, 1):
        wrong = in_future(copy, ("sent_on", "acknowledged_on"), today)
        if not copy.recipient.strip():
            wrong["recipient"] = "name_missing"
        if not lists.knows("copy_version", copy.version):
            wrong["version"] = "unknown_choice"
        found |= {f"copies.{number}.{name}": code for name, code in wrong.items()}
    return found
