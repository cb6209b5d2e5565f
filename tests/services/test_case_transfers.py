"""Transfers of a case between LADOs: stored, changed, taken away, and refused where they cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.desk import Desk
from lado_desktop.services.transfers import TransferDraft

from .drafts import DAY, FULL


@pytest.fixture
def draft(desk: Desk) -> TransferDraft:
    return TransferDraft(
        case_id=desk.cases.open_from(desk.contacts.save(FULL)),
        direction="out",
        authority="Elmshire",
        lado_name="S. Tarrick",
        lado_contact="01632 960011",
        reason="The adult works there now",
        sent_on=DAY,
        is_accepted=True,
        accepted_on=date(2026, 5, 13),
        outcome_requested=True,
        outcome="Unfounded",
        outcome_received_on=date(2026, 5, 18),
        note="Agreed by telephone",
    )


def test_a_transfer_reads_back_is_changed_and_taken_away(desk: Desk, draft: TransferDraft) -> None:
    saved = desk.case_transfers.save(draft)
    case_id = draft.case_id or 0
    assert desk.cases.again(case_id).transfers == (replace(draft, id=saved),)
    changed = replace(draft, id=saved, direction="in", outcome="")
    assert desk.case_transfers.save(changed) == saved
    assert desk.cases.again(case_id).transfers == (changed,)
    desk.case_transfers.remove(saved)
    assert desk.cases.again(case_id).transfers == ()


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"authority": " "}, {"authority": "authority_missing"}),
        ({"sent_on": date(2026, 5, 19), "accepted_on": None, "outcome_received_on": None}, {"sent_on": "in_future"}),
        ({"accepted_on": date(2026, 5, 1)}, {"accepted_on": "before_sent"}),
    ],
)
def test_what_is_wrong_with_a_transfer_is_said_and_nothing_is_saved(
    desk: Desk, draft: TransferDraft, change: dict[str, Any], problems: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as found:
        desk.case_transfers.save(replace(draft, **change))
    assert found.value.problems == problems
    assert desk.cases.again(draft.case_id or 0).transfers == ()


def test_no_transfer_is_of_a_case_that_is_not_there_or_needs_a_reason(desk: Desk, draft: TransferDraft) -> None:
    with pytest.raises(NotFound):
        desk.case_transfers.save(replace(draft, case_id=99))
    saved = desk.case_transfers.save(draft)
    desk.restrictions.restrict("case", draft.case_id or 0, "A colleague")
    another = Desk(desk.tracker, desk.clock)
    with pytest.raises(Trouble, match="reason_needed"):
        another.case_transfers.save(replace(draft, id=saved))
    with pytest.raises(Trouble, match="reason_needed"):
        another.case_transfers.remove(saved)
