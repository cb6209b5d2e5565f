"""Tables are found below their titles, and every line of a sheet is a record or has its reason."""

from __future__ import annotations

import pytest

from lado_desktop.services.exchange.sheets import Sheet
from lado_desktop.services.exchange.tables import Table, find_table
from tests.services.exchange.books import rows

KNOWN = {"ref", "date", "name", "notes"}
HEADS = "Ref|Date|Name|Notes"


def table(text: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Table:
    drawn = rows(text)
    width = max(map(len, drawn))
    found = find_table(Sheet("A", False, tuple((*row, *[None] * (width - len(row))) for row in drawn), merged), KNOWN)
    assert found is not None
    assert sorted([n for n, _ in found.records] + [n for n, _ in found.others]) == list(range(1, len(drawn) + 1))
    return found


def reason(line: str) -> str:
    """Why the last line is no record; "" when it is one."""
    found = table(f"{HEADS}\n1|@2021-05-12|Una Brook|x\n2|@2021-05-13|Cai Ford|y\n{line}")
    return dict(found.others).get(4, "")


def test_headings_are_found_below_titles_and_remarks() -> None:
    found = table(f"LADO TRACKER 2021|Confidential\nPlease do not sort|||\n\n{HEADS}\n1|@2021-05-12|Una Brook|x")
    assert (found.heading_row, found.headings) == (4, ("Ref", "Date", "Name", "Notes"))
    assert found.others == ((1, "title"), (2, "title"), (3, "blank"), (4, "heading"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3|@2021-05-14|Ivy Dell|z", ""),
        ("|14.5.21|Ivy Dell|", ""),
        ("||Ivy Dell|no date yet", ""),
        ("|@2021-05-14||", ""),
        ("  | | |", "blank"),
        ("MAY 2021|||", "separator"),
        ("|June||", "separator"),
        ("Q2 2021/22|||", "separator"),
        ("Week commencing 3 May|||", "separator"),
        ("@2021-06-01|||", "separator"),
        ("June 2021||27|", "separator"),
        ("Total|2||", "total"),
        ("|Grand total|2|", "total"),
        ("Total for May|2||", "total"),
        (HEADS, "repeated_heading"),
        ("ref|DATE |name|", "repeated_heading"),
        ("Please ask before sorting this list|||", "note"),
        ("3|||", "number_only"),
    ],
)
def test_lines_below_the_headings_are_records_or_have_a_reason(line: str, expected: str) -> None:
    assert reason(line) == expected


def test_a_surname_that_is_also_a_month_does_not_hide_a_record() -> None:
    assert reason("3|@2021-05-14|May|") == ""
    assert reason("|14/5/21|April June|x") == ""


def test_two_rows_of_merged_headings_are_read_as_one() -> None:
    text = "Ref|Adult||Date\n|Name|Job|\n1|Una Brook|Cook|@2021-05-12"
    found = table(text, merged=((0, 1, 0, 2), (0, 0, 1, 0), (0, 3, 1, 3)))
    assert found.headings == ("Ref", "Adult Name", "Adult Job", "Date")
    assert [number for number, _ in found.records] == [3]


def test_headings_that_come_twice_are_numbered_and_missing_ones_are_named_by_their_column() -> None:
    assert table("Ref|Outcome|Outcome||Date\n1|a|b|c|@2021-05-12").headings == (
        "Ref",
        "Outcome",
        "Outcome (2)",
        "Column D",
        "Date",
    )


def test_a_sheet_without_a_table_has_none() -> None:
    assert find_table(Sheet("A", False, ((1, 2), (3, 4)))) is None
    assert find_table(Sheet("A", False, ())) is None
    assert find_table(Sheet("A", False, (("Ref", "Date", "Name"),))) is None


def test_a_heading_row_that_is_told_is_taken() -> None:
    sheet = Sheet("A", False, (("x", "y"), ("p", "q"), (1, 2)))
    found = find_table(sheet, heading_row=2)
    assert found is not None
    assert found.headings == ("p", "q")
