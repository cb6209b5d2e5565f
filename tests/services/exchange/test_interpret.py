"""Rows read under a mapping: typed values, several sheets made one, and nothing lost on the way."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest

from lado_desktop import paths
from lado_desktop.errors import Refused
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping import Column, Rule, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.mapping_file import load
from lado_desktop.services.exchange.reading import Reading, SaidMeeting, SaidReferral, SheetRow
from lado_desktop.services.exchange.sheets import Sheet, Value, Workbook, read_workbook
from lado_desktop.ui.sheet_sentences import REASONS

DATA = Path(__file__).parents[2] / "data"
COLUMNS = {"Ref": "own_reference", "Received": "received", "Name": "adult_name"}
DAY = date(2021, 5, 12)


def columns(**fields: str | tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(name, (said,) if isinstance(said, str) else said) for name, said in (COLUMNS | fields).items())


def book(**sheets: list[list[Value]]) -> Workbook:
    return Workbook(tuple(Sheet(name, False, tuple(map(tuple, rows))) for name, rows in sheets.items()))


def one_cell(value: Value, field: str | tuple[str, ...], mapping: WorkbookMapping | None = None) -> SheetRow:
    """A contact of 12 May 2021 whose last column, `field`, holds `value`."""
    plain = mapping or WorkbookMapping("")
    said = WorkbookMapping(
        "", sheets=(SheetMapping("Log", columns=columns(Cell=field)),), values=plain.values, rules=plain.rules,
        date_order=plain.date_order,
    )  # fmt: skip
    rows: list[list[Value]] = [["Ref", "Received", "Name", "Cell"], [1, DAY, "Una Brook", value]]
    return only(interpret(book(Log=rows), said))


def only(reading: Reading) -> SheetRow:
    assert len(reading.rows) == 1
    return reading.rows[0]


def problems(row: SheetRow) -> list[tuple[str, str, str]]:
    return [(problem.field, problem.code, problem.text) for problem in row.problems]


def test_a_row_is_typed_and_kept_as_it_stood() -> None:
    row = one_cell("  two lines ", "summary")
    assert row.values == {"received": DAY, "own_reference": "1", "adult_name": "Una Brook", "summary": "two lines"}
    assert row.original == {"Ref": "1", "Received": "12/05/2021", "Name": "Una Brook", "Cell": "  two lines "}


@pytest.mark.parametrize("name", ["solihull_2021_22", "milton_keynes_2022_23"])
def test_every_row_of_two_authorities_trackers_is_read_without_a_problem(name: str) -> None:
    workbook = read_workbook(DATA / f"{name}.xlsx")
    reading = interpret(workbook, load((paths.resources() / "mappings" / f"{name}.toml").read_text("utf-8")))
    assert len(reading.rows) == {"solihull_2021_22": 239, "milton_keynes_2022_23": 1423}[name]
    assert (reading.problems, reading.missing) == ((), ())
    for count, sheet in zip(reading.sheets, workbook.sheets, strict=True):
        assert count.lines == len(sheet.rows) == count.read + count.records_set_aside + count.furniture
        assert count.records_set_aside == (count.role == "ignore")


def test_lines_that_are_no_contacts_are_listed_with_sheet_row_and_reason() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Received", "Name"], [1, DAY, "Una Brook"], ["MAY 2021", None, None], [2, "soon", "Cai Ford"],
        [3, None, "Ivy Dell"],
    ]  # fmt: skip
    reading = interpret(
        book(Log=rows, Lists=[["a", "b"]]), WorkbookMapping("", sheets=(SheetMapping("Log", columns=columns()),))
    )
    assert [(line.sheet, line.row_number, line.reason) for line in reading.set_aside] == [
        ("Log", 1, "heading"), ("Log", 3, "separator"), ("Log", 4, "no_received"), ("Log", 5, "no_received"),
        ("Lists", 1, "sheet_ignored"),
    ]  # fmt: skip
    assert reading.set_aside[2].text == "2 | soon | Cai Ford"
    assert {line.reason for line in reading.set_aside} <= set(REASONS)
    assert [(count.sheet, count.rows, count.read) for count in reading.sheets] == [("Log", 3, 1), ("Lists", 1, 0)]


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        ("14.5.21", "closed", {"closed": date(2021, 5, 14)}),
        (44330, "closed", {"closed": date(2021, 5, 14)}),
        ("tbc", "closed", {}),
        ("3.3.09", "adult_date_of_birth", {"adult_date_of_birth": date(2009, 3, 3)}),
        ("3.3.15", "adult_date_of_birth", {"adult_date_of_birth": date(1915, 3, 3)}),
        ("2.30pm", "received_time", {"received_time": time(14, 30)}),
        (datetime(1899, 12, 31, 9, 5), "received_time", {"received_time": time(9, 5)}),
        ("Y", "police_involved", {"police_involved": True}),
        (False, "police_involved", {"police_involved": False}),
        (0, "police_involved", {"police_involved": False}),
        ("n/a", "police_involved", {}),
        ("-", "referrer_name", {}),
        ("physical", "category", {"category": ("physical",)}),
        ("n/a", "category", {}),
        ("Not yet concluded", "outcome", {}),
        ("x", "category:neglect", {"category": ("neglect",)}),
        ("N", "category:neglect", {}),
        (1, "contact_type:advice", {"contact_type": "advice"}),
    ],
)
def test_cells_of_every_kind(value: Value, field: str, expected: dict[str, object]) -> None:
    row = one_cell(value, field, WorkbookMapping("", values={"category": {"physical": "physical"}}))
    assert {key: said for key, said in row.values.items() if key not in COLUMNS.values()} == expected
    assert row.problems == ()


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        ("31/2/21", "closed", "date_unread"),
        ("some time in May", "initial_meeting", "date_unread"),
        ("maybe", "police_involved", "unknown_yes_no"),
        ("purple", "sector", "unknown_value"),
        ("25:00", "received_time", "time_unread"),
        ("perhaps", "category:neglect", "unknown_yes_no"),
    ],
)
def test_a_cell_that_cannot_be_read_is_listed_and_its_text_kept_with_the_row(value: str, field: str, code: str) -> None:
    row = one_cell(value, field)
    assert problems(row) == [(field.partition(":")[0], code, value)]
    assert row.kept == {"Cell": value}
    assert (row.problems[0].sheet, row.problems[0].row_number, row.problems[0].heading) == ("Log", 2, "Cell")
    assert code in REASONS


def test_several_codes_in_one_cell_are_taken_apart_and_labels_with_signs_stay_whole() -> None:
    texts = {"physical": "physical", "emotional": "emotional", "Conduct/suitability": "conduct"}
    mapping = WorkbookMapping("", values={"category": texts})
    for cell in (
        "Emotional & Conduct/suitability",
        "emotional/Conduct/suitability",
        "EMOTIONAL,\n conduct / suitability ",
    ):
        assert one_cell(cell, "category", mapping).values["category"] == ("emotional", "conduct")
    row = one_cell("Physical and purple", "category", mapping)
    assert row.values["category"] == ("physical",)
    assert problems(row) == [("category", "unknown_value", "Physical and purple")]


def test_the_offices_own_labels_are_understood_without_being_in_the_mapping() -> None:
    rows: list[list[Value]] = [["Ref", "Received", "Name", "Cell"], [1, DAY, "Una Brook", "sexual  HARM"]]
    mapping = WorkbookMapping("", sheets=(SheetMapping("*", columns=columns(Cell="category")),))
    reading = interpret(book(Log=rows), mapping, {"category": {"sexual": "Sexual harm"}})
    assert only(reading).values["category"] == ("sexual",)


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        (date(2021, 5, 20), "initial_meeting", [("initial", date(2021, 5, 20))]),
        ("20.5.21 & 3/6/2021", "review_meeting", [("review", date(2021, 5, 20)), ("review", date(2021, 6, 3))]),
        (2, "review_meeting", [("review", None), ("review", None)]),
        ("0", "review_meeting", []),
        ("Yes - 20/5/21", "meeting:s47_strategy", [("s47_strategy", date(2021, 5, 20))]),
        ("N", "meeting:s47_strategy", []),
        ("20/5/21; 3/6/21", "meeting", [("initial", date(2021, 5, 20)), ("review", date(2021, 6, 3))]),
    ],
)
def test_meetings_are_dates_several_dates_or_a_number(
    value: Value, field: str, expected: list[tuple[str, date | None]]
) -> None:
    assert one_cell(value, field).meetings == tuple(SaidMeeting(kind, on) for kind, on in expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Y", (SaidReferral("dbs", True),)),
        ("N", ()),
        ("1/6/21", (SaidReferral("dbs", True, date(2021, 6, 1)),)),
        ("Yes - 1.6.21", (SaidReferral("dbs", True, date(2021, 6, 1)),)),
    ],
)
def test_a_column_for_one_body_says_whether_and_when_it_was_told(
    value: str, expected: tuple[SaidReferral, ...]
) -> None:
    assert one_cell(value, "onward_made:dbs").onward == expected


def test_a_body_is_referred_to_when_the_columns_beside_it_say_so() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Received", "Name", "Body", "Made", "On"],
        [1, DAY, "Una Brook", "TRA", "N", None],
    ]
    said = columns(Body="onward_body", Made="onward_made", On="onward_made_on")
    mapping = WorkbookMapping("", sheets=(SheetMapping("Log", columns=said),), values={"body": {"TRA": "tra"}})
    assert only(interpret(book(Log=rows), mapping)).onward == (SaidReferral("tra", False),)
    rows[1][4:] = [None, date(2021, 6, 1)]
    assert only(interpret(book(Log=rows), mapping)).onward == (SaidReferral("tra", True, date(2021, 6, 1)),)


def test_a_row_with_meetings_or_outcomes_is_a_case_and_a_contradiction_is_listed() -> None:
    assert one_cell(
        "substantiated", "outcome", WorkbookMapping("", values={"outcome": {"substantiated": "substantiated"}})
    ).values["becomes_case"]
    rows: list[list[Value]] = [["Ref", "Received", "Name", "Case", "Met"], [1, DAY, "Una Brook", "N", DAY]]
    mapping = WorkbookMapping(
        "", sheets=(SheetMapping("Log", columns=columns(Case="becomes_case", Met="initial_meeting")),)
    )
    row = only(interpret(book(Log=rows), mapping))
    assert row.values["becomes_case"] is True
    assert problems(row) == [("becomes_case", "says_no_case", "")]


def test_rules_fill_what_the_row_leaves_open_in_their_order() -> None:
    rules = (
        Rule({"becomes_case": "yes"}, {"contact_type": "referral"}),
        Rule({"becomes_case": "no"}, {"contact_type": "advice"}),
        Rule({"contact_type": "referral", "initial_meeting": ""}, {"contact_type": "consultation"}, replaces=True),
        Rule({"contact_type": "*", "summary": ""}, {"category": "other", "police_involved": "no"}),
    )
    values = one_cell("Y", "becomes_case", WorkbookMapping("", rules=rules)).values
    assert (values["contact_type"], values["category"], values["police_involved"]) == (
        "consultation",
        ("other",),
        False,
    )
    assert one_cell("N", "becomes_case", WorkbookMapping("", rules=rules)).values["contact_type"] == "advice"


def joined(meetings: list[list[Value]], **more: list[list[Value]]) -> Reading:
    log: list[list[Value]] = [
        ["Ref", "Received", "Name"],
        ["A 1", DAY, "Una Brook"],
        ["a2", DAY, "Cai Ford"],
        ["A3", None, "Ivy Dell"],
    ]
    second = SheetMapping(
        "Meetings", "joined", (
            Column("No", ("own_reference",)), Column("Type", ("meeting_type",)), Column("On", ("meeting",)),
            Column("Adult", ("adult_name",)),
        ), key="No", joins="ref", constants={"becomes_case": "yes"},
    )  # fmt: skip
    mapping = WorkbookMapping(
        "",
        sheets=(second, SheetMapping("Log*", columns=columns())),
        values={"meeting_type": {"MAM": "initial", "Rev": "review"}},
    )
    return interpret(book(Log=log, Meetings=[["No", "Type", "On", "Adult"], *meetings], **more), mapping)


def test_the_rows_of_a_joined_sheet_go_to_their_contact() -> None:
    reading = joined(
        [["a1", "MAM", "1.6.21", "una brook"], ["A 1 ", "Rev", "2.7.21", None], ["A2", "MAM", DAY, "Other Name"]]
    )
    first, second = reading.rows
    assert first.meetings == (SaidMeeting("initial", date(2021, 6, 1)), SaidMeeting("review", date(2021, 7, 2)))
    assert first.joined == (("Meetings", 2), ("Meetings", 3))
    assert first.values["becomes_case"] is True
    assert first.problems == ()
    assert (first.original or {})["Meetings: On"] == "1.6.21\n2.7.21"
    assert problems(second) == [("adult_name", "differs", "Other Name")]


def test_joined_rows_without_a_contact_are_set_aside_with_the_reason() -> None:
    reading = joined([["A9", "MAM", DAY, None], [None, "MAM", DAY, "x"], ["A3", "MAM", DAY, None]])
    assert [(line.row_number, line.reason) for line in reading.set_aside if line.sheet == "Meetings"] == [
        (1, "heading"), (2, "no_partner"), (3, "no_key"), (4, "partner_set_aside"),
    ]  # fmt: skip


def test_two_contacts_of_the_same_key_are_told() -> None:
    again: list[list[Value]] = [["Ref", "Received", "Name"], ["A1", DAY, "Una Brook"]]
    reading = joined([["A1", "MAM", DAY, None]], Log2=again)
    assert Counter(code for row in reading.rows for _, code, _ in problems(row)) == {"same_key": 1}
    assert reading.rows[0].joined == (("Meetings", 2),)


def test_a_joined_sheet_may_belong_to_one_of_several_sheets_numbered_alike() -> None:
    numbered: list[list[Value]] = [["Ref", "Received", "Name"], [1, DAY, "Una Brook"], [2, DAY, "Cai Ford"]]
    meetings: list[list[Value]] = [["Ref", "On"], [2, date(2021, 6, 1)]]
    said = (Column("Ref", ("own_reference",)), Column("On", ("initial_meeting",)))
    mapping = WorkbookMapping(
        "",
        sheets=(
            SheetMapping("Meetings", "joined", said, key="Ref", joins="Ref", to="Referrals*"),
            SheetMapping("*", columns=columns()),
        ),
    )
    reading = interpret(book(Advice=numbered, Referrals=numbered, Meetings=meetings), mapping)
    assert [(row.sheet, row.row_number) for row in reading.rows if row.meetings] == [("Referrals", 3)]
    assert reading.problems == ()


def test_next_years_workbook_is_known_by_its_headings_and_its_new_columns_are_kept() -> None:
    rows: list[list[Value]] = [["REF.", "received ", "Name", "Mood"], [1, DAY, "Una Brook", "calm"]]
    mapping = WorkbookMapping("", sheets=(SheetMapping("Log 2021", columns=columns(Gone="notes")),))
    reading = interpret(book(Contacts=rows), mapping)
    assert only(reading).kept == {"Mood": "calm"}
    assert reading.missing == (("Contacts", "Gone"),)


def test_a_mapping_that_does_not_fit_the_workbook_is_refused() -> None:
    def code(mapping: WorkbookMapping, workbook: Workbook) -> str:
        with pytest.raises(Refused) as refused:
            interpret(workbook, mapping)
        return refused.value.code

    rows: list[list[Value]] = [["Ref", "Received", "Name"], [1, DAY, "Una Brook"]]
    fitting = WorkbookMapping("", sheets=(SheetMapping("Log", columns=columns()),))
    assert code(fitting, book(Other=[["a", "b"], ["c", "d"]])) == "mapping_no_sheet"
    assert code(fitting, book(Log=[["Ref", "When", "Name"], [1, DAY, "Una Brook"]])) == "mapping_no_received"
    second = SheetMapping("Two", "joined", (Column("x", ("closed",)),), key="No", joins="Ref")
    both = WorkbookMapping("", sheets=(*fitting.sheets, second))
    assert code(both, book(Log=rows, Two=[["x", "y"], [DAY, "z"]])) == "mapping_no_key"


def test_reading_stops_when_it_is_no_longer_wanted() -> None:
    rows: list[list[Value]] = [["Ref", "Received", "Name"], [1, DAY, "Una Brook"]]
    with pytest.raises(Refused) as refused:
        interpret(
            book(Log=rows),
            WorkbookMapping("", sheets=(SheetMapping("Log", columns=columns()),)),
            is_wanted=lambda: False,
        )
    assert refused.value.code == "sheet_cancelled"
