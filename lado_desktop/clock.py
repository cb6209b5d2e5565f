"""The clock is handed in; only this module asks the system for the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the rest of the house may ask."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    def today(self) -> date:
        """The office's calendar day."""

    def local(self) -> datetime:
        """The office's wall clock, without a time zone, to the minute."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.local().date()

    def local(self) -> datetime:
        return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - the office reads its own wall clock


class FixedClock:
    """A clock that stands still until it is set; for tests, samples and pictures."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment.replace(tzinfo=moment.tzinfo or UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def local(self) -> datetime:
        return self.moment.replace(second=0, microsecond=0, tzinfo=None)
