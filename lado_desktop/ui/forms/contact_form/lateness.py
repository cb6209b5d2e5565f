"""How late a contact was reported, in working days after the employer knew: the rule is one [SOM-3]."""

from __future__ import annotations

from datetime import date

from lado_desktop.services.form_dates import working_days_between

RULE = 1


def days_taken(aware_on: date | None, received_on: date | None) -> int | None:
    """Working days between the two; None while one of them is not known or they are the wrong way round."""
    if aware_on is None or received_on is None or received_on < aware_on:
        return None
    return working_days_between(aware_on, received_on)


def is_late(days: int | None) -> bool:
    return days is not None and days > RULE


def late_words(days: int | None) -> str:
    """ "2 working days, 1 over the rule of one"."""
    if days is None:
        return ""
    taken = "On the same working day" if days == 0 else f"{days} working day{'s' if days > 1 else ''}"
    return f"{taken}, {days - RULE} over the rule of one" if is_late(days) else taken
