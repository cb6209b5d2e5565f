"""One result, four renderings: they agree with each other, and no text of ours becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from lado_desktop.services.counts import engine, profile
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.profile import RowPlan
from lado_desktop.services.counts.render import as_csv, as_json, as_text, as_xlsx
from lado_desktop.services.counts.render.as_xlsx import sheet_names
from lado_desktop.services.counts.table import Counts
from tests.services.counts.made import AS_AT, FROM, TO, case, contact, meeting, plain

HOSTILE = "=cmd|' /C calc'!A1"


@pytest.fixture
def counts() -> Counts:
    facts = Facts(
        (contact(1, sectors=("health",), case_id=1), contact(2, FROM, "referral", sectors=("health", "police"))),
        (case(1, categories=("sexual", "physical"), outcomes=(("false", AS_AT),), concluded=AS_AT),),
        (meeting(1),),
    )
    return engine.count(facts, profile.load("england"), FROM, TO, AS_AT)


def hostile() -> Counts:
    rows = (RowPlan("police", HOSTILE, ("police",)), RowPlan("dbs", "\x1b[2J@SUM(A1)\n", ("dbs",)))
    facts = Facts((contact(1, agency="police"), contact(2, agency="dbs")))
    chosen = plain(*rows, table="contacts_by_agency")
    return engine.count(facts, chosen, FROM, TO, AS_AT, table_ids=["contacts_by_agency"])


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_json_has_the_agreed_shape(counts: Counts) -> None:
    document = json.loads(as_json(counts))
    assert list(document) == ["profile", "period", "as_at", "tables"]
    assert document["period"] == {"from": "2021-04-01", "to": "2022-03-31"}
    assert (document["profile"], document["as_at"]) == ("england", "2022-04-30")
    keys = ["id", "title", "unit", "dated_by", "base", "rows", "sum", "reconciles", "notes"]
    tables = {table["id"]: table for table in document["tables"]}
    assert list(tables["outcomes"]) == keys
    assert list(tables["outcomes"]["rows"][0]) == ["code", "label", "count", "percent"]
    assert list(tables["contacts_by_month"]) == [*keys[:5], "columns", *keys[5:]]
    assert list(tables["contacts_by_month"]["rows"][0]) == ["code", "label", "counts", "percent"]
    assert tables["categories"]["notes"][0] == "1 case has two categories."


def test_the_json_says_what_was_counted(counts: Counts) -> None:
    for printed, table in zip(json.loads(as_json(counts))["tables"], counts.tables, strict=True):
        assert (printed["base"], printed["sum"], printed["reconciles"]) == (table.base, table.sum, table.reconciles)
        figures = [row["counts"] if table.columns_kind else [row["count"]] for row in printed["rows"]]
        assert figures == [list(row.counts) if table.columns_kind else [row.count] for row in table.rows]


def test_the_csv_has_a_line_for_every_figure(counts: Counts) -> None:
    lines = read_csv(as_csv(counts))
    for table in counts.tables:
        mine = [line for line in lines if line["table"] == table.id]
        assert sum(int(line["count"]) for line in mine if line["kind"] == "row") == table.sum
        assert [int(line["count"]) for line in mine if line["kind"] == "sum"] == [table.sum]
        assert len([line for line in mine if line["kind"] == "rule"]) == len(table.rule)
        assert len([line for line in mine if line["kind"] == "note"]) == len(table.notes)


def test_the_workbook_has_a_sheet_for_every_table_and_the_same_figures(counts: Counts) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(counts)))
    assert len(book.sheetnames) == len(counts.tables)
    for sheet, table in zip(book.worksheets, counts.tables, strict=True):
        lines = [row for row in sheet.iter_rows(values_only=True) if row[0]]
        heading = next(number for number, line in enumerate(lines) if line[0] == "Row")
        figures = {line[0]: line[1:] for line in lines[heading + 1 : heading + 1 + len(table.rows)]}
        assert figures == {row.label: (*row.counts, row.count, row.percent) for row in table.rows}
        assert sheet.sheet_state == "visible"


def test_the_text_shows_the_same_figures(counts: Counts) -> None:
    text = as_text(counts)
    for table in counts.tables:
        assert table.title in text
        for row in table.rows:
            figures = " +".join(str(figure) for figure in (*row.counts, row.count))
            assert re.search(rf"^{re.escape(row.label)} +{figures}\b", text, re.MULTILINE)


def test_two_workbooks_of_the_same_counts_are_the_same_bytes(counts: Counts) -> None:
    assert as_xlsx(counts) == as_xlsx(counts)


def test_a_workbook_holds_no_formula_no_link_no_comment_and_no_author(counts: Counts) -> None:
    for content in (as_xlsx(counts), as_xlsx(hostile())):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            whole = {name: parts.read(name).decode("utf-8") for name in parts.namelist()}
        assert not [name for name in whole if "comment" in name or "externalLink" in name or "drawing" in name]
        assert "<f>" not in "".join(whole.values())
        assert "hyperlink" not in "".join(text for name, text in whole.items() if "sheet" in name)
        assert re.search(r"<dc:creator>[^<]", whole["docProps/core.xml"]) is None


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(hostile()))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == HOSTILE]
    assert [cell.data_type for cell in cells] == ["s"]
    texts = [line["text"] for line in read_csv(as_csv(hostile())) if line["kind"] == "row"]
    assert texts[0] == f"'{HOSTILE}"


def test_a_control_character_in_a_label_does_not_reach_the_terminal() -> None:
    assert all(sign.isprintable() or sign == "\n" for sign in as_text(hostile()))
    assert "[2J@SUM(A1)" in as_text(hostile())


def test_counts_of_no_table_make_a_workbook_that_opens() -> None:
    nothing = engine.count(Facts(), plain(), FROM, TO, date(2022, 4, 30), table_ids=[])
    assert len(openpyxl.load_workbook(io.BytesIO(as_xlsx(nothing))).sheetnames) == 1
    assert json.loads(as_json(nothing))["tables"] == []
    assert len(read_csv(as_csv(nothing))) == 0


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["A/B: [c]*?"], ["A B   c"]),
        (["x" * 40, "X" * 40], ["x" * 31, "X" * 27 + " 2"]),
        (["'quoted'", "", "History"], ["quoted", "Table", "History 2"]),
    ],
)
def test_sheet_names_are_what_a_workbook_takes(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names
