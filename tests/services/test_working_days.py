"""How many working days a report took: weekends and bank holidays do not count, the day itself neither."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.services.form_dates import working_days_between


@pytest.mark.parametrize(
    ("aware", "reported", "days"),
    [
        (date(2026, 5, 13), date(2026, 5, 13), 0),
        (date(2026, 5, 13), date(2026, 5, 15), 2),
        (date(2026, 5, 15), date(2026, 5, 18), 1),
        (date(2026, 5, 22), date(2026, 5, 26), 1),  # Monday the 25th is the spring bank holiday
        (date(2026, 5, 16), date(2026, 5, 17), 0),
        (date(2026, 5, 18), date(2026, 5, 15), 0),
    ],
)
def test_working_days_after_a_day(aware: date, reported: date, days: int) -> None:
    assert working_days_between(aware, reported) == days
