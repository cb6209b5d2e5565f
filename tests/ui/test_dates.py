"""How the window says days and times, and what its fields understand."""

from __future__ import annotations

from datetime import date, time

import pytest

from lado_desktop.ui import dates

MONDAY = date(2026, 5, 18)


def monday() -> date:
    return MONDAY


def test_days_and_times_are_said_the_same_way_everywhere() -> None:
    friday = date(2026, 5, 15)
    assert dates.long_date(friday) == "Fri 15 May 2026"
    assert dates.short_date(friday) == "15 May 2026"
    assert dates.clock_time(time(14, 5)) == "14:05"
    assert dates.day_and_time(friday, time(9, 0)) == "Fri 15 May 2026, 09:00"
    assert dates.day_and_time(friday) == "Fri 15 May 2026"


def test_nothing_known_is_nothing_said() -> None:
    assert [dates.long_date(None), dates.short_date(None), dates.clock_time(None), dates.day_and_time(None)] == [""] * 4
    assert dates.day_and_time(None, time(9, 0)) == ""


def test_a_list_leaves_out_the_year_only_while_it_is_this_one() -> None:
    assert dates.in_list(date(2026, 5, 15), time(12, 12), 2026) == "15 May, 12:12"
    assert dates.in_list(date(2026, 5, 15), None, 2026) == "15 May"
    assert dates.in_list(date(2025, 5, 15), time(12, 12), 2026) == "15 May 2025"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("today", "Mon 18 May 2026"),
        ("fri", "Fri 15 May 2026"),
        ("12/5", "Tue 12 May 2026"),
        ("31/12", "Wed 31 Dec 2025"),
    ],
)
def test_what_happened_is_looked_for_in_the_past(typed: str, said: str) -> None:
    assert dates.read_day(monday)(typed)[1:] == (said, "")


@pytest.mark.parametrize(("typed", "said"), [("fri", "Fri 22 May 2026"), ("12/5", "Wed 12 May 2027")])
def test_plans_are_looked_for_in_the_future(typed: str, said: str) -> None:
    assert dates.read_day(monday, is_future=True)(typed)[1:] == (said, "")


def test_what_is_no_day_is_a_problem_and_no_day() -> None:
    assert dates.read_day(monday)("31/2/2026") == (None, "", "date_no_such_day")
    assert dates.read_day(monday)("soon") == (None, "", "date_unread")
    assert dates.read_day(monday)("") == (None, "", "")


def test_a_two_digit_year_of_birth_is_of_the_century_that_suits() -> None:
    assert dates.read_birthday(monday)("4/3/30")[0] == date(1930, 3, 4)
    assert dates.read_birthday(monday)("4/3/95")[0] == date(1995, 3, 4)
    assert dates.read_birthday(monday, is_adult=False)("4/3/19")[0] == date(2019, 3, 4)


def test_a_birthday_without_its_year_is_never_guessed() -> None:
    assert dates.read_birthday(monday)("4/3") == (None, "", "birthday_unread")


def test_the_day_is_asked_anew_each_time() -> None:
    moving = [date(2026, 5, 18)]
    read = dates.read_day(lambda: moving[0])
    moving[0] = date(2026, 5, 19)
    assert read("today")[0] == date(2026, 5, 19)
