"""Closing walks a checklist: it takes no blank, parks one for a reason, and works out how long the case is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.models.tables import CaseChild, Child
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, OutcomeDraft, ReferralDraft
from lado_desktop.services.closing_drafts import ClosingDraft, Item
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.retention import Retention, of_class, proposed, years_after
from lado_desktop.services.strand_drafts import StrandDraft

from .drafts import DAY, FULL, contact, held_meeting

TODAY = date(2026, 5, 18)
ANSWERS = {
    "closure_reason": "concluded",
    "concluded_on": TODAY,
    "child_safe": "The child lives with an aunt and is seen weekly.",
    "risk_conclusion": "No work with children alone.",
    "adult_told_outcome_on": TODAY,
    "employer_told_on": TODAY,
    "referrer_told_on": TODAY,
    "placing_authority_told_on": TODAY,
    "learning": "Two adults at bedtime.",
    "system_learning": "None.",
    "closure_note": "Nothing is left to do.",
    "closed_on": TODAY,
    "retention_class": "hundredth_birthday",
    "retention_review_on": date(2088, 2, 29),
}


@pytest.fixture
def case_id(desk: Desk) -> int:
    """Opened from a referral about two children, with a meeting, an open action and a referral to the DBS."""
    contact_id = desk.contacts.save(replace(FULL, referrer_wishes_outcome=None))
    opened = desk.cases.open_from(contact_id)
    desk.meetings.save(held_meeting(opened))
    desk.cases.save_part(ReferralDraft(case_id=opened, body="dbs", due_on=date(2026, 6, 1)))
    return opened


def answered(case_id: int, **more: object) -> ClosingDraft:
    return ClosingDraft(id=case_id, **{**ANSWERS, **more})  # type: ignore[arg-type]


def blanks(desk: Desk, draft: ClosingDraft) -> dict[str, str]:
    return {item.code: item.missing for item in desk.closing.checklist(draft) if item.state == "blank"}


def item(desk: Desk, draft: ClosingDraft, code: str) -> Item:
    return next(one for one in desk.closing.checklist(draft) if one.code == code)


def answer_parts(desk: Desk, case_id: int) -> None:
    """What only the parts of the case can answer."""
    page = desk.cases.page(case_id)
    for kind in ("police", "social_care", "employer"):
        desk.strands.save(StrandDraft(case_id=case_id, kind=kind, is_involved=False))
    for allegation in page.allegations:
        outcome = OutcomeDraft(outcome="substantiated", decided_on=TODAY, rationale="A mark was seen.")
        desk.cases.save_allegation(replace(allegation, outcomes=(outcome,)))
    for action in page.actions:
        desk.cases.save_part(replace(action, done_on=TODAY))
    for referral in page.referrals:
        desk.cases.save_part(replace(referral, is_made=True, made_on=TODAY))
    for meeting in desk.meetings.listing():
        desk.meetings.save(replace(desk.meetings.open(meeting.id), minutes_sent_on=TODAY))
    with desk.tracker.writing("change_case") as session:
        session.execute(update(CaseChild).values(voice="He wants to go back.", outcome_told_on=TODAY))


def test_a_case_with_an_outcome_is_asked_everything(desk: Desk, case_id: int) -> None:
    assert list(blanks(desk, ClosingDraft(id=case_id))) == [
        "closure_reason",
        "concluded_on",
        *("strand.police", "strand.social_care", "strand.employer"),
        "allegation.1",
        *("voice.2", "voice.3"),
        "child_safe",
        "referral.1",
        "action.1",
        "minutes.1",
        "adult_told_outcome_on",
        "employer_told_on",
        *("told.2", "told.3"),
        "referrer_told_on",
        "placing_authority_told_on",
        "learning",
        "system_learning",
        "closure_note",
        "closed_on",
        "retention_class",
        "retention_review_on",
    ]


def test_closing_refuses_blanks_and_says_which(desk: Desk, case_id: int) -> None:
    with pytest.raises(Invalid) as refused:
        desk.closing.close(answered(case_id, child_safe="  "))
    assert refused.value.problems["child_safe"] == "child_safe_missing"
    assert refused.value.problems["allegation.1"] == "outcome_missing"
    assert desk.cases.page(case_id).case.closed_on is None


def test_an_answered_case_is_closed_by_whoever_is_signed_in(desk: Desk, case_id: int) -> None:
    answer_parts(desk, case_id)
    assert blanks(desk, answered(case_id)) == {}
    desk.closing.close(answered(case_id))
    page = desk.closing.again(case_id)
    assert (page.is_closed, page.closed_by, page.draft) == (True, desk.tracker.actor, answered(case_id))
    with pytest.raises(Trouble, match="closed_already"):
        desk.closing.close(answered(case_id))
    assert desk.cases.open_count() == 0


def test_a_blank_is_parked_for_a_reason_and_then_does_not_stand_in_the_way(desk: Desk, case_id: int) -> None:
    answer_parts(desk, case_id)
    draft = answered(case_id, system_learning="")
    with pytest.raises(Invalid):
        desk.closing.park(case_id, "system_learning", " ")
    desk.closing.park(case_id, "system_learning", "The review of the home comes in June")
    parked = item(desk, draft, "system_learning")
    assert (parked.state, parked.reason) == ("parked", "The review of the home comes in June")
    desk.closing.close(draft)
    assert desk.closing.again(case_id).is_closed
    assert item(desk, draft, "system_learning").state == "parked"
    desk.closing.unpark(case_id, "system_learning")
    assert blanks(desk, draft) == {"system_learning": "learning_missing"}


@pytest.mark.parametrize("code", ["closure_reason", "closure_note", "closed_on"])
def test_why_and_when_a_case_is_closed_cannot_be_parked(desk: Desk, case_id: int, code: str) -> None:
    with pytest.raises(Trouble, match="never_parked"):
        desk.closing.park(case_id, code, "Later")


def test_what_was_parked_and_is_answered_is_done(desk: Desk, case_id: int) -> None:
    desk.closing.park(case_id, "learning", "Later")
    assert item(desk, answered(case_id), "learning").state == "done"


@pytest.mark.parametrize("reason", ["duplicate", "error"])
def test_a_duplicate_or_a_slip_is_asked_little(desk: Desk, case_id: int, reason: str) -> None:
    draft = ClosingDraft(id=case_id, closure_reason=reason)
    assert list(blanks(desk, draft)) == ["closure_note", "closed_on", "retention_class", "retention_review_on"]


def test_a_case_below_the_threshold_is_not_asked_for_outcomes_or_strands(desk: Desk, case_id: int) -> None:
    codes = [one.code for one in desk.closing.checklist(ClosingDraft(id=case_id, closure_reason="not_met"))]
    assert not [code for code in codes if code.startswith(("strand", "allegation", "concluded"))]
    assert "child_safe" in codes


def test_transferable_risk_and_a_placed_child_bring_their_own_questions(desk: Desk, case_id: int) -> None:
    [allegation] = desk.cases.page(case_id).allegations
    desk.cases.save_allegation(replace(allegation, natures=("transferable_risk",)))
    with desk.tracker.writing("change_case") as session:
        session.execute(update(Child).where(Child.id == 1).values(placing_authority="Eastshire"))
    asked = blanks(desk, ClosingDraft(id=case_id))
    assert asked["risk_conclusion"] == "risk_missing"
    assert "placing_authority_told_on" in asked


def test_a_referrer_who_does_not_want_to_know_is_not_asked_about(desk: Desk) -> None:
    case = desk.cases.open_from(desk.contacts.save(FULL))
    assert "referrer_told_on" not in blanks(desk, ClosingDraft(id=case))


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"closed_on": date(2026, 5, 19)}, "closed_on", "in_future"),
        ({"closed_on": date(2026, 5, 1)}, "closed_on", "before_opened"),
        ({"retention_class": "for ever"}, "retention_class", "unknown_choice"),
    ],
)
def test_days_and_choices_are_checked(desk: Desk, case_id: int, more: dict[str, object], field: str, code: str) -> None:
    answer_parts(desk, case_id)
    with pytest.raises(Invalid) as refused:
        desk.closing.close(answered(case_id, **more))
    assert refused.value.problems == {field: code}


def test_what_is_known_of_the_end_is_kept_without_closing(desk: Desk, case_id: int) -> None:
    desk.closing.save(answered(case_id))
    page = desk.closing.again(case_id)
    assert not page.is_closed
    assert page.draft.child_safe == ANSWERS["child_safe"]
    assert page.draft.closure_reason is None


def test_a_closed_case_is_opened_again_for_a_reason_that_is_kept_with_how_it_was_closed(
    desk: Desk, case_id: int
) -> None:
    answer_parts(desk, case_id)
    desk.closing.close(answered(case_id))
    with pytest.raises(Invalid):
        desk.closing.reopen(case_id, "")
    desk.closing.reopen(case_id, "A second child spoke")
    page = desk.closing.again(case_id)
    assert not page.is_closed
    assert page.draft.retention_review_on is None
    [row] = page.reopenings
    assert (row.reason, row.reopened_on, row.was_closed_on, row.was_closed_because) == (
        "A second child spoke",
        TODAY,
        TODAY,
        "concluded",
    )
    with pytest.raises(Trouble, match="not_closed"):
        desk.closing.reopen(case_id, "Again")


@pytest.mark.parametrize(
    ("outcomes", "born", "found"),
    [
        ({"substantiated"}, date(1988, 2, 29), Retention("hundredth_birthday", date(2088, 2, 29), "hundredth")),
        (
            {"false", "unsubstantiated"},
            date(2000, 2, 29),
            Retention("hundredth_birthday", date(2100, 3, 1), "hundredth"),
        ),
        ({"unsubstantiated"}, None, Retention("hundredth_birthday", date(2086, 5, 18), "no_birthday")),
        ({"malicious", "unfounded"}, date(1988, 2, 29), Retention("ten_years", date(2036, 5, 18), "not_lasting")),
        (set(), None, Retention("ten_years", date(2036, 5, 18), "not_lasting")),
    ],
)
def test_how_long_it_is_kept_follows_from_outcome_and_birthday(
    outcomes: set[str], born: date | None, found: Retention
) -> None:
    assert proposed(outcomes, TODAY, born, 60) == found


def test_the_day_follows_a_class_that_was_chosen() -> None:
    assert of_class("long_statutory", TODAY, None, 60).review_on == date(2101, 5, 18)
    assert of_class("other", TODAY, None, 60) == Retention("other", None, "own")
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)


def test_the_office_sets_the_years_for_an_unknown_birthday(desk: Desk) -> None:
    case = desk.cases.open_from(desk.contacts.save(contact(adults=(AdultDraft(name="Robin Unknown"),))))
    assert desk.closing.again(case).years_without_birthday == 75
    desk.closing.set_years_without_birthday(60)
    page = desk.closing.again(case)
    assert (page.years_without_birthday, page.born) == (60, None)


def test_an_open_action_of_no_meeting_is_asked_too(desk: Desk, case_id: int) -> None:
    desk.cases.save_part(ActionDraft(case_id=case_id, text="Ring back", owner="Pat", due_on=DAY))
    desk.cases.save_allegation(AllegationDraft(case_id=case_id, statement="A second matter"))
    asked = blanks(desk, ClosingDraft(id=case_id))
    assert {"action.1", "action.2", "allegation.2"} <= set(asked)
