"""Counts of an open tracker: the facts read once and kept until something changes, counted as a profile says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from lado_desktop.clock import Clock
from lado_desktop.errors import Trouble
from lado_desktop.models import collector
from lado_desktop.models.tables import Contact
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.counts import choices, engine, profile, profile_page, render
from lado_desktop.services.counts.choices import PeriodChoice
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.periods import Period
from lado_desktop.services.counts.query import read_facts
from lado_desktop.services.counts.table import Counts
from lado_desktop.services.lists import Lists
from lado_desktop.services.saving import save_bytes

NEUTRAL = "england"
MANY: Final = 3000  # contacts that are read and counted in about a tenth of a second
EXPORTS: Final[Mapping[str, Callable[[Counts], bytes]]] = {".csv": render.as_csv, ".xlsx": render.as_xlsx}


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
        with collector.at_rest():
            return engine.count(
                self._facts(),
                profile.load(profile_name or self.own_profile()),
                period_from,
                period_to,
                as_at or self._clock.today(),
                table_ids=table_ids,
                own_words=self._lists.as_vocabulary(),
            )

    def periods(self, profile_name: str) -> tuple[PeriodChoice, ...]:
        """What to choose from: years that have contacts, the last quarters, years of other kinds."""
        return choices.offered(self._clock.today(), self.received(), self._year_kind(profile_name))

    def first_period(self, profile_name: str) -> Period:
        """This year, or the one in which most contacts were received if none was in this."""
        by_day = select(Contact.received_on, func.count(Contact.id).label("contacts")).group_by(Contact.received_on)
        with self._tracker.reading() as session:
            received: dict[date, int] = {row.received_on: row.contacts for row in session.execute(by_day)}
        return choices.first_shown(self._clock.today(), received, self._year_kind(profile_name))

    def period_name(self, period: Period, profile_name: str) -> str:
        """ "Year 2021-22", or "" for any two dates."""
        return choices.name_of(period, self._year_kind(profile_name))

    def received(self) -> Period | None:
        """From the first day a contact was received to the last; None while there is none."""
        with self._tracker.reading() as session:
            first, last = session.execute(select(func.min(Contact.received_on), func.max(Contact.received_on))).one()
        return Period(first, last) if first else None

    def is_quick(self) -> bool:
        """Whether counting takes no longer than a click may."""
        with self._tracker.reading() as session:
            return session.execute(select(func.count(Contact.id))).scalar_one() <= MANY

    def export(self, counts: Counts, path: Path) -> None:
        """Save every table at `path`, as its ending says (`EXPORTS`); that it was exported is recorded first.

        Raises `Trouble("export_unknown")`, `Trouble("cannot_write")`, `Trouble("disk_full")`.
        """
        if path.suffix.lower() not in EXPORTS:
            raise Trouble("export_unknown")
        data = EXPORTS[path.suffix.lower()](counts)
        with self._tracker.writing("export_counts") as session:
            self._tracker.note(session, "export", "Report", 0)
        save_bytes(path, data)

    def _year_kind(self, profile_name: str) -> str:
        return profile.load(profile_name).switches.year

    def _facts(self) -> Facts:
        if self._kept is None:
            with self._tracker.reading() as session:
                self._kept = read_facts(session)
        return self._kept

    def _forget(self) -> None:
        self._kept = None
