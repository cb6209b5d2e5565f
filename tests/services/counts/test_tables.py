"""Each table on facts made by hand: what it counts, what it leaves out, which records stand behind it."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop import vocab
from lado_desktop.errors import Refused
from lado_desktop.services.counts import engine, words
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.profile import RowPlan
from lado_desktop.services.counts.table import CountedTable
from tests.services.counts.made import AS_AT, FROM, TO, case, cases, contact, contacts, meeting, one, plain, some


def notes(table: CountedTable) -> list[str]:
    return [words.sentence(note) for note in table.notes]


def test_contacts_are_counted_by_type_on_the_first_and_the_last_day_of_the_period() -> None:
    facts = contacts(
        contact(1, FROM),
        contact(2, TO, "referral"),
        contact(3, TO, None),
        contact(4, date(2021, 3, 31)),
        contact(5, date(2022, 4, 1)),
    )
    table = one("contacts_by_route", facts)
    assert some(table) == {"advice": 1, "referral": 1, "not_recorded": 1}
    assert (table.base, table.sum, table.reconciles) == (3, 3, True)
    assert table.members("not_recorded") == (3,)
    assert [row.label for row in table.rows][:2] == ["Record check or information", "Advice"]


def test_a_row_of_the_list_is_shown_when_it_is_nought_and_not_recorded_only_when_it_is_not() -> None:
    table = one("contacts_by_route", contacts(contact(1)))
    assert table.row("referral").count == 0
    assert "not_recorded" not in [row.code for row in table.rows]


def test_contacts_by_month_have_a_column_for_every_month_and_name_the_busiest() -> None:
    facts = contacts(
        contact(1, date(2021, 4, 30)), contact(2, date(2021, 6, 1)), contact(3, date(2021, 6, 30), "referral")
    )
    table = one("contacts_by_month", facts, end=date(2021, 6, 30))
    assert table.columns == ("2021-04", "2021-05", "2021-06")
    assert table.row("advice").counts == (1, 0, 1)
    assert table.column_sums == (1, 0, 2)
    assert table.members("referral", "2021-06") == (3,)
    assert notes(table) == ["The busiest was Jun 2021 with 2 of 3 (67%)."]


@pytest.mark.parametrize(
    ("year", "columns"),
    [
        ("fiscal", ("2020-21 Q4", "2021-22 Q1")),
        ("calendar", ("2021 Q1", "2021 Q2")),
        ("academic", ("2020-21 Q3",)),
    ],
)
def test_contacts_by_quarter_follow_the_year_of_the_profile(year: str, columns: tuple[str, ...]) -> None:
    facts = contacts(contact(1, date(2021, 3, 31)), contact(2, date(2021, 4, 1)))
    start, end = date(2021, 3, 1), date(2021, 4, 30)
    table = one("contacts_by_quarter", facts, plain(year=year), start=start, end=end)
    assert table.columns == columns
    assert sum(table.row("advice").counts) == table.sum == 2


def test_a_very_long_period_has_columns_only_where_there_are_contacts() -> None:
    facts = contacts(contact(1, date(1999, 12, 31)), contact(2, date(2000, 1, 1)))
    table = one("contacts_by_month", facts, start=date(1, 1, 1), end=date(9999, 12, 31))
    assert table.columns == ("1999-12", "2000-01")


def test_contacts_are_counted_by_who_told_us() -> None:
    facts = contacts(contact(1, agency="police"), contact(2, agency="police"), contact(3))
    assert some(one("contacts_by_agency", facts)) == {"police": 2, "not_recorded": 1}


def test_a_contact_about_adults_in_two_sectors_counts_in_both_and_the_table_says_so() -> None:
    facts = contacts(contact(1, sectors=("faith", "police")), contact(2, sectors=("faith",)), contact(3))
    table = one("contacts_by_sector", facts)
    assert some(table) == {"faith": 2, "police": 1, "not_recorded": 1}
    assert (table.base, table.sum, table.reconciles) == (3, 4, True)
    assert notes(table) == [
        "1 contact is about two sectors.",
        "4 in the rows, less 1 counted more than once, is 3 contacts.",
    ]


def test_advice_by_sector_counts_advice_alone_and_gives_the_share_of_schools() -> None:
    facts = contacts(
        contact(1, sectors=("school_primary",)),
        contact(2, sectors=("school_other", "school_secondary")),
        contact(3, sectors=("health",)),
        contact(4, contact_type="referral", sectors=("school_primary",)),
    )
    table = one("advice_by_sector", facts)
    assert table.base == 3
    assert (table.shares[0].count, table.shares[0].percent, table.shares[0].members) == (2, 67, (1, 2))
    assert "Schools: 2 of 3 (67%)." in notes(table)


def test_threshold_met_by_sector_follows_the_decision() -> None:
    facts = contacts(
        contact(1, sectors=("health",), threshold="met_oversight"),
        contact(2, sectors=("health",), threshold="met_consultation"),
        contact(3, sectors=("health",), threshold="not_met_advice"),
        contact(4, contact_type="referral", sectors=("health",)),
    )
    assert one("met_by_sector", facts).members("health") == (1, 2)


def test_threshold_decisions_are_the_latest_and_blank_ones_are_shown() -> None:
    facts = contacts(contact(1, threshold="met_oversight"), contact(2, threshold="more_information"), contact(3))
    assert some(one("threshold", facts)) == {"met_oversight": 1, "more_information": 1, "not_recorded": 1}


def test_initial_meetings_stand_beside_the_contacts_received() -> None:
    later = case(3, initial_meeting=date(2022, 4, 2))
    facts = Facts(
        contacts=(contact(1, case_id=1), contact(2), contact(3, case_id=3), contact(4, case_id=4)),
        cases=(case(1), case(2, received=date(2021, 1, 1)), later, case(4, initial_meeting=None)),
    )
    table = one("initial_meetings", facts)
    assert table.members("initial_meeting") == (1, 2)
    assert "2 cases beside 4 contacts received: 50%." in notes(table)
    assert "2 of 4 contacts received did not progress to an initial meeting (50%)." in notes(table)


def test_a_contact_progressed_when_its_case_had_met_by_the_day_of_the_position() -> None:
    facts = Facts(
        contacts=(contact(1, case_id=1), contact(2, case_id=2), contact(3)),
        cases=(case(1), case(2, initial_meeting=AS_AT)),
    )
    assert some(one("progress", facts)) == {"progressed": 2, "did_not_progress": 1}
    assert one("progress", facts, as_at=date(2022, 4, 29)).members("did_not_progress") == (2, 3)


def test_meetings_count_when_held_and_once_for_two_cases() -> None:
    facts = Facts(
        meetings=(meeting(1, case_ids=(1, 2)), meeting(2, kind="review"), meeting(3, held=None), meeting(4, kind=None))
    )
    assert some(one("meetings_by_type", facts)) == {"initial": 1, "review": 1, "not_recorded": 1}


def test_a_case_with_two_categories_counts_in_both_and_the_difference_is_explained() -> None:
    facts = cases(case(1, categories=("sexual", "physical")), case(2, categories=("physical",)), case(3))
    table = one("categories", facts)
    assert some(table) == {"physical": 2, "sexual": 1, "not_recorded": 1}
    assert (table.base, table.sum, table.reconciles) == (3, 4, True)
    assert notes(table) == ["1 case has two categories.", "4 in the rows, less 1 counted more than once, is 3 cases."]


def test_outcomes_decided_after_the_position_are_not_yet_concluded() -> None:
    after = date(2022, 5, 1)
    facts = cases(
        case(1, outcomes=(("false", AS_AT),), concluded=AS_AT),
        case(2, outcomes=(("false", after),), concluded=after),
        case(3, outcomes=(("false", None),), concluded=after),
        case(4, outcomes=(("false", None),)),
        case(5),
        case(6, closed=AS_AT),
    )
    table = one("outcomes", facts)
    assert table.members("false") == (1, 4)
    assert table.members("not_yet_concluded") == (2, 3, 5)
    assert table.members("not_recorded") == (6,)


def test_two_allegations_with_one_outcome_make_one_case_in_one_row() -> None:
    table = one("outcomes", cases(case(1, outcomes=(("false", AS_AT), ("false", AS_AT), ("malicious", AS_AT)))))
    assert some(table) == {"false": 1, "malicious": 1}
    assert notes(table)[0] == "1 case has two outcomes."


def test_time_runs_from_the_first_contact_to_the_conclusion_in_exclusive_bands() -> None:
    received = date(2022, 1, 31)
    ends = [received, date(2022, 2, 28), date(2022, 3, 1), date(2022, 4, 30), None, date(2022, 5, 1), date(2022, 1, 30)]
    table = one("time_to_conclude", cases(*(case(n, received=received, concluded=end) for n, end in enumerate(ends))))
    assert some(table) == {"within_1": 2, "1_to_3": 2, "not_yet_concluded": 2, "wrong_order": 1}
    assert table.row("1_to_3").label == "1 to 3 months"


def test_a_case_that_took_longer_than_the_last_band_has_a_row_of_its_own() -> None:
    table = one("time_to_conclude", cases(case(1, received=date(2021, 4, 1), concluded=date(2022, 4, 2))))
    assert table.members("after_12") == (1,)
    assert table.row("after_12").label == "After 12 months"


def test_a_code_nobody_listed_has_a_row_under_the_label_of_the_tracker() -> None:
    own = vocab.Vocabulary("own", "Own", {"sector": (vocab.Term("harbour", "Harbour"),)})
    facts = contacts(contact(1, sectors=("harbour",)), contact(2, sectors=("quay",)))
    counts = engine.count(facts, plain(), FROM, TO, AS_AT, table_ids=["contacts_by_sector"], own_words=own)
    assert {row.code: row.label for row in counts.tables[0].rows if row.count} == {"harbour": "Harbour", "quay": "quay"}


def test_the_same_record_twice_is_a_difference_the_table_admits() -> None:
    table = one("contacts_by_route", contacts(contact(1), contact(1)))
    assert not table.reconciles
    assert notes(table)[0] == "The rows add to 2 for 1 contact: 1 not explained. Please report this."


def test_percentages_are_rounded_half_up_and_not_forced_to_a_hundred() -> None:
    kinds = ["advice"] * 5 + ["referral"] * 3
    table = one("contacts_by_route", contacts(*(contact(n, contact_type=kind) for n, kind in enumerate(kinds))))
    assert (table.row("advice").percent, table.row("referral").percent) == (63, 38)
    assert table.row("advice").exact_percent == 62.5
    assert notes(table) == ["Percentages add to 101 because each is rounded."]


def test_a_table_of_nothing_has_no_percentages() -> None:
    assert one("contacts_by_route", Facts()).row("advice").percent is None


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="period_backwards"):
        engine.count(Facts(), plain(), TO, FROM, AS_AT)


def test_a_table_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused, match="table_unknown"):
        engine.count(Facts(), plain(), FROM, TO, AS_AT, table_ids=["contacts_by_moon"])


def test_a_row_that_takes_the_rest_takes_everything_but_the_blank() -> None:
    rows = (RowPlan("police", of=("police",)), RowPlan("other", "All others", ("other",), takes_the_rest=True))
    facts = contacts(contact(1, agency="police"), contact(2, agency="dbs"), contact(3, agency="other"), contact(4))
    table = one("contacts_by_agency", facts, plain(*rows, table="contacts_by_agency"))
    assert some(table) == {"police": 1, "other": 2, "not_recorded": 1}
    assert [row.label for row in table.rows] == ["Police", "All others", "Not recorded"]
