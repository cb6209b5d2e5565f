"""Matching: the register of one tracker, read when it is first asked, and kept in step with what is changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from lado_desktop.models.collector import at_rest
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.matching import reading
from lado_desktop.services.matching.looking import MOST, Likely, Search, Wanted
from lado_desktop.services.matching.register import Known, Register


class Matching:
    """Who may be meant by a name. Holds names only while the tracker is open."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._lock = threading.RLock()
        self._search: Search | None = None
        self._register = Register()
        self._read_to = 0
        self._is_stale = False
        tracker.on_changed(self._changed)
        tracker.on_close(self.forget)

    def look(self, wanted: Wanted, most: int = MOST) -> tuple[Likely, ...]:
        """The likeliest people, best first."""
        return next(iter(self.look_all((wanted,), most)))

    def look_all(self, asked: Iterable[Wanted], most: int = MOST) -> list[tuple[Likely, ...]]:
        """The same for many names in turn."""
        with self._lock:
            search = self._ready()
            return [search.look(wanted, most) for wanted in asked]

    def person(self, person_id: int) -> Known | None:
        """Somebody as the register keeps them."""
        with self._lock:
            self._ready()
            return self._register.people.get(person_id)

    def people_searched(self) -> int:
        """How many people there are to be found."""
        with self._lock:
            self._ready()
            return len(self._register.people)

    def make_ready(self) -> None:
        """Read everybody now, so that the first question does not wait for it; of any thread."""
        with self._lock:
            self._ready()

    def forget_likeness(self) -> None:
        """Ask each word anew, as the first question does; the bench measures it so."""
        with self._lock:
            if self._search:
                self._search = Search(self._register)

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._search, self._register = None, Register()

    def _changed(self, kinds: frozenset[str]) -> None:
        self._is_stale = self._is_stale or bool(kinds & reading.KINDS)

    def _ready(self) -> Search:
        if self._search is None:
            self._read_all()
        elif self._is_stale:
            self._follow()
        assert self._search is not None  # noqa: S101 - one of the two has made it
        return self._search

    def _read_all(self) -> None:
        """Read with the tracker held, put in order without."""
        self._is_stale = False
        register = Register()
        with at_rest():
            with self._tracker.reading() as session:
                self._read_to = reading.last_change(session)
                people = list(reading.everybody(session))
            for person in people:
                register.put(person)
            register.sounding("")
        self._register, self._search = register, Search(register)

    def _follow(self) -> None:
        """Take in what was changed since."""
        self._is_stale = False
        with self._tracker.reading() as session:
            read_to = reading.last_change(session)
            people = reading.touched(session, self._read_to)
            found = [] if people is None else list(reading.these(session, people))
        if people is None:
            self._read_all()
            return
        for number in people:
            self._register.drop(number)
        for person in found:
            self._register.put(person)
        self._read_to, self._search = read_to, Search(self._register)
