"""The dates of a case, gathered from the contact that began it, its meetings, strands, outcomes and people told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Case, Contact, Meeting, MeetingCase
from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_milestones import CaseDates, Day
from lado_desktop.services.contact_drafts import ThresholdDraft
from lado_desktop.services.strand_drafts import StrandDraft


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What is read of a case already and has days in it."""

    decision: ThresholdDraft | None
    incidents: Sequence[Day]
    decided: Sequence[Day]
    referred: Sequence[Day]
    referral_results: Sequence[Day]
    strands: Sequence[StrandDraft]
    children: Sequence[CaseChildDraft]


def case_dates(session: Session, case: Case, gathered: Gathered) -> CaseDates:
    """The days of one case; the contact that came first says how it began."""
    contact = session.execute(
        select(Contact).where(Contact.case_id == case.id).order_by(Contact.received_on, Contact.id).limit(1)
    ).scalar_one_or_none()
    strands = {strand.kind: strand for strand in gathered.strands}
    social_care = strands.get("social_care")
    return CaseDates(
        incident_on=_first((*gathered.incidents, contact.incident_from if contact else None)),
        disclosed_on=contact.disclosed_on if contact else None,
        aware_on=contact.employer_aware_on if contact else None,
        reported_on=contact.received_on if contact else None,
        responded_on=contact.first_response_on if contact else None,
        threshold_on=gathered.decision.decided_on if gathered.decision else None,
        strategy_on=social_care.strategy_on if social_care else None,
        **_of_meetings(session, case.id),
        **{f"{kind}_on": strand.outcome_known_on for kind, strand in strands.items() if kind != "regulator"},
        decided_on=_last(gathered.decided) or case.concluded_on,
        adult_told_on=case.adult_told_outcome_on,
        parent_told_on=_last(child.outcome_told_on for child in gathered.children),
        referrer_told_on=case.referrer_told_on or (contact.referrer_told_on if contact else None),
        referred_on=_last(gathered.referred),
        referral_result_on=_last(gathered.referral_results),
        closed_on=case.closed_on,
        retention_on=case.retention_review_on,
    )


def _of_meetings(session: Session, case_id: int) -> dict[str, Day]:
    """When agencies first met, met last, and meet again; when minutes last went out."""
    rows = session.execute(
        select(Meeting.meeting_type, Meeting.status, Meeting.held_on, Meeting.planned_on, Meeting.minutes_sent_on)
        .join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
        .where(MeetingCase.case_id == case_id)
    ).all()
    held = [row for row in rows if row.status == "held"]
    return {
        "initial_on": _first(row.held_on for row in held if row.meeting_type == "initial"),
        "last_met_on": _last(row.held_on for row in held),
        "next_meeting_on": _first(row.planned_on for row in rows if row.status == "planned"),
        "minutes_sent_on": _last(row.minutes_sent_on for row in held),
    }


def _first(days: Iterable[Day]) -> Day:
    return min((day for day in days if day), default=None)


def _last(days: Iterable[Day]) -> Day:
    return max((day for day in days if day), default=None)
