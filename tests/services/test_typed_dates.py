"""Dates as people type them in cells: read when they can only mean one day, left alone otherwise."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop.services.typed_dates import MONTH_FIRST, read_cell, read_date, read_serial

TWELFTH = date(2021, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-12", "2021/05/12", "2021-05-12T00:00:00", "2021-05-12 14:30:00", "20210512", "12052021",
        "12/05/2021", "12/5/21", "12.5.21", "12-05-21", "12 5 2021", " 12 / 05 / 2021 ", "12/05/2021.",
        "12/05/2021 2pm", "12\u00a0May\u00a02021",
        "12 May 2021", "12 may 21", "12-May-21", "12May2021", "12th May 2021", "12th of May, 2021", "12 May '21",
        "Wed 12th May 2021", "Wednesday, 12 May 2021", "wed 12.5.21", "May 12, 2021", "12/05/2021 14:30",
    ],
)  # fmt: skip
def test_one_day_typed_in_many_ways(text: str) -> None:
    assert read_date(text, near=date(2022, 1, 1)) == TWELFTH


@pytest.mark.parametrize(
    "text",
    ["", "5", "May", "May 2021", "Monday", "10am", "12/05", "31/02/2021", "12/13/2021", "29/2/21", "tbc", "12/05/2021?",
     "c. 12/05/2021", "12/05/2021 and 13/05/2021", "2021", "3021-01-01", "0/0/00", "Q1 2021", "12.5", "44328"],
)  # fmt: skip
def test_what_is_no_whole_day_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


def test_the_first_of_february_never_becomes_the_second_of_january() -> None:
    assert read_date("2024-02-01") == date(2024, 2, 1)
    assert read_date("2024-02-01", order=MONTH_FIRST) == date(2024, 2, 1)
    assert read_date("01/02/2024") == date(2024, 2, 1)
    assert read_date("02/01/2024", order=MONTH_FIRST) == date(2024, 2, 1)


def test_a_two_digit_year_of_birth_is_of_the_century_in_which_the_person_could_work() -> None:
    assert read_date("15.4.74", near=TWELFTH, is_birth=True) == date(1974, 4, 15)
    assert read_date("15.4.04", near=TWELFTH, is_birth=True) == date(2004, 4, 15)
    assert read_date("15.4.15", near=TWELFTH, is_birth=True) == date(1915, 4, 15)
    assert read_date("15.4.30", near=TWELFTH) == date(2030, 4, 15)
    assert read_date("15.4.74", near=TWELFTH) == date(1974, 4, 15)
    assert read_date("29/2/00", near=TWELFTH) == date(2000, 2, 29)


def test_cells_hold_dates_moments_serials_and_texts() -> None:
    assert read_cell(TWELFTH) == TWELFTH
    assert read_cell(datetime(2021, 5, 12, 9, 30)) == TWELFTH
    assert read_cell(44328) == read_cell(44328.6) == read_cell("44328") == TWELFTH
    assert read_cell("12.5.21", near=TWELFTH) == TWELFTH


def test_an_empty_cell_shown_as_a_date_of_1900_is_no_date_and_a_year_or_a_count_no_serial() -> None:
    assert read_cell(date(1900, 1, 1)) is None
    assert [read_cell(number) for number in (0, 7, 2021, True, 99_999)] == [None] * 5
    assert read_serial(25_569) == date(1970, 1, 1)


@given(st.dates(date(1930, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d %B %Y}",
        f"{day:%a %d %b %Y}",
        f"{day}",
    ):
        assert read_date(text) == day


@given(st.text(max_size=30))
def test_no_text_whatever_raises(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)
