from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run

HEADINGS = ("Ref", "Date received", "Name of adult", "Referrer agency", "Category", "Outcome")
ROWS = (
    ("1", "12.5.25", "Petra Fallowend", "Police", "Physical", "Substantiated"),
    ("2", "13 May 2025", "Oskar Whinfell", "Ofsted", "Neglect", ""),
    ("3", "some time in June", "Ines Wrenmoor", "Police", "Sexual", ""),
    ("Total", "", "", "", "", ""),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A tracker of three records, one of them without a day that can be read."""
    book = openpyxl.Workbook()
    book.active.title = "Contacts 2025"
    for row in (("LADO contacts 2025",), (), HEADINGS, *ROWS):
        book.active.append(row)
    book.save(tmp_path / "old.xlsx")
    return tmp_path / "old.xlsx"


@pytest.fixture
def mapping(run: Run, sheet: Path, tmp_path: Path) -> Path:
    said = run("map", sheet, "--out", tmp_path / "old.toml")
    assert (said.code, said.out) == (0, "")
    return tmp_path / "old.toml"


def _brought(run: Run, sheet: Path, mapping: Path, tracker: Path, secret: Path, *more: str) -> dict[str, object]:
    words = ("--mapping", mapping, "--tracker", tracker, "--passphrase-file", secret, "--format", "json")
    said = run("import", sheet, *words, *more)
    assert (said.code, said.err) == (0, "")
    found: dict[str, object] = json.loads(said.out)
    return found


def test_a_mapping_is_proposed_and_what_to_look_at_is_told(run: Run, sheet: Path, tmp_path: Path) -> None:
    said = run("map", sheet, "--out", tmp_path / "old.toml")
    assert (said.code, said.out) == (0, "")
    assert "correct it" in said.err
    assert "Fallowend" not in said.err
    assert "Date received" in (tmp_path / "old.toml").read_text("utf-8")


def test_a_mapping_somebody_may_have_corrected_is_left_as_it_is(run: Run, sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_text("# corrected by hand", "utf-8")
    said = run("map", sheet, "--out", tmp_path / "old.toml")
    assert said.code == 1
    assert (tmp_path / "old.toml").read_text("utf-8") == "# corrected by hand"
    assert run("map", sheet, "--out", tmp_path / "old.toml", "--force").code == 0


def test_a_file_that_is_no_spreadsheet_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    said = run("map", tmp_path / "picture.xlsx", "--out", tmp_path / "x.toml")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("That file is not a spreadsheet")
    assert not (tmp_path / "x.toml").exists()


def test_rows_in_are_rows_brought_in_and_rows_listed(
    run: Run, sheet: Path, mapping: Path, office: Path, secret: Path
) -> None:
    done = _brought(run, sheet, mapping, office, secret)
    assert (done["dry_run"], done["rows_in"], done["rows_brought_in"]) == (False, 3, 2)
    assert isinstance(done["set_aside"], list)
    records = [line for line in done["set_aside"] if line["is_record"]]
    assert records == [{"sheet": "Contacts 2025", "row": 6, "reason": "no_received", "is_record": True}]
    listed = run("list", "contacts", "--tracker", office, "--passphrase-file", secret, "--format", "json")
    assert [one["about"] for one in json.loads(listed.out)] == ["Oskar Whinfell", "Petra Fallowend"]


def test_a_line_of_a_joined_sheet_without_a_contact_is_a_row_and_a_sheet_left_out_is_not(
    run: Run, office: Path, secret: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Enquiries"
    meetings, words = book.create_sheet("Meetings"), book.create_sheet("Drop downs")
    book.active.append(("ID", "Date received", "Adult"))
    meetings.append(("ID", "Meeting date", "Type of meeting"))
    for number, name in enumerate(("Petra Fallowend", "Oskar Whinfell", "Ines Wrenmoor", "Della Rushworth"), start=1):
        book.active.append((f"E{number}", f"{number}.5.25", name))
        meetings.append((f"E{number}", f"{number}.6.25", "Initial"))
    meetings.append(("E9", "9.6.25", "Initial"))
    words.append(("Physical",))
    book.save(tmp_path / "joined.xlsx")
    assert run("map", tmp_path / "joined.xlsx", "--out", tmp_path / "joined.toml").code == 0
    done = _brought(run, tmp_path / "joined.xlsx", tmp_path / "joined.toml", office, secret)
    assert isinstance(done["set_aside"], list)
    records = [(line["sheet"], line["row"], line["reason"]) for line in done["set_aside"] if line["is_record"]]
    assert records == [("Meetings", 6, "no_partner")]
    assert (done["rows_in"], done["rows_brought_in"]) == (5, 4)


def test_a_workbook_of_formulas_without_values_is_told_as_that(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Ref", "Date received", "Adult"), ("=ROW()", "=DATE(2024,5,1)", "=A1"), ("=ROW()", "=B2", "=A2")):
        book.active.append(row)
    book.save(tmp_path / "live.xlsx")
    said = run("map", tmp_path / "live.xlsx", "--out", tmp_path / "live.toml")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("That workbook holds formulas whose values were never saved: 6.")


def test_a_dry_run_says_the_same_and_stores_nothing(
    run: Run, sheet: Path, mapping: Path, office: Path, secret: Path
) -> None:
    dry = _brought(run, sheet, mapping, office, secret, "--dry-run")
    listed = run("list", "contacts", "--tracker", office, "--passphrase-file", secret, "--format", "json")
    assert json.loads(listed.out) == []
    assert dry["dry_run"] is True
    assert {**dry, "dry_run": False} == _brought(run, sheet, mapping, office, secret)


def test_people_are_told_the_arithmetic_and_each_row_by_its_place(
    run: Run, sheet: Path, mapping: Path, office: Path, secret: Path
) -> None:
    said = run("import", sheet, "--mapping", mapping, "--tracker", office, "--passphrase-file", secret)
    assert "Rows in: 3. Rows brought in: 2." in said.out
    assert "Contacts 2025, row 6: the day received is missing" in said.out
    assert "Wrenmoor" not in said.out


def test_the_same_file_does_not_come_in_twice(run: Run, sheet: Path, mapping: Path, office: Path, secret: Path) -> None:
    _brought(run, sheet, mapping, office, secret)
    again = run("import", sheet, "--mapping", mapping, "--tracker", office, "--passphrase-file", secret)
    assert (again.code, again.out) == (1, "")
    assert "18 May 2026" in again.err


@pytest.mark.parametrize("content", [None, "title = ", "format = 99", "nonsense = 1"])
def test_a_mapping_that_cannot_be_used_is_one_sentence(
    run: Run, sheet: Path, office: Path, secret: Path, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "bad.toml"
    if content is not None:
        path.write_text(content, "utf-8")
    said = run("import", sheet, "--mapping", path, "--tracker", office, "--passphrase-file", secret)
    assert (said.code, said.out) == (1, "")
    assert "mapping" in said.err
    assert len(said.err.splitlines()) == 1
