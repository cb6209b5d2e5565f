"""How late something is, in the working days an office counts."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.ui.due import due

MONDAY = date(2026, 5, 18)


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (None, "", "muted"),
        (MONDAY, "today", "warn"),
        (date(2026, 5, 15), "1 working day late", "bad"),
        (date(2026, 5, 1), "10 working days late", "bad"),  # the bank holiday of 4 May does not count
        (date(2026, 5, 19), "in 1 working day", "muted"),
        (date(2026, 5, 26), "in 5 working days", "muted"),  # the bank holiday of 25 May does not count
    ],
)
def test_lateness_counts_working_days(day: date | None, words: str, tone: str) -> None:
    assert due(day, MONDAY) == (words, tone)


def test_what_was_due_on_a_saturday_is_late_on_sunday_though_no_working_day_has_passed() -> None:
    assert due(date(2026, 5, 16), date(2026, 5, 17)) == ("late since Sat", "bad")
