"""Fictional drafts that tests of services start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.meeting_drafts import AttendanceDraft, DecisionDraft, MeetingDraft, SectionDraft

DAY = date(2026, 5, 12)

FULL = ContactDraft(
    received_on=DAY,
    received_at=time(9, 40),
    route="online_form",
    contact_type="referral",
    recency="contemporaneous",
    own_reference="OLD/77",
    taken_by="Duty desk",
    handled_by="A. Officer",
    referrer=ReferrerDraft(
        name="Pat Headley",
        job_title="Head teacher",
        agency="school_primary",
        phone="01632 960001",
        email="pat@example.org",
    ),
    referrer_is_employer=True,
    referrer_learned_on=date(2026, 5, 11),
    referrer_wishes_outcome=False,
    adults=(
        AdultDraft(
            name="Alex Example",
            former_names="Alex Before, Lex Before",
            date_of_birth=date(1988, 2, 29),
            sex="female",
            setting_name="Oak Lane Primary",
            job_title="Teaching assistant",
            sector="school_primary",
        ),
        AdultDraft(known="not_identified", description="the driver of the minibus", sector="transport"),
    ),
    children=(
        ChildDraft(name="J.D.", age_note="about 9", relationship_to_adult="pupil"),
        ChildDraft(name="K.", date_of_birth=date(2016, 1, 2)),
    ),
    incident_from=date(2026, 5, 8),
    incident_to=date(2026, 5, 11),
    summary="Grabbed by the arm.\n\nTwice; “hard”.",
    categories=("physical", "emotional"),
    natures=("restraint",),
    threshold=ThresholdDraft(
        decision="met_oversight", limbs=("a", "b"), rationale="A mark was seen.", relied_on="Body map", decided_on=DAY
    ),
    advice="Do not interview the child.",
    advice_on=DAY,
    first_response_on=DAY,
    first_response_at=time(11, 5),
    notes="See the sheet.",
)


def contact(**more: Any) -> ContactDraft:
    """A contact that says no more than it must."""
    return replace(ContactDraft(received_on=DAY, contact_type="advice"), **more)


def about(name: str, **more: Any) -> ContactDraft:
    """A contact about one named adult."""
    return contact(adults=(AdultDraft(name=name, **more),))


def held_meeting(*case_ids: int, **more: Any) -> MeetingDraft:
    """A held initial meeting with everything its minutes say."""
    meeting = MeetingDraft(
        case_ids=case_ids,
        meeting_type="initial",
        status="held",
        held_on=date(2026, 5, 15),
        held_at=time(14, 0),
        place="Teams",
        chair="A. Officer",
        attendance=(
            AttendanceDraft(name="Pat Headley", job_title="Head teacher", agency="School", status="present"),
            AttendanceDraft(name="DS Sam Sergeant", agency="Police", status="apologies"),
        ),
        sections=(SectionDraft(heading="Discussion", text="What was said."),),
        decisions=(DecisionDraft(text="To meet again.", rationale="More is to be learned."),),
        actions=(ActionDraft(case_id=case_ids[0], text="Send the form", owner="Pat", due_on=date(2026, 5, 29)),)
        if case_ids
        else (),
    )
    return replace(meeting, **more)
