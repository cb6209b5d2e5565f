"""How old somebody is, said only where it matters to the process: it applies from 16 (domain: 1.2)."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

FROM, GROWN = 16, 18


def age_words(born: date | None, today: date) -> str:
    """Nothing of a grown person, or while the day is not known."""
    if born is None or born > today:
        return ""
    age = relativedelta(today, born).years
    if age >= GROWN:
        return ""
    return f"{age}: the process applies from {FROM}" if age >= FROM else f"{age}: under {FROM}, ask children's services"
