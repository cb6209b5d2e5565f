"""The days of the sample: two years of working days that end today, with the quiet weeks an office knows."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random

from lado_desktop.services.form_dates import add_working_days, is_working_day

SPAN = 729
QUIET = {1: 0.9, 4: 0.8, 7: 0.8, 8: 0.35, 12: 0.7}
FRESH = (0, 0, 1, 1, 2, 3)
"""How many working days ago the latest contacts came in, so that there is always something left to decide."""


def received_days(chance: Random, today: date, count: int) -> list[date]:
    """`count` days of the two years up to `today`, in order; the first and the last months both have some."""
    days = [day for ago in range(SPAN, -1, -1) if is_working_day(day := today - timedelta(days=ago))]
    weights = [QUIET.get(day.month, 1.0) * (0.85 + 0.3 * at / len(days)) for at, day in enumerate(days)]
    fresh = [days[-1 - ago] for ago in FRESH[:count]]
    return sorted([*chance.choices(days[:-5], weights[:-5], k=count - len(fresh)), *fresh])


def office_time(chance: Random, *, is_early: bool = False) -> time:
    """A minute of the office's day; today's contacts came in early, so that they are not still to come."""
    hour = chance.choice((8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16))
    return time(8 if is_early else hour, chance.randrange(60))


def response_time(chance: Random, received: time, *, is_same_day: bool) -> time:
    """When the answer went out: on the same day within two hours of the contact."""
    drawn, minutes = office_time(chance), received.hour * 60 + received.minute + chance.randint(5, 110)
    return time(*divmod(minutes, 60)) if is_same_day else drawn


def working_days_after(day: date, number: int) -> date:
    return add_working_days(day, number)


def known_by(day: date, today: date) -> date | None:
    """`day`, unless it is still to come."""
    return day if day <= today else None
