"""Cases: opened from a contact without retyping, recorded allegation by allegation, closed with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.allegations import store_allegation
from lado_desktop.services.case_drafts import (
    ActionDraft,
    AllegationDraft,
    CaseDraft,
    CasePage,
    OutcomeDraft,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.desk import Desk

from .drafts import DAY, FULL, about, contact

TOMORROW = date(2026, 5, 19)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return desk.cases.open_from(desk.contacts.save(FULL))


def page(desk: Desk, case_id: int) -> CasePage:
    return desk.cases.page(case_id)


def test_a_case_opened_from_a_contact_knows_what_the_contact_said(desk: Desk, case_id: int) -> None:
    found = page(desk, case_id)
    assert (found.case.reference, found.case.opened_on, found.about) == ("26/001", DAY, "Alex Example")
    assert (found.case.setting_name, found.case.job_title, found.case.sector) == (
        "Oak Lane Primary",
        "Teaching assistant",
        "school_primary",
    )
    assert (found.case.officer, found.case.recency) == ("A. Officer", "contemporaneous")
    assert (found.threshold, found.limbs) == ("met_oversight", ("a", "b"))
    [allegation] = found.allegations
    assert (allegation.number, allegation.statement) == (1, FULL.summary)
    assert (allegation.categories, allegation.limbs, allegation.natures) == (
        ("physical", "emotional"),
        ("a", "b"),
        ("restraint",),
    )
    assert (allegation.incident_from, allegation.incident_to) == (FULL.incident_from, FULL.incident_to)
    assert [line.reference for line in found.contacts] == ["C26/0001"]
    with desk.tracker.inspecting() as connection:
        assert connection.execute("SELECT count(*) FROM case_child").fetchone()[0] == 2


def test_the_contact_says_that_it_opened_a_case_and_opens_no_second_one(desk: Desk, case_id: int) -> None:
    [row] = desk.contacts.rows(desk.contacts.ids())
    assert (row.case_id, row.case_reference, row.disposal) == (case_id, "26/001", "opened_case")
    with pytest.raises(Trouble, match="has_case"):
        desk.cases.open_from(row.id)
    assert desk.cases.open_count() == 1


def test_a_case_may_be_about_somebody_without_a_name(desk: Desk) -> None:
    opened = desk.cases.open_from(desk.contacts.save(replace(FULL, adults=FULL.adults[1:])))
    assert page(desk, opened).about == "the driver of the minibus"


def test_a_contact_that_is_not_there_opens_no_case(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.cases.open_from(99)
    with pytest.raises(NotFound):
        desk.cases.page(99)


def test_the_facts_of_a_case_read_back_as_they_were_saved(desk: Desk, case_id: int) -> None:
    draft = replace(
        page(desk, case_id).case,
        setting_name="Elm Road Academy",
        employment_status="suspended",
        adult_told_on=date(2026, 5, 14),
        adult_told_by="Pat Headley",
        adult_support="Union and occupational health",
        adult_named_contact="The deputy head",
        leaflet_sent_on=date(2026, 5, 15),
        feedback_sent_on=date(2026, 5, 17),
        adult_views="Says it was an accident.",
        concluded_on=date(2026, 5, 16),
        closed_on=date(2026, 5, 17),
        closure_reason="concluded",
        learning="Ask sooner.",
    )
    desk.cases.save(draft)
    assert page(desk, case_id).case == draft
    assert desk.cases.open_count() == 0
    with desk.tracker.inspecting() as connection:
        assert connection.execute('SELECT closed_by FROM "case"').fetchone()[0] == "owner"


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"opened_on": None}, {"opened_on": "date_missing"}),
        ({"opened_on": TOMORROW}, {"opened_on": "in_future"}),
        ({"leaflet_sent_on": TOMORROW}, {"leaflet_sent_on": "in_future"}),
        ({"feedback_sent_on": TOMORROW}, {"feedback_sent_on": "in_future"}),
        ({"concluded_on": date(2026, 5, 1)}, {"concluded_on": "before_opened"}),
        ({"closed_on": TOMORROW, "closure_reason": "concluded"}, {"closed_on": "in_future"}),
        ({"closure_reason": "bored"}, {"closure_reason": "unknown_choice"}),
    ],
)
def test_what_is_wrong_with_a_case_is_said_by_field_and_nothing_is_saved(
    desk: Desk, case_id: int, change: dict[str, Any], problems: dict[str, str]
) -> None:
    before = page(desk, case_id).case
    with pytest.raises(Invalid) as found:
        desk.cases.save(replace(before, **change))
    assert found.value.problems == problems
    assert page(desk, case_id).case == before


def test_a_case_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.cases.save(CaseDraft(id=99, opened_on=DAY))
    with pytest.raises(NotFound):
        desk.cases.save(CaseDraft(opened_on=DAY))


def test_an_allegation_has_any_number_of_categories_and_outcomes_and_keeps_its_number(desk: Desk, case_id: int) -> None:
    draft = AllegationDraft(
        case_id=case_id,
        statement="Shouted at a child.",
        incident_note="In the spring",
        place="Playground",
        alleged_by="A parent",
        witnesses="Two other pupils",
        injury="None seen",
        is_at_work=True,
        categories=("emotional", "conduct", "physical"),
        limbs=("c",),
        natures=("language", "boundary"),
        outcomes=(
            OutcomeDraft(
                outcome="substantiated", decided_on=DAY, decided_by="R. Ashdown", rationale="Seen.", dissent="HR: no."
            ),
            OutcomeDraft(outcome="unfounded", decided_by="R. Ashdown", rationale="Not seen."),
        ),
    )
    saved = desk.cases.save_allegation(draft)
    stored = page(desk, case_id).allegations[1]
    assert stored == replace(draft, id=saved, number=2)
    changed = replace(stored, categories=("physical", "neglect", "emotional"), outcomes=stored.outcomes[1:], natures=())
    assert desk.cases.save_allegation(changed) == saved
    assert page(desk, case_id).allegations[1] == changed
    [row] = desk.cases.rows([case_id])
    assert row.categories == ("physical", "emotional", "neglect")
    assert row.outcomes == ("unfounded",)


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"statement": " "}, {"statement": "text_missing"}),
        ({"incident_from": TOMORROW}, {"incident_from": "in_future"}),
        ({"incident_from": DAY, "incident_to": date(2026, 5, 1)}, {"incident_to": "before_start"}),
        ({"categories": ("physical", "x")}, {"categories": "unknown_choice"}),
        ({"limbs": ("z",)}, {"limbs": "unknown_choice"}),
        ({"natures": ("x",)}, {"natures": "unknown_choice"}),
        ({"outcomes": (OutcomeDraft(outcome="x", rationale="r"),)}, {"outcomes": "unknown_choice"}),
        (
            {"outcomes": (OutcomeDraft(outcome="false", decided_on=TOMORROW, rationale="r"),)},
            {"outcomes.1.decided_on": "in_future"},
        ),
        ({"outcomes": (OutcomeDraft(outcome="false"),)}, {"outcomes.1.rationale": "rationale_missing"}),
    ],
)
def test_what_is_wrong_with_an_allegation_is_said_and_nothing_is_saved(
    desk: Desk, case_id: int, change: dict[str, Any], problems: dict[str, str]
) -> None:
    draft = replace(AllegationDraft(case_id=case_id, statement="Shouted."), **change)
    with pytest.raises(Invalid) as found:
        desk.cases.save_allegation(draft)
    assert found.value.problems == problems
    assert len(page(desk, case_id).allegations) == 1


def test_who_decided_is_whoever_records_it_unless_somebody_else_is_named(desk: Desk, case_id: int) -> None:
    outcome = OutcomeDraft(outcome="false", rationale="Shown by the film.")
    desk.cases.save_allegation(AllegationDraft(case_id=case_id, statement="Shouted.", outcomes=(outcome,)))
    stored = page(desk, case_id).allegations[1]
    assert stored.outcomes == (replace(outcome, decided_by="owner"),)
    named = replace(stored, outcomes=(replace(outcome, decided_by="Panel"),))
    desk.cases.save_allegation(named)
    assert page(desk, case_id).allegations[1] == named


def test_an_outcome_that_was_brought_in_without_a_reason_stays_as_it_is(desk: Desk, case_id: int) -> None:
    bare = AllegationDraft(case_id=case_id, statement="Shouted.", outcomes=(OutcomeDraft(outcome="false"),))
    with desk.tracker.writing("bring_in_spreadsheet") as session:
        store_allegation(session, bare, "owner")
    stored = page(desk, case_id).allegations[1]
    desk.cases.save_allegation(replace(stored, place="Hall"))
    with pytest.raises(Invalid) as found:
        desk.cases.save_allegation(replace(stored, outcomes=(OutcomeDraft(outcome="malicious"),)))
    assert found.value.problems == {"outcomes.1.rationale": "rationale_missing"}
    assert page(desk, case_id).allegations[1].outcomes[0].outcome == "false"


def test_victims_are_children_of_the_case_and_leave_with_them(desk: Desk, case_id: int) -> None:
    first, second = page(desk, case_id).children
    victims = (second.child_id or 0, first.child_id or 0)
    draft = AllegationDraft(case_id=case_id, statement="Shouted.", victims=(*victims, 99))
    desk.cases.save_allegation(draft)
    assert page(desk, case_id).allegations[1].victims == victims
    desk.case_children.remove(first.id or 0)
    assert page(desk, case_id).allegations[1].victims == victims[:1]


ACTION = ActionDraft(
    case_id=1, text="Send the form", owner="Pat", agency="School", due_on=date(2026, 6, 1), chased_on=DAY
)
REVIEW = ReviewDraft(case_id=1, due_on=date(2026, 6, 2), note="Look again")
REFERRAL = ReferralDraft(
    case_id=1,
    body="dbs",
    must_refer="The school",
    advised_on=DAY,
    due_on=date(2026, 6, 1),
    is_made=True,
    made_on=DAY,
    made_by="School",
    reference="D/1",
    not_made_because="No longer so",
    chased_on=date(2026, 5, 17),
    result="Barred",
    result_on=date(2026, 5, 18),
)


@pytest.mark.parametrize(("part", "shown"), [(ACTION, "actions"), (REVIEW, "reviews"), (REFERRAL, "referrals")])
def test_dated_parts_of_a_case_are_added_changed_and_taken_away(
    desk: Desk, case_id: int, part: Any, shown: str
) -> None:
    saved = desk.cases.save_part(replace(part, case_id=case_id))
    [stored] = getattr(page(desk, case_id), shown)
    assert stored == replace(part, id=saved, case_id=case_id)
    assert desk.cases.save_part(replace(stored, **_changed(part))) == saved
    assert getattr(page(desk, case_id), shown) == (replace(stored, **_changed(part)),)
    desk.cases.remove_part(type(part), saved)
    assert getattr(page(desk, case_id), shown) == ()


def _changed(part: Any) -> dict[str, Any]:
    return {"result": "Done"} if hasattr(part, "result") else {"done_on": DAY}


@pytest.mark.parametrize(
    ("part", "problems"),
    [
        (replace(ACTION, owner=" "), {"owner": "owner_missing"}),
        (replace(ACTION, due_on=None), {"due_on": "date_missing"}),
        (replace(ACTION, text=""), {"text": "text_missing"}),
        (replace(ACTION, done_on=TOMORROW), {"done_on": "in_future"}),
        (replace(ACTION, chased_on=TOMORROW), {"chased_on": "in_future"}),
        (replace(REFERRAL, chased_on=TOMORROW), {"chased_on": "in_future"}),
        (replace(REVIEW, due_on=None), {"due_on": "date_missing"}),
        (replace(REFERRAL, body=None), {"body": "choice_missing"}),
        (replace(REFERRAL, made_on=TOMORROW), {"made_on": "in_future"}),
    ],
)
def test_an_action_needs_words_an_owner_and_a_day_and_other_parts_what_they_need(
    desk: Desk, case_id: int, part: Any, problems: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as found:
        desk.cases.save_part(replace(part, case_id=case_id))
    assert found.value.problems == problems


def test_nothing_is_added_to_a_case_or_part_that_is_not_there(desk: Desk, case_id: int) -> None:
    with pytest.raises(NotFound):
        desk.cases.save_allegation(AllegationDraft(case_id=99, statement="x"))
    with pytest.raises(NotFound):
        desk.cases.save_part(replace(ACTION, case_id=99))
    with pytest.raises(NotFound):
        desk.cases.save_part(replace(ACTION, case_id=case_id, id=99))
    with pytest.raises(NotFound):
        desk.cases.remove_part(ReviewDraft, 99)


def test_the_next_thing_due_is_the_earliest_action_that_is_not_done(desk: Desk, case_id: int) -> None:
    for due, done in ((1, DAY), (3, None), (2, None)):
        desk.cases.save_part(replace(ACTION, case_id=case_id, due_on=date(2026, 6, due), done_on=done))
    assert desk.cases.rows([case_id])[0].next_due_on == date(2026, 6, 2)


def test_that_a_case_was_opened_on_the_screen_is_recorded(desk: Desk, case_id: int) -> None:
    desk.cases.page(case_id)
    with desk.tracker.inspecting() as connection:
        rows = connection.execute("SELECT kind, record FROM change WHERE action = 'open'").fetchall()
    assert [tuple(row) for row in rows] == [("Case", case_id)]


def test_cases_are_numbered_within_the_year_they_were_opened_in(desk: Desk) -> None:
    for day in (date(2025, 3, 1), date(2026, 3, 1), date(2025, 4, 1)):
        desk.cases.open_from(desk.contacts.save(replace(about("Alex Example"), received_on=day)))
    desk.contacts.save(contact())
    rows = desk.cases.rows(desk.cases.ids(order=(("reference", False),)))
    assert [row.reference for row in rows] == ["25/001", "25/002", "26/001"]
