from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run, Said

YEAR = ("--from", "2025-04-01", "--to", "2026-03-31")


def _counted(run: Run, tracker: Path, *words: str | Path) -> Said:
    return run("counts", "--tracker", tracker, *YEAR, *words)


def test_the_tables_are_printed_with_their_rule_and_sum(run: Run, practice: Path) -> None:
    said = _counted(run, practice, "--table", "contacts_by_route")
    assert (said.code, said.err) == (0, "")
    assert "Contacts by type" in said.out
    assert "Sum of the rows" in said.out


def test_json_is_one_object_and_nothing_else(run: Run, practice: Path) -> None:
    said = _counted(run, practice, "--table", "categories", "outcomes", "--table", "threshold", "--format", "json")
    document = json.loads(said.out)
    assert said.err == ""
    assert document["profile"] == "england"
    assert document["as_at"] == "2026-05-18"
    assert [table["id"] for table in document["tables"]] == ["categories", "outcomes", "threshold"]


def test_days_may_be_typed_as_people_type_them(run: Run, practice: Path) -> None:
    words = ("--table", "threshold", "--format", "json")
    typed = run("counts", "--tracker", practice, "--from", "1.4.2025", "--to", "31 March 2026", *words)
    assert typed.out == _counted(run, practice, *words).out


def test_the_profile_gives_the_rows_their_names(run: Run, practice: Path) -> None:
    said = _counted(run, practice, "--table", "contacts_by_agency", "--profile", "solihull", "--format", "json")
    document = json.loads(said.out)
    assert document["profile"] == "solihull"
    assert "Senior school/college" in [row["label"] for row in document["tables"][0]["rows"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--table", "horoscope"), "contacts_by_route"),
        (("--profile", "atlantis"), "solihull"),
        (("--as-at", "2024-02-30"), "not a date"),
        (("--format", "xlsx"), "--out"),
        (("--format", "pdf"), "invalid choice"),
    ],
)
def test_words_that_cannot_be_are_two(run: Run, practice: Path, words: tuple[str, ...], said: str) -> None:
    answer = _counted(run, practice, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_period_that_runs_backwards_is_trouble(run: Run, practice: Path) -> None:
    said = run("counts", "--tracker", practice, "--from", "2026-03-31", "--to", "2025-04-01")
    assert (said.code, said.out) == (1, "")
    assert "01 Apr 2025" in said.err


def test_csv_may_go_down_a_pipe(run: Run, practice: Path) -> None:
    said = _counted(run, practice, "--table", "threshold", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"))))
    assert {row["table"] for row in rows} == {"threshold"}


def test_a_workbook_is_written_and_the_ending_says_so(run: Run, practice: Path, tmp_path: Path) -> None:
    said = _counted(run, practice, "--table", "threshold", "--out", tmp_path / "year.xlsx")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert openpyxl.load_workbook(tmp_path / "year.xlsx").sheetnames == ["Threshold decisions"]


def test_a_file_of_the_same_kind_is_replaced(run: Run, practice: Path, tmp_path: Path) -> None:
    (tmp_path / "year.json").write_text("last year's", "utf-8")
    assert _counted(run, practice, "--out", tmp_path / "year.json").code == 0
    assert json.loads((tmp_path / "year.json").read_text("utf-8"))["tables"]


def test_a_file_of_another_kind_is_left_as_it_is_unless_forced(run: Run, practice: Path, tmp_path: Path) -> None:
    mine = tmp_path / "letter.odt"
    mine.write_text("mine", "utf-8")
    refused = _counted(run, practice, "--format", "json", "--out", mine)
    assert refused.code == 1
    assert "--force" in refused.err
    assert mine.read_text("utf-8") == "mine"
    assert _counted(run, practice, "--format", "json", "--out", mine, "--force").code == 0
    assert json.loads(mine.read_text("utf-8"))["tables"]


def test_no_file_takes_the_place_of_a_tracker_not_even_by_force(run: Run, practice: Path) -> None:
    before = practice.read_bytes()
    for name in (practice, practice.with_suffix(".keys")):
        said = _counted(run, practice, "--format", "json", "--out", name, "--force")
        assert said.code == 1
    assert practice.read_bytes() == before


def test_a_folder_that_is_not_there_is_said_before_counting(run: Run, practice: Path, tmp_path: Path) -> None:
    said = _counted(run, practice, "--out", tmp_path / "nowhere" / "year.csv")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_a_device_or_pipe_is_never_replaced_by_a_file(run: Run, practice: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert _counted(run, practice, "--out", tmp_path / "pipe.json", "--force").code == 1
    assert (tmp_path / "pipe.json").is_fifo()
