"""The periods a report offers, and what they are called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop.services.counts.choices import MOST_YEARS, first_shown, name_of, offered
from lado_desktop.services.counts.periods import YEAR_STARTS, Period, quarter_holding, year_holding

TODAY = date(2026, 5, 18)
KINDS = tuple(YEAR_STARTS)


def titles(received: Period | None, group: str, kind: str = "fiscal") -> list[str]:
    return [choice.title for choice in offered(TODAY, received, kind) if choice.group == group]


def test_every_year_from_the_first_contact_to_this_one_is_offered() -> None:
    received = Period(date(2023, 12, 1), date(2026, 5, 1))
    assert titles(received, "own") == ["Year 2026-27", "Year 2025-26", "Year 2024-25", "Year 2023-24"]
    assert titles(received, "calendar")[-1] == "Calendar year 2023"
    assert titles(received, "academic")[-1] == "Academic year 2023-24"


def test_an_empty_tracker_offers_this_year_and_the_quarters_before_today() -> None:
    assert titles(None, "own") == ["Year 2026-27"]
    assert titles(None, "quarter")[:3] == ["Quarter 1 of 2026-27", "Quarter 4 of 2025-26", "Quarter 3 of 2025-26"]


def test_a_day_mistyped_a_century_ago_does_not_make_a_hundred_choices() -> None:
    assert len(titles(Period(date(1902, 1, 1), TODAY), "own")) == MOST_YEARS


def test_the_year_shown_first_is_this_one_or_that_with_most_contacts() -> None:
    this_year, old = year_holding(TODAY, "fiscal"), Period(date(2021, 4, 1), date(2022, 3, 31))
    assert first_shown(TODAY, {}, "fiscal") == this_year
    assert first_shown(TODAY, {date(2021, 5, 1): 9, TODAY: 1}, "fiscal") == this_year
    assert first_shown(TODAY, {date(2021, 5, 1): 9, date(2022, 4, 2): 2}, "fiscal") == old


@pytest.mark.parametrize("kind", KINDS)
def test_a_period_is_called_what_it_was_offered_as(kind: str) -> None:
    for choice in offered(TODAY, Period(date(2023, 12, 1), TODAY), kind):
        assert name_of(choice.period, kind) == choice.title


def test_any_two_dates_have_no_name() -> None:
    assert name_of(Period(date(2022, 4, 2), date(2023, 3, 31)), "fiscal") == ""


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)), kind=st.sampled_from(KINDS))
def test_a_year_is_four_quarters_without_a_gap(day: date, kind: str) -> None:
    year, quarter = year_holding(day, kind), quarter_holding(day, kind)
    assert quarter.holds(day)
    start, quarters = year.start, []
    while start <= year.end:
        quarters.append(quarter_holding(start, kind))
        assert quarters[-1].start == start
        start = quarters[-1].end + timedelta(days=1)
    assert len(quarters) == 4
    assert quarters[-1].end == year.end
    assert quarter in quarters
