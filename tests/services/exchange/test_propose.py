"""What is proposed for trackers nobody has described: two authorities' real shapes and some that were made up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lado_desktop import vocab
from lado_desktop.services.exchange import mapping_file
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.proposal import SURE, Proposal
from lado_desktop.services.exchange.propose import propose
from lado_desktop.services.exchange.reading import Reading, SaidMeeting
from lado_desktop.services.exchange.sheets import Sheet, Value, Workbook, read_workbook
from tests.services.exchange import trackers
from tests.services.exchange.books import rows

DATA = Path(__file__).parents[2] / "data"
Lists = Mapping[str, Mapping[str, str]]


def lists(name: str) -> Lists:
    return {key: {term.code: term.label for term in terms} for key, terms in vocab.load(name).lists.items()}


def proposed(path: Path, vocabulary: str) -> tuple[Proposal, Reading]:
    """The proposal and what the workbook says under it, after it was saved and read back."""
    workbook = read_workbook(path)
    found = propose(workbook, lists(vocabulary), vocabulary)
    saved = mapping_file.load(mapping_file.dump(found.mapping))
    assert saved == found.mapping
    return found, interpret(workbook, saved, lists(vocabulary))


def fields(found: Proposal, sheet: str) -> dict[str, str]:
    return {guess.heading: "+".join(guess.fields) for guess in found.columns if guess.sheet == sheet}


def counted(reading: Reading, key: str) -> dict[object, int]:
    found: Counter[object] = Counter()
    for row in reading.rows:
        value = row.values.get(key)
        found.update(value if isinstance(value, tuple) else [value])
    del found[None]
    return dict(found)


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [("solihull_2021_22", "solihull"), ("milton_keynes_2022_23", "milton_keynes"), ("solihull_2021_22", "england")],
)
def test_two_authorities_trackers_need_no_correction(name: str, vocabulary: str) -> None:
    found, reading = proposed(DATA / f"{name}.xlsx", vocabulary)
    assert min([column.confidence for column in found.columns] + [value.confidence for value in found.values]) >= SURE
    assert reading.problems == ()
    shipped = mapping_file.load((DATA.parents[1] / "resources" / "mappings" / f"{name}.toml").read_text("utf-8"))
    ours, theirs = (replace(mapping, title="", vocabulary="", rules=()) for mapping in (found.mapping, shipped))
    assert ours == theirs


def test_the_figures_of_solihull_come_out_of_the_proposal() -> None:
    expected = json.loads((DATA / "solihull_2021_22.expected.json").read_text("utf-8"))
    _, reading = proposed(DATA / "solihull_2021_22.xlsx", "solihull")
    start, end = map(date.fromisoformat, expected["period"])
    assert len(reading.rows) == expected["rows_in_sheet"]
    received = [row for row in reading.rows if isinstance(on := row.values["received"], date) and start <= on <= end]
    assert len(received) == expected["contacts_received"]
    labels = lists("solihull")["agency"]
    agencies = Counter(labels[str(row.values["referrer_agency"])] for row in received)
    assert agencies == expected["contacts_by_referring_agency"]
    initial = [
        row
        for row in reading.rows
        if any(m.meeting_type == "initial" and m.on and start <= m.on <= end for m in row.meetings)
    ]
    assert len(initial) == expected["progressed_to_initial_meeting"]
    categories = counted(replace(reading, rows=tuple(initial)), "category")
    assert sum(categories.values()) == sum(expected["cases_by_category"].values())


def test_the_figures_of_milton_keynes_come_out_of_the_proposal() -> None:
    expected = json.loads((DATA / "milton_keynes_2022_23.expected.json").read_text("utf-8"))
    _, reading = proposed(DATA / "milton_keynes_2022_23.xlsx", "milton_keynes")
    met = [row for row in reading.rows if str(row.values.get("threshold", "")).startswith("met")]
    labels = lists("milton_keynes")["sector"]
    assert Counter(labels[str(row.values["sector"])] for row in met) == expected["threshold_met_by_sector"]
    assert sum(len(row.meetings) for row in reading.rows) == expected["managing_allegations_meetings"]
    assert counted(reading, "contact_type") == {"advice": 925, "record_check": 337, "consultation": 90, "referral": 71}


def test_a_tracker_like_somersets(tmp_path: Path) -> None:
    found, reading = proposed(trackers.somerset(tmp_path), "somerset")
    assert [(guess.sheet, guess.role) for guess in found.sheets] == [
        ("Notifications 24-25", "contacts"), ("Contacts 24-25", "contacts"), ("Drop downs", "ignore"),
    ]  # fmt: skip
    assert "keep" not in fields(found, "Notifications 24-25").values()
    assert fields(found, "Contacts 24-25")["Type of enquiry"] == "contact_type+check_kind"
    assert reading.problems == ()
    assert len(reading.rows) == 7
    assert counted(reading, "contact_type") == {
        "advice": 2,
        "record_check": 2,
        "referral": 1,
        "consultation": 1,
        "transfer_out": 1,
    }
    assert counted(reading, "check_kind") == {"fostering": 1, "ofsted": 1}
    assert counted(reading, "category") == {"physical": 1, "sexual": 1, "neglect": 1, "emotional": 1}
    assert counted(reading, "outcome") == {"substantiated": 1, "unsubstantiated": 1}
    two = reading.rows[1]
    assert two.values["adult_name"] == "Nora Field"
    assert two.values["adult_date_of_birth"] == date(1975, 11, 12)
    assert two.meetings == (SaidMeeting("s47_strategy", date(2024, 4, 4)), SaidMeeting("initial", date(2024, 4, 12)))


def test_a_tracker_like_nottinghamshires(tmp_path: Path) -> None:
    found, reading = proposed(trackers.nottinghamshire(tmp_path), "nottinghamshire")
    assert {guess.role for guess in found.sheets} == {"contacts"}
    assert reading.problems == ()
    assert counted(reading, "contact_type") == {"advice": 3, "referral": 3, "non_recent": 1}
    assert counted(reading, "recency") == {"non_recent": 1}
    assert counted(reading, "employer_outcome") == {"dismissed": 1, "support_training": 1, "not_employed": 1}
    assert counted(reading, "police_outcome") == {"nfa": 2, "no_action": 1, "ongoing": 1}
    assert Counter(meeting.meeting_type for row in reading.rows for meeting in row.meetings) == {
        "initial": 3,
        "review": 2,
        "s47_strategy": 2,
    }
    assert [referral.body for row in reading.rows for referral in row.onward] == ["dbs"]
    assert [row.values.get("closed") for row in reading.rows if "closed" in row.values] == [date(2023, 9, 1)]


def test_a_tracker_with_a_sheet_a_month_and_a_sheet_of_meetings(tmp_path: Path) -> None:
    found, reading = proposed(trackers.months(tmp_path), "england")
    assert [guess.role for guess in found.sheets] == ["contacts", "contacts", "joined"]
    assert fields(found, "April") == fields(found, "May")
    assert fields(found, "April")["Outcome of call Allegation"] == "contact_type:referral"
    assert fields(found, "Meetings")["Date of meeting"] == "meeting"
    assert counted(reading, "contact_type") == {"advice": 1, "referral": 2}
    assert [len(row.meetings) for row in reading.rows] == [0, 2, 1]
    assert [(line.row_number, line.reason) for line in reading.set_aside if line.sheet == "Meetings"] == [
        (1, "heading"),
        (5, "no_partner"),
    ]


def test_a_text_file_with_typing_errors() -> None:
    found, reading = proposed(trackers.PLAIN_TEXT, "england")
    near = {guess.text: (guess.code, guess.confidence < SURE) for guess in found.values if guess.confidence < 1}
    assert near == {"Sexxual": ("sexual", True), "Malicous": ("malicious", False)}
    assert [line.row_number for line in reading.set_aside if line.reason == "no_received"] == [4, 5]
    first = reading.rows[0]
    assert first.values["adult_name"] == "O’Neil, Sinéad"
    assert first.values["category"] == ("emotional", "neglect")
    assert first.values["outcome"] == ("unsubstantiated", "unfounded")
    assert first.meetings == (SaidMeeting("initial", date(2023, 9, 20)), SaidMeeting("review", None))


def test_a_log_of_everything_in_one_sheet(tmp_path: Path) -> None:
    found, reading = proposed(trackers.one_log(tmp_path), "somerset")
    assert {heading for heading, field in fields(found, "Work log").items() if field == "keep"} == {
        "Month",
        "LADO decision",
        "Closed?",
    }
    assert reading.problems == ()
    assert counted(reading, "contact_type") == {
        "referral": 2,
        "consultation": 1,
        "advice": 1,
        "record_check": 1,
        "transfer_out": 1,
    }
    assert counted(reading, "route") == {"online_form": 3, "email": 1, "phone": 2}
    assert counted(reading, "category") == {"physical": 2, "sexual": 1, "emotional": 1, "neglect": 2}
    meetings = [meeting for row in reading.rows for meeting in row.meetings]
    assert meetings == [
        SaidMeeting("initial", date(2024, 4, 12)), SaidMeeting("lado_discussion", date(2024, 5, 9)),
        SaidMeeting("s47_strategy", date(2024, 6, 3)),
    ]  # fmt: skip


def test_referrals_with_meetings_and_closures_on_sheets_of_their_own(tmp_path: Path) -> None:
    found, reading = proposed(trackers.three_sheets(tmp_path), "nottinghamshire")
    assert [guess.role for guess in found.sheets] == ["contacts", "joined", "joined"]
    assert reading.problems == ()
    assert [len(row.joined) for row in reading.rows] == [3, 0, 2, 1]
    assert counted(reading, "threshold") == {"met_oversight": 3, "not_met_advice": 1}
    assert counted(reading, "employer_outcome") == {"dismissed": 1, "support_training": 1, "sanction": 1}
    assert [referral.body for referral in reading.rows[0].onward] == ["dbs", "tra"]
    assert [row.values["recency"] for row in reading.rows] == [
        "contemporaneous",
        "contemporaneous",
        "non_recent",
        "contemporaneous",
    ]


def test_an_export_with_tabs_and_a_column_to_tick_for_every_category() -> None:
    found, reading = proposed(trackers.TABS, "england")
    assert fields(found, "Text")["Caller Job Title"] == "referrer_job"
    assert reading.problems == ()
    assert counted(reading, "category") == {"physical": 1, "emotional": 1, "neglect": 1, "sexual": 1}
    assert [row.values["adult_name"] for row in reading.rows] == ["John Smith", "Amy Jones", "Lee Brown"]
    assert [referral.made_on for row in reading.rows for referral in row.onward] == [date(2021, 7, 5)]


def book(text: str, name: str = "Log") -> Workbook:
    drawn: list[list[Value]] = [list(row) for row in rows(text)]
    return Workbook((Sheet(name, False, tuple(map(tuple, drawn))),))


def columns(text: str) -> dict[str, str]:
    return fields(propose(book(text), lists("england")), "Log")


def test_dates_of_birth_are_told_from_days_of_receipt_by_their_years() -> None:
    found = columns(
        "No|Born|Logged|Name|What\n1|@1980-01-01|@2024-01-05|Una Brook|x\n2|@1991-03-04|@2024-01-06|Cai Ford|y"
    )
    assert (found["Born"], found["Logged"]) == ("adult_date_of_birth", "received")


def test_case_numbers_that_look_like_dates_in_numbers_are_case_numbers() -> None:
    found = columns(
        "Ref|Date|Name\n26001|@2024-01-05|Una Brook\n26002|@2024-01-06|Cai Ford\n26003|@2024-01-07|Ivy Dell"
    )
    assert found["Ref"] == "own_reference"


def test_dates_that_lost_their_format_are_still_dates() -> None:
    found = columns("Ref|Date received|Name\nA1|45296|Una Brook\nA2|45297|Cai Ford\nA3|45298|Ivy Dell")
    assert found["Date received"] == "received"


def test_american_dates_are_noticed() -> None:
    text = "Ref|Date received|Name\nA1|01/25/2024|Una Brook\nA2|01/30/2024|Cai Ford\nA3|02/03/2024|Ivy Dell"
    assert propose(book(text), lists("england")).mapping.date_order == "month_first"


def test_a_column_under_a_heading_nobody_knows_is_recognised_by_its_codes_or_kept() -> None:
    found = columns(
        "Ref|Date|Name|Kind of thing|Mood\nA1|@2024-01-05|Una Brook|Physical|calm\nA2|@2024-01-06|Cai Ford|Sexual|cross"
        "\nA3|@2024-01-07|Ivy Dell|Emotional & Neglect|calm\nA4|@2024-01-08|Jo Vale|Neglect|sad"
    )
    assert (found["Kind of thing"], found["Mood"]) == ("category", "keep")


def test_outcomes_that_say_the_threshold_was_not_met_are_threshold_decisions() -> None:
    text = (
        "Ref|Date|Adult|Outcome\nA1|@2024-01-05|Una Brook|Substantiated\nA2|@2024-01-06|Cai Ford|Threshold not met\n"
        "A3|@2024-01-07|Ivy Dell|Transferred to another LADO"
    )
    proposal = propose(book(text), lists("england"))
    assert fields(proposal, "Log")["Outcome"] == "outcome+threshold"
    reading = interpret(book(text), proposal.mapping)
    assert reading.problems == ()
    assert [row.values.get("threshold") for row in reading.rows[1:]] == ["not_met_advice", "not_this_authority"]
    assert [row.values["contact_type"] for row in reading.rows[1:]] == ["advice", "transfer_out"]


def test_texts_nobody_knows_are_left_to_the_person_and_the_rows_still_come_in() -> None:
    text = "Ref|Date|Category\nA1|@2024-01-05|Physical\nA2|@2024-01-06|Zzyzx\nA3|@2024-01-07|Sexual"
    proposal = propose(book(text), lists("england"))
    assert [(guess.text, guess.code) for guess in proposal.values if guess.code is None] == [("Zzyzx", None)]
    reading = interpret(book(text), proposal.mapping)
    assert (len(reading.rows), [problem.text for problem in reading.problems]) == (3, ["Zzyzx"])
    assert (reading.rows[1].kept or {})["Category"] == "Zzyzx"


def test_a_workbook_without_contacts_gets_a_mapping_that_leaves_all_out() -> None:
    proposal = propose(Workbook((Sheet("A", False, (("x",), (1,))), Sheet("B", False, ()))), lists("england"))
    assert [sheet.role for sheet in proposal.mapping.sheets] == ["ignore", "ignore"]
    assert isinstance(proposal.mapping, WorkbookMapping)


def test_only_codes_of_the_offices_own_vocabulary_are_proposed() -> None:
    few = {"category": {"physical": "Physical", "harm": "Other harm"}}
    text = "Ref|Date|Category\nA1|@2024-01-05|Physical\nA2|@2024-01-06|Other harm\nA3|@2024-01-07|Sexual"
    proposal = propose(book(text), few)
    assert {guess.text: guess.code for guess in proposal.values} == {
        "Physical": "physical",
        "Other harm": "harm",
        "Sexual": None,
    }
