"""The strands of a case: police, social care, employer and regulator, each with its own state, dates and results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.desk import Desk
from lado_desktop.services.strand_drafts import StrandDraft

from .drafts import DAY, FULL

TOMORROW = date(2026, 5, 19)
COMMON: dict[str, Any] = {
    "is_involved": True,
    "status": "under_way",
    "contacted_on": DAY,
    "unit": "Child abuse unit <3>",
    "contact_name": "DC A. Penhale",
    "reference": "14/5566/26",
    "started_on": date(2026, 5, 13),
    "next_update_on": date(2026, 8, 13),
    "ended_on": date(2026, 5, 17),
    "outcome_known_on": date(2026, 5, 17),
    "note": "Rang twice.\n\nWaits for the CPS.",
}
OWN: dict[str, dict[str, Any]] = {
    "police": {
        "outcomes": ("charged", "convicted"),
        "devices_examined": True,
        "bail": "under_investigation",
        "bail_until": date(2026, 9, 1),
        "charge": "Assault",
        "charged_on": date(2026, 5, 16),
        "trial_on": date(2027, 1, 11),
    },
    "social_care": {
        "child_open": False,
        "strategy_on": date(2026, 5, 14),
        "chaired_by": "S. Okonjo-Reed",
        "assessment": "s47",
    },
    "employer": {
        "outcomes": ("dismissed", "support_training"),
        "suspended_on": DAY,
        "suspension_reviewed_on": date(2026, 5, 17),
        "alternatives": "Other duties were looked at.",
        "report_received_on": date(2026, 5, 16),
        "hearing_on": date(2026, 6, 3),
        "appeal": "None so far",
        "learning": "Two adults in the garden.",
    },
    "regulator": {},
}


@pytest.fixture
def case_id(desk: Desk) -> int:
    return desk.cases.open_from(desk.contacts.save(FULL))


def full(case_id: int, kind: str) -> StrandDraft:
    return StrandDraft(case_id=case_id, kind=kind, **COMMON, **OWN[kind])


@pytest.mark.parametrize("kind", list(OWN))
def test_a_strand_reads_back_as_it_was_saved(desk: Desk, case_id: int, kind: str) -> None:
    saved = desk.strands.save(full(case_id, kind))
    [stored] = desk.cases.again(case_id).strands
    assert stored == replace(full(case_id, kind), id=saved)
    changed = replace(stored, outcomes=stored.outcomes[1:], status="ended", note="")
    assert desk.strands.save(changed) == saved
    assert desk.cases.again(case_id).strands == (changed,)


def test_strands_stand_in_one_order_whatever_was_recorded_first(desk: Desk, case_id: int) -> None:
    for kind in reversed(OWN):
        desk.strands.save(StrandDraft(case_id=case_id, kind=kind, is_involved=False))
    assert [strand.kind for strand in desk.cases.again(case_id).strands] == list(OWN)


def test_a_case_has_one_strand_of_a_kind_also_when_two_pages_began_it(desk: Desk, case_id: int) -> None:
    first = desk.strands.save(StrandDraft(case_id=case_id, kind="police", note="first"))
    assert desk.strands.save(StrandDraft(case_id=case_id, kind="police", note="second")) == first
    assert [strand.note for strand in desk.cases.again(case_id).strands] == ["second"]


@pytest.mark.parametrize(
    ("kind", "change", "problems"),
    [
        ("police", {"contacted_on": TOMORROW}, {"contacted_on": "in_future"}),
        ("police", {"charged_on": TOMORROW}, {"charged_on": "in_future"}),
        ("police", {"started_on": DAY, "ended_on": date(2026, 5, 1)}, {"ended_on": "before_start"}),
        ("police", {"status": "bored"}, {"status": "unknown_choice"}),
        ("police", {"bail": "yes"}, {"bail": "unknown_choice"}),
        ("police", {"outcomes": ("dismissed",)}, {"outcomes": "unknown_choice"}),
        ("social_care", {"assessment": "x"}, {"assessment": "unknown_choice"}),
        ("social_care", {"outcomes": ("ongoing",)}, {"outcomes": "unknown_choice"}),
        ("employer", {"suspended_on": TOMORROW}, {"suspended_on": "in_future"}),
        ("regulator", {"outcome_known_on": TOMORROW}, {"outcome_known_on": "in_future"}),
    ],
)
def test_what_is_wrong_with_a_strand_is_said_and_nothing_is_saved(
    desk: Desk, case_id: int, kind: str, change: dict[str, Any], problems: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as found:
        desk.strands.save(replace(StrandDraft(case_id=case_id, kind=kind), **change))
    assert found.value.problems == problems
    assert desk.cases.again(case_id).strands == ()


def test_a_strand_recorded_by_mistake_is_taken_away_with_its_results(desk: Desk, case_id: int) -> None:
    saved = desk.strands.save(full(case_id, "employer"))
    desk.strands.remove(saved)
    assert desk.cases.again(case_id).strands == ()
    with desk.tracker.inspecting() as connection:
        assert connection.execute("SELECT count(*) FROM strand_outcome").fetchone()[0] == 0


def test_no_strand_is_of_a_case_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.strands.save(StrandDraft(case_id=99, kind="police"))
    with pytest.raises(NotFound):
        desk.strands.remove(99)


def test_a_strand_of_a_restricted_case_is_written_only_after_a_reason(desk: Desk, case_id: int) -> None:
    saved = desk.strands.save(full(case_id, "police"))
    desk.restrictions.restrict("case", case_id, "A colleague")
    another = Desk(desk.tracker, desk.clock)
    with pytest.raises(Trouble, match="reason_needed"):
        another.strands.save(replace(full(case_id, "police"), id=saved))
    with pytest.raises(Trouble, match="reason_needed"):
        another.strands.remove(saved)
