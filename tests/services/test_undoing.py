"""Undo takes back what was done last, redo does it again; nothing is lost, and the record of changes only grows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import text

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.models.tables import Base
from lado_desktop.services.access import Access
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.desk import Desk
from tests.conftest import PASSPHRASE
from tests.services.drafts import DAY, FULL, about, contact, held_meeting
from tests.services.more_acts import ACTS

ONLY_GROWS = {"work", "change", "counter", "document_bytes"}  # bytes stay for whoever puts their document back
LENGTH = 200


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the tracker holds but the record of changes and the numbers that were given out."""
    tables = [table.name for table in Base.metadata.sorted_tables if table.name not in ONLY_GROWS]
    with desk.tracker.reading() as session:
        return {
            name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}" ORDER BY id'))]
            for name in tables
        }


def size(desk: Desk) -> int:
    with desk.tracker.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM change")).scalar_one())


def action(case_id: int, **more: Any) -> ActionDraft:
    return ActionDraft(case_id=case_id, text="Send the form", owner="Pat", due_on=DAY, **more)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_was_done_is_undone_to_the_last_letter_and_done_again(desk: Desk, seed: int) -> None:
    chance, empty = Random(seed), dump(desk)
    for _ in range(LENGTH):
        done = chance.choice(ACTS)
        try:
            done(desk, chance)
        except Invalid as refused:
            pytest.fail(f"seed {seed}: {done.__name__} was refused: {refused.problems}")
    full, grown = dump(desk), size(desk)
    undone = 0
    while desk.undoing.undo():
        undone += 1
    assert undone > LENGTH / 2
    assert dump(desk) == empty, f"seed {seed}"
    redone = 0
    while desk.undoing.redo():
        redone += 1
    assert redone == undone
    assert dump(desk) == full, f"seed {seed}"
    assert size(desk) > 2 * grown
    assert all(check.is_good for check in desk.verify())


def test_what_was_undone_is_named_and_offered_again(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.contacts.open(contact_id)
    assert (step := desk.undoing.next_undo())
    assert step.name == "add_contact"
    assert desk.undoing.undo() == step
    assert desk.contacts.ids() == []
    assert desk.undoing.next_undo() is None
    assert (again := desk.undoing.next_redo())
    assert again.name == "add_contact"


def test_after_something_new_there_is_nothing_to_do_again(desk: Desk) -> None:
    desk.contacts.save(contact())
    desk.undoing.undo()
    desk.contacts.save(contact(notes="another"))
    assert desk.undoing.next_redo() is None


def test_an_undone_contact_comes_back_under_its_own_number_and_the_number_is_not_given_twice(desk: Desk) -> None:
    first = desk.contacts.save(FULL)
    reference = desk.contacts.open(first).reference
    desk.undoing.undo()
    desk.undoing.redo()
    assert desk.contacts.open(first).reference == reference
    desk.undoing.undo()
    second = desk.contacts.save(FULL)
    assert second != first
    assert desk.contacts.open(second).reference != reference


def test_undo_still_works_after_the_tracker_was_shut(desk: Desk, access: Access, tmp_path: Path) -> None:
    desk.contacts.save(about("Ada Marlow"))
    desk.close()
    again = access.unlock(tmp_path / "office.lado", PASSPHRASE)
    assert again.undoing.undo()
    assert again.contacts.ids() == []
    assert again.undoing.redo()
    assert [again.contacts.open(contact_id).adults[0].name for contact_id in again.contacts.ids()] == ["Ada Marlow"]
    again.close()


def test_somebody_else_s_work_is_not_undone(desk: Desk) -> None:
    desk.contacts.save(contact())
    desk.tracker.actor = "cover"
    assert desk.undoing.next_undo() is None
    assert desk.undoing.undo() is None


def test_what_somebody_else_changed_since_is_not_lost_by_undoing(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="first"))
    desk.tracker.actor = "cover"
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="second"))
    reference = desk.contacts.open(contact_id).reference
    desk.tracker.actor = "owner"
    before = dump(desk)
    with pytest.raises(Trouble) as refused:
        desk.undoing.undo()
    assert (refused.value.code, refused.value.facts) == (
        "undo_changed",
        {"kind": "contact", "called": reference, "later": "change_contact"},
    )
    assert dump(desk) == before


def test_other_fields_that_changed_since_stay_as_they_are(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="mine"))
    desk.tracker.actor = "cover"
    desk.contacts.save(replace(desk.contacts.open(contact_id), advice="theirs"))
    desk.tracker.actor = "owner"
    desk.undoing.undo()
    found = desk.contacts.open(contact_id)
    assert (found.notes, found.advice) == ("", "theirs")


def test_what_something_else_hangs_on_is_not_taken_away(desk: Desk) -> None:
    contact_id = desk.contacts.save(about("Ada Marlow"))
    case_id = desk.cases.open_from(contact_id)
    desk.tracker.actor = "cover"
    desk.cases.save_part(action(case_id))
    desk.tracker.actor = "owner"
    with pytest.raises(Trouble) as refused:
        desk.undoing.undo()
    assert (refused.value.code, refused.value.facts["kind"]) == ("undo_used", "case")


def test_a_part_that_was_removed_since_cannot_be_changed_back(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Ada Marlow")))
    part = desk.cases.save_part(action(case_id))
    desk.cases.save_part(action(case_id, id=part, result="sent"))
    desk.tracker.actor = "cover"
    desk.cases.remove_part(ActionDraft, part)
    desk.tracker.actor = "owner"
    with pytest.raises(Trouble) as refused:
        desk.undoing.undo()
    assert (refused.value.code, refused.value.facts["later"]) == ("undo_gone", "remove_action")


def test_what_took_the_place_since_keeps_it(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Ada Marlow")))
    meeting = desk.meetings.again(desk.meetings.save(held_meeting(case_id)))
    decision = meeting.decisions[0]
    desk.meetings.save(replace(meeting, decisions=()))
    desk.tracker.actor = "cover"
    desk.meetings.save(replace(meeting, decisions=(replace(decision, id=None),)))
    desk.tracker.actor = "owner"
    with pytest.raises(Trouble) as refused:
        desk.undoing.undo()
    assert refused.value.code == "undo_taken"
