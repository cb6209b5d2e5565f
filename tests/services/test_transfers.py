"""Transfers between LADOs: kept whole, corrected in place, refused where their days cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lado_desktop.errors import NotFound
from lado_desktop.services.desk import Desk
from lado_desktop.services.transfers import (
    TransferDraft,
    remove_transfer,
    store_transfer,
    transfer_problems,
    transfers_of,
)
from tests.services.drafts import contact

DAY = date(2026, 5, 12)
TODAY = date(2026, 5, 18)
WHOLE = TransferDraft(
    direction="in",
    authority="Southmere & <b>Moor</b>",
    lado_name="R. Other",
    lado_contact="=01632 960002",
    reason="The adult works there.",
    sent_on=DAY,
    is_accepted=True,
    accepted_on=date(2026, 5, 13),
    outcome_requested=True,
    outcome="Unfounded",
    outcome_received_on=TODAY,
    note="../by letter",
)


def test_a_transfer_reads_back_as_it_was_typed_and_is_corrected_in_place(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    whole = replace(WHOLE, contact_id=contact_id)
    with desk.tracker.writing("add_transfer") as session:
        first = store_transfer(session, whole)
    with desk.tracker.writing("change_transfer") as session:
        assert store_transfer(session, replace(whole, id=first, note="")) == first
    with desk.tracker.reading() as session:
        assert transfers_of(session, contact_id=contact_id) == (replace(whole, id=first, note=""),)


def test_one_entered_by_mistake_is_taken_away(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    with desk.tracker.writing("add_transfer") as session:
        added = store_transfer(session, replace(WHOLE, contact_id=contact_id))
        remove_transfer(session, added)
        assert transfers_of(session, contact_id=contact_id) == ()
        with pytest.raises(NotFound):
            remove_transfer(session, added)


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"sent_on": date(2026, 5, 19)}, {"sent_on": "in_future"}),
        ({"sent_on": DAY, "accepted_on": date(2026, 5, 11)}, {"accepted_on": "before_sent"}),
        ({"sent_on": DAY, "outcome_received_on": date(2026, 5, 11)}, {"outcome_received_on": "before_sent"}),
        ({"accepted_on": DAY}, {}),
    ],
)
def test_days_that_cannot_be_are_refused(change: dict[str, Any], problems: dict[str, str]) -> None:
    assert transfer_problems(replace(TransferDraft(), **change), TODAY) == problems


def test_one_that_only_belongs_to_something_says_nothing() -> None:
    assert not TransferDraft(contact_id=3, direction="in").says_something
    assert TransferDraft(authority="Southmere").says_something
