"""A list to be checked is read whatever its headings are, and no line of it is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from lado_desktop.errors import Refused
from lado_desktop.services.check_list import read_list


def listed(path: Path) -> list[tuple[int, int, str, date | None, str]]:
    return [
        (one.row, one.sheet_row, one.question.name, one.question.date_of_birth, one.question.setting)
        for one in read_list(path)
    ]


def csv(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return path


BORN = date(1984, 3, 7)


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("Name,DOB,Setting", "Maeve Pike,7/3/1984,Ash House", "Maeve Pike"),
        ("name,date_of_birth,setting", "Maeve Pike,1984-03-07,Ash House", "Maeve Pike"),
        ("Full name of applicant,Date of birth,Employer", "Maeve Pike,07.03.84,Ash House", "Maeve Pike"),
        ("Surname,D.O.B.,Forename,Place of work", "Pike,7 March 1984,Maeve,Ash House", "Pike, Maeve"),
        ("last_name,dob,first_name,school", "Pike,07/03/1984,Maeve,Ash House", "Pike, Maeve"),
    ],
)
def test_columns_are_found_by_their_headings(tmp_path: Path, headings: str, cells: str, name: str) -> None:
    assert listed(csv(tmp_path, f"{headings}\n{cells}\n")) == [(1, 2, name, BORN, "Ash House")]


def test_a_list_without_headings_is_taken_for_what_it_holds(tmp_path: Path) -> None:
    path = csv(tmp_path, "Maeve Pike,7/3/1984\nJon Example,\n")
    assert listed(path) == [(1, 1, "Maeve Pike", BORN, ""), (2, 2, "Jon Example", None, "")]


def test_a_column_of_names_is_enough(tmp_path: Path) -> None:
    path = csv(tmp_path, "Name\nMaeve Pike\n\nApril May\nTotal Eclipse\n")
    assert [each[2] for each in listed(path)] == ["Maeve Pike", "April May", "Total Eclipse"]


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    [one] = read_list(csv(tmp_path, "Name,DOB\nMaeve Pike,about 40\n"))
    assert (one.question.date_of_birth, one.is_date_unread) == (None, True)


def test_a_workbook_with_a_title_and_real_dates_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Panel")
    sheet.write_row(0, 0, ["Fostering panel, May 2026"])
    sheet.write_row(2, 0, ["No.", "Carer", "Born", "Agency"])
    sheet.write_row(3, 0, [1, "Maeve Pike"])
    sheet.write_datetime(3, 2, BORN)
    sheet.write(3, 3, "Ash Fostering")
    book.close()
    assert listed(path) == [(1, 4, "Maeve Pike", BORN, "Ash Fostering")]


def test_a_sheet_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_list(csv(tmp_path, "1,2\n3,4\n"))
    assert refused.value.code == "check_list_no_names"
