"""Fictional drafts that tests of services start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.contact_drafts import (
    AdultDraft,
    ChildDraft,
    ContactDraft,
    OwnChildDraft,
    ReferrerDraft,
    SettingPersonDraft,
    ThresholdDraft,
)
from lado_desktop.services.meeting_drafts import AttendanceDraft, CopyDraft, DecisionDraft, MeetingDraft, SectionDraft

DAY = date(2026, 5, 12)

FULL = ContactDraft(
    received_on=DAY,
    received_at=time(9, 40),
    route="online_form",
    contact_type="referral",
    recency="contemporaneous",
    own_reference="OLD/77",
    taken_by="Duty desk",
    taken_as_cover=True,
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
            known_as="Lexie",
            date_of_birth=date(1988, 2, 29),
            sex="female",
            setting_name="Oak Lane Primary",
            job_title="Teaching assistant",
            sector="school_primary",
            basis="agency",
            employing_agency="Supply & Co",
            started=date(2024, 9, 2),
            length_of_service="two school years",
            is_told=True,
            told_on=date(2026, 5, 11),
            told_by="The head teacher",
            address="1 Low Road",
            gender="Woman",
            disability="Hard of hearing",
            language="English",
            needs_interpreter=False,
            characteristics="Quaker",
            dbs_certificate="001234567890",
            dbs_issued_on=date(2024, 8, 1),
            registration_body="tra",
            registration="TRA 77",
            other_work="Brownies on Thursdays",
            previous_concerns="None known to the school",
            low_level_concerns="One, of 2025",
            own_children=(
                OwnChildDraft(
                    name="M.",
                    date_of_birth=date(2019, 4, 1),
                    relationship_to_adult="son",
                    is_shared_with_social_care=True,
                ),
            ),
        ),
        AdultDraft(known="not_identified", description="the driver of the minibus", sector="transport"),
    ),
    setting_people=(
        SettingPersonDraft(part="safeguarding_lead", name="Sam Lead", phone="01632 960009", email="sam@example.org"),
    ),
    children=(
        ChildDraft(
            name="J.D.",
            age_note="about 9",
            relationship_to_adult="pupil",
            made_allegation=True,
            sex="male",
            ethnicity="mixed_other",
            needs="Speech and language",
            communication="Signs",
            address="2 Low Road",
            is_looked_after=True,
            placing_authority="Southmere",
            social_worker="P. Worker, team 3",
        ),
        ChildDraft(name="K.", date_of_birth=date(2016, 1, 2)),
    ),
    incident_from=date(2026, 5, 8),
    incident_to=date(2026, 5, 11),
    incident_note="Twice, after lunch",
    incident_place="The hall",
    is_at_work=True,
    alleged_by="The child, to a lunchtime supervisor",
    witnesses="K.",
    injury="A red mark",
    actions_taken="Moved to the office; nobody spoke to",
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
        agenda="1. Threshold\n2. Strands",
        chair="A. Officer",
        attendance=(
            AttendanceDraft(name="Pat Headley", job_title="Head teacher", agency="School", status="present"),
            AttendanceDraft(name="DS Sam Sergeant", agency="Police", status="apologies", note="Sent a colleague"),
        ),
        sections=(SectionDraft(heading="Discussion", text="What was said."),),
        decisions=(
            DecisionDraft(
                text="To meet again.",
                rationale="More is to be learned.",
                views="Police: agree. HR: agree.",
                carried_answer="The risk assessment was made.",
                dissent="None",
            ),
        ),
        copies=(
            CopyDraft(
                recipient="Pat Headley",
                version="own_actions",
                sent_on=date(2026, 5, 17),
                sent_how="Secure email",
                acknowledged_on=date(2026, 5, 18),
            ),
        ),
        actions=(ActionDraft(case_id=case_ids[0], text="Send the form", owner="Pat", due_on=date(2026, 5, 29)),)
        if case_ids
        else (),
    )
    return replace(meeting, **more)
