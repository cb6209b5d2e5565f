"""How the answer to a contact stands, in words with a tone and a mark of their own."""

from __future__ import annotations

from lado_desktop.services.targets import Response
from lado_desktop.ui.dates import long_date, short_date

MARKS = {
    "in_time": ("", "circle-check"),
    "late": ("warn", "clock"),
    "due": ("", "timer"),
    "overdue": ("bad", "circle-alert"),
}


def response_words(answer: Response) -> str:
    """For the page: "Overdue by 2 working days: due Tue 19 May 2026"."""
    day, days = long_date(answer.due_on), _working_days(answer.days)
    return {
        "in_time": f"Answered in time: was due {day}",
        "late": f"Answered {days} late: was due {day}",
        "due": f"Due {day}: today" if answer.days == 0 else f"Due {day}: in {days}",
        "overdue": f"Overdue by {days}: was due {day}",
    }[answer.state]


def response_cell(answer: Response) -> str:
    """For a list: short, and still in words."""
    days = _working_days(answer.days)
    return {
        "in_time": "In time",
        "late": f"{days} late",
        "due": f"Due {short_date(answer.due_on)}",
        "overdue": f"Overdue {days}",
    }[answer.state]


def _working_days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"
