"""The cases of the sample: how long each takes, what its meetings decide, how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lado_desktop.services.sample.contacts import Planned
from lado_desktop.services.sample.days import working_days_after
from lado_desktop.services.sample.pages import likely

DURATIONS = (((12, 30), 30), ((31, 91), 36), ((92, 180), 20), ((181, 360), 11), ((361, 470), 3))
"""Days from the contact to the conclusion, and how many cases of a hundred take so long."""
BETWEEN_REVIEWS = 35
MOST_REVIEWS = 4


@dataclass(frozen=True)
class Sitting:
    """A meeting on the way of a case: its type and the day it is for."""

    meeting_type: str
    on: date


@dataclass(frozen=True)
class Course:
    """The way a case goes; days after today are plans."""

    planned: Planned
    contact_id: int
    sittings: tuple[Sitting, ...]
    concluded_on: date
    closed_on: date
    is_cancelled_first: bool


def course(chance: Random, planned: Planned, contact_id: int) -> Course:
    """The course of the case that follows from a contact."""
    received = planned.draft.received_on or date.min
    (shortest, longest), _ = chance.choices(DURATIONS, [weight for _, weight in DURATIONS])[0]
    concluded = working_days_after(received + timedelta(days=chance.randint(shortest, longest)), 1)
    if planned.draft.contact_type == "consultation":
        sittings = [Sitting("lado_discussion", working_days_after(received, chance.randint(3, 7)))]
    else:
        sittings = _series(chance, received, concluded, is_joint="b" in planned.draft.threshold.limbs)
    return Course(
        planned,
        contact_id,
        tuple(sittings),
        max(concluded, sittings[-1].on),
        working_days_after(max(concluded, sittings[-1].on), chance.randint(2, 18)),
        likely(chance, 0.08),
    )


def _series(chance: Random, received: date, concluded: date, *, is_joint: bool) -> list[Sitting]:
    """An initial meeting within days, reviews about every five weeks, the last of them concludes."""
    initial = working_days_after(received, chance.randint(3, 9))
    sittings = [Sitting("initial", initial)]
    if is_joint and likely(chance, 0.5):
        sittings.insert(0, Sitting("s47_strategy", working_days_after(received, chance.randint(0, 2))))
    days_left = (concluded - initial).days
    reviews = min(MOST_REVIEWS, days_left // BETWEEN_REVIEWS)
    for number in range(1, reviews + 1):
        between = initial + timedelta(days=days_left * number // reviews)
        sittings.append(Sitting("review", concluded if number == reviews else working_days_after(between, 1)))
    return sittings
