"""Response targets: in working days of England, with a late Friday counting as the next working day."""

from __future__ import annotations

from datetime import date, time

import pytest

from lado_desktop.errors import Invalid
from lado_desktop.services.desk import Desk
from lado_desktop.services.targets import OfficeTargets, Response, Targets, counts_from, response, target_days

USUAL = Targets()


@pytest.mark.parametrize(
    ("day", "at", "counts"),
    [
        (date(2026, 5, 15), time(15, 59), date(2026, 5, 15)),
        (date(2026, 5, 15), time(16, 0), date(2026, 5, 18)),
        (date(2026, 5, 15), None, date(2026, 5, 15)),
        (date(2026, 5, 14), time(23, 0), date(2026, 5, 14)),
        (date(2026, 5, 16), time(9, 0), date(2026, 5, 18)),
        (date(2026, 5, 22), time(17, 0), date(2026, 5, 26)),  # Monday the 25th is the spring bank holiday
    ],
)
def test_the_day_from_which_it_counts(day: date, at: time | None, counts: date) -> None:
    assert counts_from(day, at, USUAL) == counts


@pytest.mark.parametrize(
    ("kind", "decision", "days"),
    [
        ("advice", None, 5),
        ("record_check", None, 5),
        ("referral", None, 1),
        ("advice", "met_consultation", 1),
        ("referral", "not_met_advice", 5),
        ("referral", "more_information", 1),
        (None, None, 1),
    ],
)
def test_what_was_decided_sets_the_target_and_before_that_the_type(
    kind: str | None, decision: str | None, days: int
) -> None:
    assert target_days(kind, decision, USUAL) == days


@pytest.mark.parametrize(
    ("answered", "today", "stands"),
    [
        (None, date(2026, 5, 15), Response(state="due", due_on=date(2026, 5, 18), days=1)),
        (None, date(2026, 5, 18), Response(state="due", due_on=date(2026, 5, 18), days=0)),
        (None, date(2026, 5, 20), Response(state="overdue", due_on=date(2026, 5, 18), days=2)),
        (date(2026, 5, 18), date(2026, 6, 1), Response(state="in_time", due_on=date(2026, 5, 18))),
        (date(2026, 5, 19), date(2026, 6, 1), Response(state="late", due_on=date(2026, 5, 18), days=1)),
    ],
)
def test_how_the_answer_stands(answered: date | None, today: date, stands: Response) -> None:
    found = response(
        received_on=date(2026, 5, 15),
        received_at=time(9, 0),
        contact_type="referral",
        decision=None,
        answered_on=answered,
        today=today,
        targets=USUAL,
    )
    assert found == stands


def test_an_office_sets_its_own_targets_and_they_stay_in_the_tracker(desk: Desk) -> None:
    assert desk.targets.now() == USUAL
    own = Targets(met=2, advice=3, friday_from=time(15, 30))
    desk.targets.save(own)
    assert desk.targets.now() == own
    assert OfficeTargets(desk.tracker).now() == own


def test_a_target_of_no_day_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.targets.save(Targets(met=0))
    assert refused.value.problems == {"target_met": "not_a_number"}
