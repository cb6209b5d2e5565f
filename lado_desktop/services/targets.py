"""Response targets: how soon a contact is to be answered, in working days; an office may set its own (list L9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy import select

from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Meta
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.form_dates import add_working_days, is_working_day, working_days_between

FRIDAY: Final = 4
SLOWER: Final = frozenset({"advice", "record_check"})
"""Types that are no referral, while no decision says otherwise."""


@dataclass(frozen=True, kw_only=True)
class Targets:
    """Working days when the threshold is met and when it is advice; from when on a Friday counts as the next one."""

    met: int = 1
    advice: int = 5
    friday_from: time = time(16)


@dataclass(frozen=True, kw_only=True)
class Response:
    """How a contact stands: `in_time`, `late` by `days`, `due` in `days`, `overdue` by `days`; all working days."""

    state: str
    due_on: date
    days: int = 0


class OfficeTargets:
    """The targets of one tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._kept = self._read()
        tracker.on_changed(self._read_again)

    def now(self) -> Targets:
        return self._kept

    def save(self, targets: Targets) -> None:
        """Raises `Invalid` where a target is not a number of days from 1 to 60."""
        days = {"target_met": targets.met, "target_advice": targets.advice}
        if wrong := {name: "not_a_number" for name, value in days.items() if not 1 <= value <= 60}:
            raise Invalid(wrong)
        values = {name: str(value) for name, value in days.items()}
        values["friday_from"] = targets.friday_from.isoformat("minutes")
        with self._tracker.writing("change_targets") as session:
            for name, value in values.items():
                row = session.execute(select(Meta).where(Meta.name == name)).scalar_one_or_none() or Meta(name=name)
                row.value = value
                session.add(row)

    def _read(self) -> Targets:
        names = ("target_met", "target_advice", "friday_from")
        with self._tracker.reading() as session:
            found = {row.name: row.value for row in session.execute(select(Meta).where(Meta.name.in_(names))).scalars()}
        usual = Targets()
        return Targets(
            met=int(found.get("target_met", usual.met)),
            advice=int(found.get("target_advice", usual.advice)),
            friday_from=time.fromisoformat(found["friday_from"]) if "friday_from" in found else usual.friday_from,
        )

    def _read_again(self, kinds: frozenset[str]) -> None:
        if "Meta" in kinds:
            self._kept = self._read()


def counts_from(received_on: date, received_at: time | None, targets: Targets) -> date:
    """The working day a contact counts as received: what comes late on a Friday or on a closed day is of the next."""
    is_late = received_on.weekday() == FRIDAY and received_at is not None and received_at >= targets.friday_from
    return received_on if is_working_day(received_on) and not is_late else add_working_days(received_on, 1)


def target_days(contact_type: str | None, decision: str | None, targets: Targets) -> int:
    """What was decided counts; until then, what type of contact it is."""
    if decision and decision.startswith("not_met_"):
        return targets.advice
    if decision and decision.startswith("met_"):
        return targets.met
    return targets.advice if contact_type in SLOWER else targets.met


def response(
    *,
    received_on: date,
    received_at: time | None,
    contact_type: str | None,
    decision: str | None,
    answered_on: date | None,
    today: date,
    targets: Targets,
) -> Response:
    """How the answer to a contact stands today."""
    start = counts_from(received_on, received_at, targets)
    due_on = add_working_days(start, target_days(contact_type, decision, targets))
    if answered_on is not None:
        late = working_days_between(due_on, answered_on)
        return Response(state="late" if late else "in_time", due_on=due_on, days=late)
    if today > due_on:
        return Response(state="overdue", due_on=due_on, days=working_days_between(due_on, today))
    return Response(state="due", due_on=due_on, days=working_days_between(today, due_on))
