"""The periods a report offers: years that have contacts, the last quarters, and years of other kinds for requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lado_desktop.services.counts.periods import (
    YEAR_STARTS,
    Month,
    Period,
    quarter_holding,
    quarter_of,
    year_holding,
    year_name,
)

MOST_YEARS, QUARTERS = 12, 8
DAY = timedelta(days=1)
TITLES = {"fiscal": "Financial year {name}", "calendar": "Calendar year {name}", "academic": "Academic year {name}"}


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period under the name it is asked for by. `group` parts years, quarters and the years of other kinds."""

    key: str
    title: str
    group: str
    period: Period


def offered(today: date, received: Period | None, year_kind: str) -> tuple[PeriodChoice, ...]:
    """What to choose from, the latest first. `received` is from the first contact to the last, None without any."""
    since = min(received.start if received else today, today)
    until = max(received.end if received else today, today)
    others = [kind for kind in YEAR_STARTS if kind != year_kind]
    return (
        *(_year(period, year_kind, "own") for period in _years(since, until, year_kind)),
        *(_quarter(period, year_kind) for period in _quarters(today, year_kind)),
        *(_year(period, kind, kind) for kind in others for period in _years(since, until, kind)),
    )


def first_shown(today: date, received: Mapping[date, int], year_kind: str) -> Period:
    """This year if a contact was received in it, or none ever; else the year that has most.

    `received` is how many contacts came on each day.
    """
    this_year = year_holding(today, year_kind)
    by_year: Counter[Period] = Counter()
    for day, count in received.items():
        by_year[year_holding(day, year_kind)] += count
    return this_year if this_year in by_year or not by_year else max(by_year, key=lambda year: (by_year[year], year))


def name_of(period: Period, year_kind: str) -> str:
    """ "Year 2021-22", "Quarter 1 of 2021-22", "Calendar year 2021"; "" for a period of no name."""
    for kind in (year_kind, *YEAR_STARTS):
        if period == year_holding(period.start, kind):
            return _year(period, kind, "own" if kind == year_kind else kind).title
    is_quarter = period == quarter_holding(period.start, year_kind)
    return _quarter(period, year_kind).title if is_quarter else ""


def _years(since: date, until: date, kind: str) -> Iterator[Period]:
    year = year_holding(until, kind)
    for _ in range(MOST_YEARS):
        if year.end < since:
            return
        yield year
        year = year_holding(year.start - DAY, kind)


def _quarters(today: date, kind: str) -> Iterator[Period]:
    quarter = quarter_holding(today, kind)
    for _ in range(QUARTERS):
        yield quarter
        quarter = quarter_holding(quarter.start - DAY, kind)


def _year(period: Period, kind: str, group: str) -> PeriodChoice:
    began, _ = quarter_of(Month(period.start.year, period.start.month), kind)
    title = "Year {name}" if group == "own" else TITLES[kind]
    return PeriodChoice(f"{kind}-{began}", title.format(name=year_name(began, kind)), group, period)


def _quarter(period: Period, kind: str) -> PeriodChoice:
    began, number = quarter_of(Month(period.start.year, period.start.month), kind)
    title = f"Quarter {number} of {year_name(began, kind)}"
    return PeriodChoice(f"{kind}-{began}-{number}", title, "quarter", period)
