"""Filling an empty tracker with the sample: contacts first, then the cases they open, their meetings and endings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from random import Random
from typing import Final

from lado_desktop.clock import FixedClock
from lado_desktop.services.contact_drafts import ThresholdDraft
from lado_desktop.services.contacts import Contacts
from lado_desktop.services.desk import Desk
from lado_desktop.services.retention import proposed
from lado_desktop.services.sample.cases import Course, Sitting, course
from lado_desktop.services.sample.cast import Cast
from lado_desktop.services.sample.contacts import SHARES, ContactMaker, Planned
from lado_desktop.services.sample.days import received_days, working_days_after
from lado_desktop.services.sample.endings import Endings
from lado_desktop.services.sample.minutes import MeetingMaker
from lado_desktop.services.sample.strands import StrandMaker
from lado_desktop.services.sample.telling import Stories

AUTHORITY: Final = "Northmere (sample, fictional people)"
CONTACTS: Final = 250
SEED: Final = 2026

Watch = Callable[[int, int], None]


def fill(desk: Desk, contacts: int = CONTACTS, watch: Watch = lambda _done, _of: None) -> None:
    """Record the sample in an empty tracker: two years that end on the clock's today, the same ones every time.

    `watch` is told how many contacts and cases of all are done, and may raise to stop.
    """
    _Sample(desk, contacts, watch).fill()


class _Sample:
    """One sample in the making."""

    def __init__(self, desk: Desk, contacts: int, watch: Watch) -> None:
        chance, today = Random(SEED), desk.clock.today()  # noqa: S311 - a story, not a secret
        self._desk, self._chance, self._today = desk, chance, today
        self._cast, self._stories = Cast(chance, today), Stories(chance)
        self._contacts = ContactMaker(chance, self._cast, self._stories, today)
        self._meetings = MeetingMaker(chance, self._cast, today)
        self._endings = Endings(chance, self._stories, today)
        self._strands = StrandMaker(SEED, today)
        self._count, self._watch, self._done = contacts, watch, 0

    def fill(self) -> None:
        kinds = self._kinds()
        days = received_days(self._chance, self._today, self._count)
        planned = [self._contacts.made(kind, day) for kind, day in zip(kinds, days, strict=True)]
        total = len(planned) + sum(one.opens_case for one in planned)
        courses: list[Course] = []
        for one in planned:
            contact_id = self._record(one)
            if one.opens_case:
                courses.append(course(self._chance, one, contact_id))
            self._tell(total)
        cases = {found.contact_id: self._desk.cases.open_from(found.contact_id) for found in courses}
        self._meet(courses, cases)
        for found in courses:
            self._end(cases[found.contact_id], found)
            self._tell(total)

    def _kinds(self) -> list[str]:
        """The types of all contacts in a mixed order, as many of each as their share of the whole."""
        whole = sum(SHARES.values())
        kinds = [kind for kind, share in SHARES.items() for _ in range(round(share * self._count / whole))]
        kinds = (kinds + ["advice"] * self._count)[: self._count]
        self._chance.shuffle(kinds)
        return kinds

    def _record(self, one: Planned) -> int:
        """Save a contact; where the decision was changed later, the first one is saved before it, on its own day."""
        received = one.draft.received_on or date.min
        changed_on = working_days_after(received, 2)
        if not one.decision_changed or changed_on > self._today:
            return self._desk.contacts.save(one.draft)
        first = ThresholdDraft(
            decision="more_information",
            rationale="The setting was asked for the child's own words before deciding.",
            decided_on=received,
        )
        contact_id = self._desk.contacts.save(replace(one.draft, threshold=first))
        clock = FixedClock(datetime.combine(changed_on, time(10)))
        later = Contacts(self._desk.tracker, clock, self._desk.lists, self._desk.restrictions)
        later.save(replace(later.open(contact_id), threshold=one.draft.threshold))
        return contact_id

    def _meet(self, courses: list[Course], cases: dict[int, int]) -> None:
        """Meetings in the order they were held, so that their references rise with their days."""
        sittings = [
            (sitting.on, found.contact_id, at, found) for found in courses for at, sitting in enumerate(found.sittings)
        ]
        for _, contact_id, at, found in sorted(sittings, key=lambda one: one[:3]):
            self._sit(cases[contact_id], found, at)

    def _sit(self, case_id: int, found: Course, at: int) -> None:
        sitting: Sitting = found.sittings[at]
        if at == 0 and found.is_cancelled_first and sitting.on <= self._today:
            self._desk.meetings.save(self._meetings.cancelled(case_id, sitting))
        if sitting.on <= self._today:
            self._desk.meetings.save(self._meetings.held(case_id, found, at))
        elif at == 0 or found.sittings[at - 1].on <= self._today:
            self._desk.meetings.save(self._meetings.planned(case_id, sitting))

    def _end(self, case_id: int, found: Course) -> None:
        cases = self._desk.cases
        page = cases.page(case_id)
        allegations = self._endings.allegations(page, found)
        for allegation in allegations:
            cases.save_allegation(allegation)
        ended = self._endings.case(page, found, allegations)
        cases.save(ended)
        if ended.closed_on:
            self._say_how_it_ended(case_id, ended.closed_on)
        for referral in self._endings.referrals(case_id, found, allegations):
            cases.save_part(referral)
        for review in self._endings.reviews(case_id, found):
            cases.save_part(review)
        codes = frozenset(outcome.outcome for one in allegations for outcome in one.outcomes)
        for strand in self._strands.made(case_id, found, codes):
            self._desk.strands.save(strand)

    def _say_how_it_ended(self, case_id: int, closed_on: date) -> None:
        """What closing asked: who was told, that the child is safe, how long the record is kept."""
        closing = self._desk.closing
        page = closing.again(case_id)
        kept = proposed(page.outcomes, closed_on, page.born, page.years_without_birthday)
        closing.save(
            replace(
                page.draft,
                child_safe="The child was seen since and is safe at home and where the adult works.",
                system_learning="None beyond the setting.",
                retention_class=kept.retention_class,
                retention_review_on=kept.review_on,
                adult_told_outcome_on=closed_on,
                employer_told_on=closed_on,
                referrer_told_on=closed_on,
            )
        )

    def _tell(self, total: int) -> None:
        self._done += 1
        self._watch(self._done, total)
