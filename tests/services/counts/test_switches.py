"""What authorities disagree about: every switch of a profile, on facts where it makes a difference."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.profile import RowPlan
from tests.services.counts.made import AS_AT, case, cases, contact, contacts, meeting, one, plain, some

EARLIER, INSIDE, AFTER = date(2021, 1, 5), date(2021, 6, 1), date(2022, 4, 5)


def test_the_main_category_alone_or_every_one() -> None:
    facts = cases(case(1, categories=("sexual", "physical")))
    assert some(one("categories", facts, plain(categories="every"))) == {"physical": 1, "sexual": 1}
    assert some(one("categories", facts, plain(categories="main"))) == {"sexual": 1}


def test_categories_of_cases_or_of_contacts() -> None:
    facts = Facts((contact(1, categories=("neglect",)), contact(2)), (case(7, categories=("sexual",)),))
    by_case = one("categories", facts, plain(category_unit="case"))
    by_contact = one("categories", facts, plain(category_unit="contact"))
    assert (by_case.unit, some(by_case)) == ("case", {"sexual": 1})
    assert (by_contact.unit, some(by_contact)) == ("contact", {"neglect": 1, "not_recorded": 1})


def test_categories_of_contacts_that_met_the_threshold() -> None:
    met = contact(1, categories=("neglect",), threshold="met_oversight")
    profile = plain(category_unit="contact", threshold_met_only=True)
    assert some(one("categories", contacts(met, contact(2, categories=("sexual",))), profile)) == {"neglect": 1}


@pytest.mark.parametrize(
    ("cohort", "members", "dated_by"),
    [("received", {1}, "received"), ("initial_meeting", {2}, "initial meeting held"), ("closed", {3}, "closed")],
)
def test_cases_are_placed_by_contact_by_meeting_or_by_closing(cohort: str, members: set[int], dated_by: str) -> None:
    facts = cases(
        case(1, received=INSIDE, initial_meeting=AFTER),
        case(2, received=EARLIER, initial_meeting=INSIDE),
        case(3, received=EARLIER, initial_meeting=EARLIER, closed=INSIDE),
        case(4, received=EARLIER, initial_meeting=None),
    )
    table = one("outcomes", facts, plain(cohort=cohort))
    assert {member for row in table.rows for member in row.members} == members
    assert (table.dated_by, table.base) == (dated_by, 1)


def test_a_case_closed_after_the_position_is_not_closed() -> None:
    facts = cases(case(1, closed=date(2022, 3, 30)))
    assert one("outcomes", facts, plain(cohort="closed")).base == 1
    assert one("outcomes", facts, plain(cohort="closed"), as_at=date(2022, 3, 29)).base == 0


def test_a_case_without_a_contact_was_received_when_it_was_opened() -> None:
    assert one("outcomes", cases(case(1, received=None, opened=INSIDE))).base == 1


def test_only_cases_that_met_the_threshold() -> None:
    facts = Facts(
        (contact(1, contact_type="consultation", case_id=3), contact(2, contact_type="advice", case_id=4)),
        (case(1, threshold="met_consultation"), case(2, threshold="not_met_advice"), case(3), case(4)),
    )
    strict = one("outcomes", facts, plain(threshold_met_only=True))
    by_type = one("outcomes", facts, plain(threshold_met_only=True, met_without_decision=("consultation",)))
    assert strict.members("not_yet_concluded") == (1,)
    assert by_type.members("not_yet_concluded") == (1, 3)


def test_a_type_of_contact_may_stand_for_the_decision_but_never_overrules_it() -> None:
    facts = contacts(
        contact(1, contact_type="referral"),
        contact(2, contact_type="consultation"),
        contact(3, contact_type="referral", threshold="not_met_advice"),
    )
    profile = plain(met_without_decision=("referral", "consultation"))
    assert some(one("threshold", facts, profile)) == {"met_oversight": 1, "met_consultation": 1, "not_met_advice": 1}
    assert one("met_by_sector", facts, profile).members("not_recorded") == (1, 2)


def test_only_some_types_of_contact() -> None:
    facts = contacts(contact(1), contact(2, contact_type="record_check"))
    assert one("contacts_by_route", facts, plain(contact_types=("advice",))).base == 1


@pytest.mark.parametrize(("end", "band"), [("concluded", "within_1"), ("closed", "1_to_3"), ("employer", "3_to_12")])
def test_a_case_ends_when_the_profile_says(end: str, band: str) -> None:
    dates = {"concluded": date(2021, 7, 1), "closed": date(2021, 8, 1), "employer_known": date(2021, 12, 1)}
    assert some(one("time_to_conclude", cases(case(1, **dates)), plain(end=end))) == {band: 1}


def test_a_closed_case_without_a_concluding_meeting_ended_when_it_was_closed() -> None:
    assert some(one("time_to_conclude", cases(case(1, closed=date(2021, 8, 1))))) == {"1_to_3": 1}


def test_a_closed_case_whose_employer_never_answered_is_not_recorded() -> None:
    table = one("time_to_conclude", cases(case(1, closed=INSIDE), case(2)), plain(end="employer"))
    assert some(table) == {"not_recorded": 1, "not_yet_concluded": 1}


def test_cumulative_bands_hold_the_shorter_ones_and_tell_the_young_from_the_slow() -> None:
    received = date(2021, 4, 29)
    ends = [date(2021, 5, 29), date(2021, 7, 29), date(2022, 4, 29), date(2022, 4, 30), None]
    slow = [case(n, received=received, concluded=end) for n, end in enumerate(ends)]
    young = case(9, received=date(2021, 4, 30))
    table = one("time_to_conclude", cases(*slow, young), plain(bands="cumulative"))
    assert {row.code: row.count for row in table.rows} == {
        "within_1": 1,
        "within_3": 2,
        "within_12": 3,
        "after_12": 1,
        "not_yet_concluded": 1,
        "not_old_enough": 1,
    }
    assert (table.base, table.sum, table.reconciles) == (6, 9, True)


def test_bands_have_any_edges_and_the_authority_names_them() -> None:
    labels = {"within_2": "Up to two", "after_5": "Slow"}
    profile = plain(table="time_to_conclude", labels=labels, edges=(2, 5))
    table = one("time_to_conclude", cases(case(1, concluded=date(2022, 4, 1))), profile)
    assert [row.label for row in table.rows] == ["Up to two", "2 to 5 months", "Not yet concluded", "Slow"]


@pytest.mark.parametrize(
    ("percent_of", "percent"), [("base", 50), ("known", 100), ("threshold_met", 33), ("received", 25)]
)
def test_percentages_are_of_what_the_profile_says(percent_of: str, percent: int) -> None:
    met = [contact(n, threshold="met_oversight") for n in (1, 2, 3)]
    facts = Facts((*met, contact(4)), (case(1, outcomes=(("false", AS_AT),)), case(2)))
    table = one("outcomes", facts, plain(percent_of=percent_of))
    assert table.row("false").percent == percent
    assert table.row("not_yet_concluded").percent == (None if percent_of == "known" else percent)


def test_meetings_about_recent_and_non_recent_allegations_apart() -> None:
    facts = Facts(meetings=(meeting(1), meeting(2, non_recent=True), meeting(3)))
    table = one("meetings_by_type", facts, plain(split_non_recent=True))
    assert table.columns == ("contemporaneous", "non_recent")
    assert table.row("initial").counts == (2, 1)
    assert one("meetings_by_type", facts, plain()).columns == ()


def test_the_profile_says_what_a_school_is() -> None:
    facts = contacts(contact(1, sectors=("early_years",)), contact(2, sectors=("school_primary",)))
    assert one("advice_by_sector", facts, plain(schools=("early_years",))).shares[0].members == (1,)


def test_two_categories_merged_into_one_row_count_once_there() -> None:
    rows = (RowPlan("physical", of=("physical",)), RowPlan("neglect", "Neglect or conduct", ("neglect", "conduct")))
    facts = cases(case(1, categories=("neglect", "conduct")), case(2, categories=("conduct", "physical")))
    table = one("categories", facts, plain(*rows, table="categories"))
    assert [(row.label, row.count) for row in table.rows] == [("Physical", 1), ("Neglect or conduct", 2)]
    assert (table.base, table.sum, table.reconciles) == (2, 3, True)
