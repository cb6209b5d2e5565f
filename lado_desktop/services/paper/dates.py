"""Dates as papers say them, in English whatever language the machine speaks."""

from __future__ import annotations

from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_full(day: date) -> str:
    """`Monday 18 May 2026`; with its time, `Monday 18 May 2026 at 14:05`, when a time is known."""
    text = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{text} at {day:%H:%M}" if isinstance(day, datetime) else text


def in_table(day: date | None) -> str:
    """`18 May 2026`, or nothing."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""
