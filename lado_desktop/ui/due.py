"""How far off a due day is, in words: lateness counts in working days, as the office does."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lado_desktop.services.form_dates import working_days_between
from lado_desktop.ui.dates import DAYS


class Due(NamedTuple):
    """Words such as "3 working days late", and their tone: bad when late, warn today, muted before."""

    words: str
    tone: str


def due(day: date | None, today: date) -> Due:
    """What to say beside a day on which something is due and not done."""
    if day is None:
        return Due("", "muted")
    if day == today:
        return Due("today", "warn")
    if day > today:
        return Due(f"in {_working_days(max(1, working_days_between(today, day)))}", "muted")
    late = working_days_between(day, today)
    return Due(f"{_working_days(late)} late" if late else f"late since {DAYS[day.weekday()]}", "bad")


def _working_days(number: int) -> str:
    return f"{number} working day" if number == 1 else f"{number:,} working days"
