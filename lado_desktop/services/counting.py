"""Counts of an open tracker: the facts read once and kept until something changes, counted as a profile says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lado_desktop.clock import Clock
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.counts import engine, profile, profile_page
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.query import read_facts
from lado_desktop.services.counts.table import Counts
from lado_desktop.services.lists import Lists

NEUTRAL = "england"


class Counting:
    """The figures of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._kept: Facts | None = None
        tracker.on_changed(lambda _kinds: self._forget())

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Name and title of every report profile."""
        return tuple((name, profile.load(name).title) for name in profile_page.names())

    def own_profile(self) -> str:
        """The profile of the tracker's own authority, or the neutral one."""
        own = self._lists.vocabulary()
        return own if own in profile_page.names() else NEUTRAL

    def count(
        self,
        period_from: date,
        period_to: date,
        *,
        as_at: date | None = None,
        profile_name: str | None = None,
        table_ids: Sequence[str] | None = None,
    ) -> Counts:
        """Count the period, both days included; the position is taken today unless `as_at` says otherwise.

        Raises `Refused` for a period that runs backwards, an unknown profile or an unknown table.
        """
        return engine.count(
            self._facts(),
            profile.load(profile_name or self.own_profile()),
            period_from,
            period_to,
            as_at or self._clock.today(),
            table_ids=table_ids,
            own_words=self._lists.as_vocabulary(),
        )

    def _facts(self) -> Facts:
        if self._kept is None:
            with self._tracker.reading() as session:
                self._kept = read_facts(session)
        return self._kept

    def _forget(self) -> None:
        self._kept = None
