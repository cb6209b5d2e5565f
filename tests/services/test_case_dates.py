"""The dates every case carries, from the incident to the review of what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import OutcomeDraft, ReferralDraft
from lado_desktop.services.case_milestones import CaseDates
from lado_desktop.services.desk import Desk
from lado_desktop.services.meeting_drafts import MeetingDraft
from lado_desktop.services.strand_drafts import StrandDraft

from .drafts import DAY, FULL, contact, held_meeting


def test_a_case_of_which_little_is_known_has_the_day_it_was_reported(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(contact()))
    assert desk.cases.again(case_id).dates == CaseDates(reported_on=DAY)


def test_the_first_contact_says_how_the_case_began(desk: Desk) -> None:
    began = replace(FULL, disclosed_on=date(2026, 5, 10), employer_aware_on=date(2026, 5, 11), late_reason="other")
    case_id = desk.cases.open_from(desk.contacts.save(began))
    found = desk.cases.again(case_id).dates
    assert (found.incident_on, found.disclosed_on) == (date(2026, 5, 8), date(2026, 5, 10))
    assert (found.aware_on, found.reported_on, found.responded_on) == (date(2026, 5, 11), DAY, DAY)
    assert found.threshold_on == DAY


def test_meetings_strands_outcomes_and_referrals_bring_their_days(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(FULL))
    desk.meetings.save(held_meeting(case_id, held_on=date(2026, 5, 13), minutes_sent_on=date(2026, 5, 14)))
    desk.meetings.save(held_meeting(case_id, meeting_type="review", held_on=date(2026, 5, 16)))
    planned = date(2026, 6, 5)
    desk.meetings.save(MeetingDraft(case_ids=(case_id,), meeting_type="review", planned_on=planned))
    for kind, day in (("police", 14), ("social_care", 15), ("employer", 16), ("regulator", 17)):
        known = date(2026, 5, day)
        desk.strands.save(StrandDraft(case_id=case_id, kind=kind, outcome_known_on=known, strategy_on=DAY))
    [allegation] = desk.cases.again(case_id).allegations
    outcome = OutcomeDraft(outcome="false", decided_on=date(2026, 5, 17), rationale="Shown by the film.")
    desk.cases.save_allegation(replace(allegation, outcomes=(outcome,)))
    made = ReferralDraft(case_id=case_id, body="dbs", is_made=True, made_on=date(2026, 5, 17), result_on=DAY)
    desk.cases.save_part(made)
    desk.case_children.save(CaseChildDraft(case_id=case_id, name="K.", outcome_told_on=date(2026, 5, 18)))
    found = desk.cases.again(case_id).dates
    assert (found.strategy_on, found.initial_on, found.last_met_on) == (DAY, date(2026, 5, 13), date(2026, 5, 16))
    assert (found.next_meeting_on, found.minutes_sent_on) == (planned, date(2026, 5, 14))
    results = (found.police_on, found.social_care_on, found.employer_on)
    assert results == (date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 16))
    assert (found.decided_on, found.parent_told_on) == (date(2026, 5, 17), date(2026, 5, 18))
    assert (found.referred_on, found.referral_result_on) == (date(2026, 5, 17), DAY)
