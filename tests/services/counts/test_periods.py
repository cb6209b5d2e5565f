"""Months, quarters and years: to the same day, in leap years and at the ends of months."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop.services.counts.periods import (
    Month,
    months_between,
    months_taken,
    quarter_of,
    year_holding,
    year_name,
)

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2021, 5, 12), date(2021, 5, 12), 0),
        (date(2021, 5, 12), date(2021, 5, 13), 1),
        (date(2021, 5, 12), date(2021, 6, 12), 1),
        (date(2021, 5, 12), date(2021, 6, 13), 2),
        (date(2021, 1, 31), date(2021, 2, 28), 1),
        (date(2021, 1, 31), date(2021, 3, 1), 2),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 2, 29), date(2025, 3, 1), 13),
        (date(2021, 12, 31), date(2022, 1, 31), 1),
    ],
)
def test_a_month_runs_to_the_same_day_or_to_the_last_one(start: date, end: date, months: int) -> None:
    assert months_taken(start, end) == months


@given(DAYS, st.integers(0, 3000))
def test_months_taken_are_the_fewest_that_hold_the_end(start: date, days: int) -> None:
    end = start + relativedelta(days=days)
    months = months_taken(start, end)
    assert start + relativedelta(months=months) >= end
    assert months == 0 or start + relativedelta(months=months - 1) < end


def test_every_month_with_a_day_in_the_period_is_named() -> None:
    assert months_between(date(2021, 11, 30), date(2022, 2, 1)) == (
        Month(2021, 11),
        Month(2021, 12),
        Month(2022, 1),
        Month(2022, 2),
    )


@pytest.mark.parametrize(
    ("kind", "month", "quarter"),
    [
        ("fiscal", Month(2022, 4), (2022, 1)),
        ("fiscal", Month(2022, 3), (2021, 4)),
        ("calendar", Month(2022, 1), (2022, 1)),
        ("calendar", Month(2022, 12), (2022, 4)),
        ("academic", Month(2022, 9), (2022, 1)),
        ("academic", Month(2022, 8), (2021, 4)),
    ],
)
def test_quarters_are_those_of_the_kind_of_year(kind: str, month: Month, quarter: tuple[int, int]) -> None:
    assert quarter_of(month, kind) == quarter


@given(DAYS, st.sampled_from(["fiscal", "calendar", "academic"]))
def test_a_day_is_in_its_year_and_the_year_is_a_year(day: date, kind: str) -> None:
    year = year_holding(day, kind)
    assert year.holds(day)
    assert (year.end - year.start).days in {364, 365}
    assert len(months_between(*year)) == 12


def test_a_year_that_spans_two_is_named_by_both() -> None:
    assert year_name(2021, "fiscal") == "2021-22"
    assert year_name(1999, "academic") == "1999-00"
    assert year_name(2021, "calendar") == "2021"
