"""The second direction of a table: the months or quarters of the period, or recent and non-recent."""

from __future__ import annotations

from lado_desktop.services.counts.facts import ContactFact, MeetingFact
from lado_desktop.services.counts.periods import Month, Period, months_between, quarter_of, year_name
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import Cohort, Columns

MOST_MONTHS = 120


def by_month(question: Question, cohort: Cohort[ContactFact]) -> Columns[ContactFact]:
    """One column a calendar month: "2022-04"."""
    months = _months(question.period, cohort)
    index = {tuple(month): number for number, month in enumerate(months)}
    codes = tuple(f"{month.year:04d}-{month.month:02d}" for month in months)
    return Columns("month", codes, lambda contact: index[contact.received.year, contact.received.month])


def by_quarter(question: Question, cohort: Cohort[ContactFact]) -> Columns[ContactFact]:
    """One column a quarter of the profile's year: "2022-23 Q1"."""
    kind = question.switches.year
    quarters = {tuple(month): quarter_of(month, kind) for month in _months(question.period, cohort)}
    order = list(dict.fromkeys(quarters.values()))
    index = {month: order.index(quarter) for month, quarter in quarters.items()}
    codes = tuple(f"{year_name(began, kind)} Q{number}" for began, number in order)
    return Columns("quarter", codes, lambda contact: index[contact.received.year, contact.received.month])


def by_recency(question: Question, _cohort: Cohort[MeetingFact]) -> Columns[MeetingFact] | None:
    """Recent and non-recent, where the profile tells them apart."""
    if not question.switches.split_non_recent:
        return None
    return Columns("recency", ("contemporaneous", "non_recent"), lambda meeting: int(meeting.non_recent))


def _months(period: Period, cohort: Cohort[ContactFact]) -> tuple[Month, ...]:
    """The months of the period; of a period of more than ten years only those from the first contact to the last."""
    months = months_between(*period)
    if len(months) <= MOST_MONTHS or not cohort.units:
        return months[:MOST_MONTHS]
    days = [contact.received for contact in cohort.units]
    return months_between(min(days), max(days))
