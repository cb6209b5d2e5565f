"""What may be typed into a date field, and the day it means on a Friday before Christmas."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.services.form_dates import add_working_days, is_working_day, read_typed

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("today", (12, 18, 2026), (12, 18, 2026)),
        ("Yesterday", (12, 17, 2026), (12, 17, 2026)),
        ("tomorrow", (12, 19, 2026), (12, 19, 2026)),
        ("fri", (12, 18, 2026), (12, 25, 2026)),
        ("thurs", (12, 17, 2026), (12, 24, 2026)),
        ("last fri", (12, 11, 2026), (12, 11, 2026)),
        ("next monday", (12, 21, 2026), (12, 21, 2026)),
        ("+10wd", (1, 6, 2027), (1, 6, 2027)),
        ("-1wd", (12, 17, 2026), (12, 17, 2026)),
        ("+2w", (1, 1, 2027), (1, 1, 2027)),
        ("+1m", (1, 18, 2027), (1, 18, 2027)),
        ("12/5", (5, 12, 2026), (5, 12, 2027)),
        ("25 dec", (12, 25, 2025), (12, 25, 2026)),
        ("12/5/26", (5, 12, 2026), (5, 12, 2026)),
        ("5 May 2026", (5, 5, 2026), (5, 5, 2026)),
    ],
)
def test_short_ways_to_say_a_day(text: str, past: tuple[int, int, int], future: tuple[int, int, int]) -> None:
    said = [date(year, month, day) for month, day, year in (past, future)]
    assert [read_typed(text, FRIDAY, is_future=later) for later in (False, True)] == [(said[0], ""), (said[1], "")]


def test_nothing_typed_is_no_day_and_no_problem() -> None:
    assert read_typed("  ", FRIDAY) == (None, "")


def test_what_cannot_be_read_is_told_apart_from_a_day_that_does_not_exist() -> None:
    assert read_typed("soonish", FRIDAY) == (None, "date_unread")
    assert read_typed("31/2/2026", FRIDAY) == (None, "date_no_such_day")


def test_working_days_leave_out_weekends_bank_holidays_and_the_offices_own_closure() -> None:
    assert not is_working_day(date(2022, 9, 19))  # the funeral of Queen Elizabeth II, a single bank holiday
    assert not is_working_day(date(2026, 12, 28))  # Boxing Day fell on a Saturday
    assert add_working_days(FRIDAY, 1, {date(2026, 12, 21)}) == date(2026, 12, 22)
    assert add_working_days(FRIDAY, 0) == FRIDAY
