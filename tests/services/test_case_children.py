"""The children of a case: added, linked where they are known, and what each of them says or why it is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.contact_drafts import ChildDraft
from lado_desktop.services.desk import Desk

from .drafts import DAY, FULL

TOMORROW = date(2026, 5, 19)
BORN = date(2015, 4, 3)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return desk.cases.open_from(desk.contacts.save(replace(FULL, children=())))


def full(case_id: int) -> CaseChildDraft:
    return CaseChildDraft(
        case_id=case_id,
        name="Robin <b>Lark</b>",
        date_of_birth=BORN,
        age_note="about 11",
        sex="female",
        ethnicity="white_british",
        needs="Hearing aid",
        communication="Signs",
        address="3 Low Lane\nNorthmere",
        is_looked_after=True,
        placing_authority="Elmshire",
        social_worker="S. Okonjo-Reed",
        relationship_to_adult="foster child",
        made_allegation=True,
        is_adult_now=False,
        service_work="co_allocated",
        voice="Wants to stay.\n\nIs not afraid.",
        voice_how="By her social worker",
        voice_on=DAY,
        voice_missing_because="",
        parent_told_on=DAY,
        parent_told_by="The school",
        outcome_told_on=date(2026, 5, 17),
    )


def test_a_child_reads_back_as_it_was_saved_and_as_it_was_changed(desk: Desk, case_id: int) -> None:
    saved = desk.case_children.save(full(case_id))
    [stored] = desk.cases.again(case_id).children
    assert stored == replace(full(case_id), id=saved, child_id=stored.child_id)
    changed = replace(stored, name="R.L.", address="", is_looked_after=None, voice="", voice_missing_because="Too soon")
    assert desk.case_children.save(changed) == saved
    assert desk.cases.again(case_id).children == (changed,)


def test_a_case_opened_from_a_contact_keeps_what_the_contact_says_of_the_children(desk: Desk) -> None:
    child = ChildDraft(name="K.", date_of_birth=BORN, relationship_to_adult="pupil")
    opened = desk.cases.open_from(desk.contacts.save(replace(FULL, children=(child,))))
    [found] = desk.cases.again(opened).children
    assert (found.name, found.date_of_birth, found.relationship_to_adult) == ("K.", BORN, "pupil")


def test_a_child_known_by_name_and_birthday_is_linked_and_keeps_what_is_known(desk: Desk, case_id: int) -> None:
    desk.case_children.save(full(case_id))
    second = desk.cases.open_from(desk.contacts.save(replace(FULL, children=())))
    assert desk.case_children.known("robin <B>lark</B>", BORN) == ("26/001",)
    named = CaseChildDraft(case_id=second, name="Robin <b>Lark</b>", date_of_birth=BORN, placing_authority="Otherton")
    desk.case_children.save(named)
    [there], [here] = desk.cases.again(case_id).children, desk.cases.again(second).children
    assert there.child_id == here.child_id
    assert (here.address, here.placing_authority) == ("3 Low Lane\nNorthmere", "Otherton")
    assert (here.voice, here.relationship_to_adult) == ("", "")
    assert desk.case_children.known("Robin <b>Lark</b>", BORN) == ("26/001", "26/002")


def test_initials_without_a_birthday_are_never_the_same_child(desk: Desk, case_id: int) -> None:
    desk.case_children.save(CaseChildDraft(case_id=case_id, name="J.D."))
    desk.case_children.save(CaseChildDraft(case_id=case_id, name="J.D."))
    first, second = desk.cases.again(case_id).children
    assert first.child_id != second.child_id
    assert desk.case_children.known("J.D.", None) == ()


def test_a_child_is_in_a_case_only_once(desk: Desk, case_id: int) -> None:
    desk.case_children.save(full(case_id))
    with pytest.raises(Invalid) as found:
        desk.case_children.save(full(case_id))
    assert found.value.problems == {"name": "child_here"}
    assert len(desk.cases.again(case_id).children) == 1


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        ({"date_of_birth": TOMORROW}, {"date_of_birth": "in_future"}),
        ({"voice_on": TOMORROW}, {"voice_on": "in_future"}),
        ({"parent_told_on": TOMORROW}, {"parent_told_on": "in_future"}),
        ({"outcome_told_on": TOMORROW}, {"outcome_told_on": "in_future"}),
        ({"sex": "x"}, {"sex": "unknown_choice"}),
        ({"ethnicity": "x"}, {"ethnicity": "unknown_choice"}),
        ({"service_work": "x"}, {"service_work": "unknown_choice"}),
    ],
)
def test_what_is_wrong_with_a_child_is_said_and_nothing_is_saved(
    desk: Desk, case_id: int, change: dict[str, Any], problems: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as found:
        desk.case_children.save(replace(full(case_id), **change))
    assert found.value.problems == problems
    assert desk.cases.again(case_id).children == ()


@pytest.mark.parametrize(
    ("voice", "reason", "is_missing"), [("", "", True), ("Yes", "", False), ("", "Too soon", False)]
)
def test_the_voice_is_missing_where_neither_it_nor_a_reason_is_recorded(
    voice: str, reason: str, is_missing: bool
) -> None:
    assert CaseChildDraft(case_id=1, voice=voice, voice_missing_because=reason).is_voice_missing is is_missing


def test_a_child_taken_off_a_case_stays_in_the_contact_that_named_them(desk: Desk) -> None:
    contact_id = desk.contacts.save(FULL)
    case_id = desk.cases.open_from(contact_id)
    desk.case_children.remove(desk.cases.again(case_id).children[0].id or 0)
    assert [child.name for child in desk.cases.again(case_id).children] == ["K."]
    assert [child.name for child in desk.contacts.open(contact_id).children] == ["J.D.", "K."]


def test_nobody_is_added_to_a_case_that_is_not_there_or_needs_a_reason(desk: Desk, case_id: int) -> None:
    with pytest.raises(NotFound):
        desk.case_children.save(full(99))
    with pytest.raises(NotFound):
        desk.case_children.remove(99)
    saved = desk.case_children.save(full(case_id))
    desk.restrictions.restrict("case", case_id, "A colleague")
    another = Desk(desk.tracker, desk.clock)
    with pytest.raises(Trouble, match="reason_needed"):
        another.case_children.save(replace(full(case_id), id=saved))
    with pytest.raises(Trouble, match="reason_needed"):
        another.case_children.remove(saved)
