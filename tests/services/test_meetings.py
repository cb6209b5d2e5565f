"""Meetings: numbered in their series, about one case or several, with lines that keep their ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.meeting_drafts import AttendanceDraft, CopyDraft, DecisionDraft, MeetingDraft, SectionDraft

from .drafts import about, held_meeting

TOMORROW = date(2026, 5, 19)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return desk.cases.open_from(desk.contacts.save(about("Alex Example")))


@pytest.fixture
def other_case(desk: Desk, case_id: int) -> int:
    return desk.cases.open_from(desk.contacts.save(about("Chris Sample")))


def without_numbers(draft: MeetingDraft) -> MeetingDraft:
    return replace(
        draft,
        id=None,
        reference="",
        number=0,
        minutes_due_on=None,
        attendance=tuple(replace(line, id=None) for line in draft.attendance),
        sections=tuple(replace(line, id=None) for line in draft.sections),
        decisions=tuple(replace(line, id=None) for line in draft.decisions),
        actions=tuple(replace(line, id=None, meeting_id=None) for line in draft.actions),
        copies=tuple(replace(line, id=None) for line in draft.copies),
    )


def test_a_meeting_with_everything_reads_back_as_it_was_typed(desk: Desk, case_id: int) -> None:
    draft = held_meeting(case_id)
    opened = desk.meetings.open(desk.meetings.save(draft))
    assert without_numbers(opened) == draft
    assert (opened.reference, opened.number) == ("M26/001", 1)
    assert opened.minutes_due_on == date(2026, 5, 15) + timedelta(days=28)


def test_saving_what_was_opened_records_no_change(desk: Desk, case_id: int) -> None:
    opened = desk.meetings.open(desk.meetings.save(held_meeting(case_id)))
    heard: list[frozenset[str]] = []
    desk.tracker.on_changed(heard.append)
    desk.meetings.save(opened)
    assert (desk.meetings.open(opened.id or 0), heard) == (opened, [])


def test_meetings_are_numbered_by_type_within_the_series_of_their_case(
    desk: Desk, case_id: int, other_case: int
) -> None:
    series = [
        ("initial", case_id),
        ("review", case_id),
        ("review", case_id),
        ("initial", other_case),
        ("review", case_id),
    ]
    saved = [desk.meetings.save(held_meeting(case, meeting_type=kind)) for kind, case in series]
    assert [desk.meetings.open(one).number for one in saved] == [1, 1, 2, 1, 3]
    assert desk.meetings.open(saved[-1]).reference == "M26/005"


def test_a_meeting_that_becomes_one_of_another_type_takes_the_next_number_there(desk: Desk, case_id: int) -> None:
    first, second = (desk.meetings.save(held_meeting(case_id, meeting_type=kind)) for kind in ("review", "initial"))
    desk.meetings.save(replace(desk.meetings.open(second), meeting_type="review"))
    assert [desk.meetings.open(one).number for one in (first, second)] == [1, 2]


def test_the_next_meeting_is_the_initial_one_and_a_review_after_it_was_held(desk: Desk, case_id: int) -> None:
    assert desk.meetings.blank(case_id).meeting_type == "initial"
    planned = desk.meetings.save(MeetingDraft(case_ids=(case_id,), meeting_type="initial", planned_on=TOMORROW))
    assert desk.meetings.blank(case_id).meeting_type == "initial"
    desk.meetings.save(replace(desk.meetings.open(planned), status="held", held_on=date(2026, 5, 15)))
    assert desk.meetings.blank(case_id) == MeetingDraft(case_ids=(case_id,), meeting_type="review")


def test_one_meeting_may_be_about_several_cases(desk: Desk, case_id: int, other_case: int) -> None:
    saved = desk.meetings.save(held_meeting(case_id, other_case))
    for case in (case_id, other_case):
        assert [line.id for line in desk.cases.page(case).meetings] == [saved]
    assert desk.meetings.listing()[0].case_references == ("26/001", "26/002")
    assert [row.meetings_held for row in desk.cases.rows([case_id, other_case])] == [1, 1]
    desk.meetings.save(replace(desk.meetings.open(saved), case_ids=(case_id,)))
    assert desk.cases.page(other_case).meetings == ()


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"case_ids": ()}, {"case_ids": "choice_missing"}),
        ({"meeting_type": None}, {"meeting_type": "choice_missing"}),
        ({"meeting_type": "party"}, {"meeting_type": "choice_missing"}),
        ({"held_on": None}, {"held_on": "date_missing"}),
        ({"held_on": TOMORROW}, {"held_on": "in_future"}),
        ({"status": "planned"}, {"planned_on": "date_missing"}),
        ({"status": "cancelled"}, {"cancelled_because": "reason_missing"}),
        ({"attendance": (AttendanceDraft(), AttendanceDraft(name="A"))}, {"attendance.1.name": "name_missing"}),
        ({"decisions": (DecisionDraft(text="A"), DecisionDraft(text=" "))}, {"decisions.2.text": "text_missing"}),
        (
            {"actions": (ActionDraft(case_id=1, text="A", owner=" "),)},
            {"actions.1.owner": "owner_missing", "actions.1.due_on": "date_missing"},
        ),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said_by_field_and_nothing_is_saved(
    desk: Desk, case_id: int, change: dict[str, Any], problems: dict[str, str]
) -> None:
    draft = replace(held_meeting(case_id), **change)
    assert desk.meetings.problems(draft) == problems
    with pytest.raises(Invalid):
        desk.meetings.save(draft)
    assert desk.meetings.listing() == []


def test_lines_that_stay_keep_their_ids_when_others_are_added_moved_and_removed(desk: Desk, case_id: int) -> None:
    sections = tuple(SectionDraft(heading=heading, text=heading) for heading in "ABCD")
    opened = desk.meetings.open(desk.meetings.save(held_meeting(case_id, sections=sections)))
    a, b, c, d = opened.sections
    moved = (d, SectionDraft(heading="N", text="N"), b, replace(a, text="changed"))
    desk.meetings.save(replace(opened, sections=moved))
    again = desk.meetings.open(opened.id or 0).sections
    assert [(line.heading, line.text) for line in again] == [("D", "D"), ("N", "N"), ("B", "B"), ("A", "changed")]
    assert (again[0].id, again[2].id, again[3].id) == (d.id, b.id, a.id)
    assert again[1].id not in {a.id, b.id, c.id, d.id}


def test_copies_of_the_minutes_are_added_changed_and_struck_out(desk: Desk, case_id: int) -> None:
    opened = desk.meetings.open(desk.meetings.save(held_meeting(case_id)))
    first, second = replace(opened.copies[0], version="full"), CopyDraft(recipient="Police <b>unit</b>")
    desk.meetings.save(replace(opened, copies=(first, second)))
    stored = desk.meetings.again(opened.id or 0).copies
    assert (stored[0], replace(stored[1], id=None)) == (first, second)
    desk.meetings.save(replace(opened, copies=stored[1:]))
    assert desk.meetings.again(opened.id or 0).copies == stored[1:]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"recipient": " "}, {"copies.1.recipient": "name_missing"}),
        ({"version": "x"}, {"copies.1.version": "unknown_choice"}),
        ({"sent_on": TOMORROW}, {"copies.1.sent_on": "in_future"}),
        ({"acknowledged_on": TOMORROW}, {"copies.1.acknowledged_on": "in_future"}),
    ],
)
def test_what_is_wrong_with_a_copy_is_said_beside_it(
    desk: Desk, case_id: int, change: dict[str, Any], problem: dict[str, str]
) -> None:
    copy = replace(CopyDraft(recipient="Pat"), **change)
    with pytest.raises(Invalid) as found:
        desk.meetings.save(held_meeting(case_id, copies=(copy,)))
    assert found.value.problems == problem


def test_a_section_may_be_about_one_case_of_several(desk: Desk, case_id: int, other_case: int) -> None:
    section = SectionDraft(heading="Views", text="Of the second adult.", case_id=other_case)
    saved = desk.meetings.save(held_meeting(case_id, other_case, sections=(section,)))
    assert [replace(one, id=None) for one in desk.meetings.again(saved).sections] == [section]


def test_actions_of_a_meeting_are_actions_of_its_case_and_go_when_they_are_struck_out(desk: Desk, case_id: int) -> None:
    opened = desk.meetings.open(desk.meetings.save(held_meeting(case_id)))
    [action] = desk.cases.page(case_id).actions
    assert (action, action.meeting_id) == (opened.actions[0], opened.id)
    desk.meetings.save(replace(opened, actions=()))
    assert desk.cases.page(case_id).actions == ()


def test_a_planned_meeting_has_not_been_held_whatever_was_typed(desk: Desk, case_id: int) -> None:
    opened = desk.meetings.open(desk.meetings.save(held_meeting(case_id, status="planned", planned_on=TOMORROW)))
    assert (opened.held_on, opened.held_at, opened.minutes_due_on) == (None, None, None)


def test_a_meeting_is_found_by_its_reference_in_any_letters(desk: Desk, case_id: int) -> None:
    saved = desk.meetings.save(held_meeting(case_id))
    assert desk.meetings.find(" m26/001 ") == saved
    with pytest.raises(NotFound):
        desk.meetings.find("M26/002")


def test_a_meeting_about_a_case_that_is_not_there_is_not_made(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.meetings.save(held_meeting(99))
    with pytest.raises(NotFound):
        desk.meetings.save(held_meeting(99, id=99))
    with pytest.raises(NotFound):
        desk.meetings.open(99)


def test_minutes_of_a_held_meeting_are_a_pdf_and_the_printing_is_recorded(desk: Desk, case_id: int) -> None:
    saved = desk.meetings.save(held_meeting(case_id))
    assert desk.minutes.pdf(saved).startswith(b"%PDF-")
    with desk.tracker.inspecting() as connection:
        rows = connection.execute("SELECT kind, record FROM change WHERE action = 'print'").fetchall()
    assert [tuple(row) for row in rows] == [("Meeting", saved)]


def test_a_meeting_that_was_not_held_has_no_minutes_and_no_printing_is_recorded(desk: Desk, case_id: int) -> None:
    saved = desk.meetings.save(MeetingDraft(case_ids=(case_id,), meeting_type="initial", planned_on=TOMORROW))
    with pytest.raises(Trouble, match="not_held"):
        desk.minutes.pdf(saved)
    with desk.tracker.inspecting() as connection:
        assert connection.execute("SELECT count(*) FROM change WHERE action = 'print'").fetchone()[0] == 0
