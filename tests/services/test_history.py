"""The history of a record: who changed what, from what, to what; and any line of it put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.errors import Trouble
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, OutcomeDraft
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.history_rows import ChangeLine, FieldChange, Happening, Value
from tests.services.drafts import DAY, FULL, about, contact, held_meeting


def happenings(desk: Desk, kind: str, record: int) -> tuple[Happening, ...]:
    return desk.history.of(kind, record).happenings


def line(desk: Desk, kind: str, record: int, table: str, action: str) -> ChangeLine:
    """The latest line about that."""
    found = [line for one in happenings(desk, kind, record) for line in one.lines]
    return next(line for line in found if (line.table, line.action) == (table, action))


def changes(line: ChangeLine) -> dict[str, tuple[Value, Value]]:
    return {field.column: (field.before, field.after) for field in line.fields}


@pytest.fixture
def case_id(desk: Desk) -> int:
    return desk.cases.open_from(desk.contacts.save(about("Ada Marlow")))


def test_it_says_who_did_what_when_the_latest_first(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.tracker.actor = "cover"
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="Rang back."))
    found = happenings(desk, "contact", contact_id)
    assert [(one.actor, one.name) for one in found] == [("cover", "change_contact"), ("owner", "add_contact")]
    assert found[0].at == desk.clock.now()


def test_it_says_who_opened_and_printed_the_record(desk: Desk, case_id: int) -> None:
    meeting_id = desk.meetings.save(held_meeting(case_id))
    desk.meetings.open(meeting_id)
    found = desk.history.of("meeting", meeting_id, is_of_notes=True).happenings
    assert [(one.name, [line.action for line in one.lines]) for one in found] == [("open_meeting", ["open"])]


def test_values_come_as_days_answers_and_codes_from_what_to_what(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    draft = desk.contacts.open(contact_id)
    desk.contacts.save(replace(draft, consent_seen=False, advice_on=DAY, route="phone"))
    assert changes(line(desk, "contact", contact_id, "contact", "update")) == {
        "route": (None, "phone"),
        "advice_on": (None, DAY),
        "consent_seen": (None, False),
    }


def test_links_come_as_what_the_other_record_is_called(desk: Desk, case_id: int) -> None:
    draft = desk.cases.again(case_id).case
    desk.cases.save(replace(draft, setting_name="Oak Lane"))
    assert changes(line(desk, "case", case_id, "case", "update")) == {"setting_id": (None, "Oak Lane")}
    assert changes(line(desk, "contact", 1, "contact", "update"))["case_id"] == (None, draft.reference)


def test_parts_and_parts_of_parts_are_told_with_what_they_are_called(desk: Desk, case_id: int) -> None:
    saved = desk.cases.save_allegation(AllegationDraft(case_id=case_id, statement="Pushed."))
    draft = desk.cases.again(case_id).allegations[-1]
    assert draft.id == saved
    desk.cases.save_allegation(
        replace(draft, outcomes=(OutcomeDraft(outcome="unfounded", decided_on=DAY, rationale="Seen."),))
    )
    assert line(desk, "case", case_id, "allegation", "insert").called == FieldChange("statement", "Pushed.", "Pushed.")
    outcome = line(desk, "case", case_id, "allegation_outcome", "insert")
    assert outcome.called == FieldChange("outcome", "unfounded", "unfounded")
    assert changes(outcome)["decided_on"] == (None, DAY)


def test_what_was_typed_of_the_adult_and_the_referrer_belongs_to_the_contact(desk: Desk) -> None:
    contact_id = desk.contacts.save(FULL)
    draft = desk.contacts.open(contact_id)
    adult = replace(draft.adults[0], date_of_birth=date(1988, 3, 1))
    desk.contacts.save(replace(draft, adults=(adult, *draft.adults[1:]), referrer=replace(draft.referrer, phone="1")))
    told = {line.table: changes(line) for line in happenings(desk, "contact", contact_id)[0].lines}
    assert told == {
        "person": {"date_of_birth": (date(1988, 2, 29), date(1988, 3, 1))},
        "referrer": {"phone": ("01632 960001", "1")},
    }


def test_a_meeting_stands_in_the_history_of_its_case(desk: Desk, case_id: int) -> None:
    meeting = desk.meetings.again(desk.meetings.save(held_meeting(case_id)))
    linked = line(desk, "case", case_id, "meeting_case", "insert")
    assert linked.called == FieldChange("meeting_id", meeting.reference, meeting.reference)


def test_a_field_that_was_overwritten_is_put_back_and_that_is_undone_again(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact(notes="As it was said."))
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="Overwritten"))
    desk.contacts.save(replace(desk.contacts.open(contact_id), advice="Later"))
    change = next(
        line
        for one in happenings(desk, "contact", contact_id)
        for line in one.lines
        if "notes" in changes(line) and line.action == "update"
    )
    assert change.can_put_back
    desk.history.put_back(change.change)
    found = desk.contacts.open(contact_id)
    assert (found.notes, found.advice) == ("As it was said.", "Later")
    again = next(
        line for one in happenings(desk, "contact", contact_id) for line in one.lines if line.change == change.change
    )
    assert not again.can_put_back
    assert (step := desk.undoing.undo())
    assert step.name == "put_back"
    assert desk.contacts.open(contact_id).notes == "Overwritten"


def test_a_removed_part_is_put_back_under_its_own_number(desk: Desk, case_id: int) -> None:
    part = desk.cases.save_part(ActionDraft(case_id=case_id, text="Send the form", owner="Pat", due_on=DAY))
    desk.cases.remove_part(ActionDraft, part)
    removed = line(desk, "case", case_id, "action", "delete")
    assert removed.called == FieldChange("text", "Send the form", "Send the form")
    assert removed.can_put_back
    desk.history.put_back(removed.change)
    assert [(one.id, one.due_on) for one in desk.cases.again(case_id).actions] == [(part, DAY)]


def test_a_removed_part_comes_back_with_its_own_parts(desk: Desk, case_id: int) -> None:
    draft = AllegationDraft(case_id=case_id, statement="Pushed.", categories=("physical", "emotional"), limbs=("a",))
    desk.cases.save_allegation(draft)
    before = desk.cases.again(case_id).allegations
    desk.undoing.undo()
    assert desk.cases.again(case_id).allegations == ()
    desk.history.put_back(line(desk, "case", case_id, "allegation", "delete").change)
    assert desk.cases.again(case_id).allegations == before


def test_a_line_of_the_minutes_whose_place_is_taken_comes_back_at_the_end(desk: Desk, case_id: int) -> None:
    meeting = desk.meetings.again(desk.meetings.save(held_meeting(case_id)))
    other = replace(meeting.decisions[0], id=None, text="Another.")
    desk.meetings.save(replace(meeting, decisions=(other,)))
    desk.history.put_back(line(desk, "meeting", meeting.id or 0, "decision", "delete").change)
    assert [one.text for one in desk.meetings.again(meeting.id or 0).decisions] == ["Another.", "To meet again."]


def test_fields_of_a_part_that_is_gone_are_not_put_back(desk: Desk, case_id: int) -> None:
    part = desk.cases.save_part(ActionDraft(case_id=case_id, text="Send the form", owner="Pat", due_on=DAY))
    desk.cases.save_part(ActionDraft(id=part, case_id=case_id, text="Send it", owner="Pat", due_on=DAY))
    changed = line(desk, "case", case_id, "action", "update")
    desk.cases.remove_part(ActionDraft, part)
    assert not line(desk, "case", case_id, "action", "update").can_put_back
    with pytest.raises(Trouble) as refused:
        desk.history.put_back(changed.change)
    assert refused.value.code == "undo_gone"


def test_what_was_undone_says_so_until_it_is_done_again(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="x"))

    def told() -> list[tuple[str, str, bool]]:
        found = happenings(desk, "contact", contact_id)
        return [(one.verb, one.name, one.is_undone) for one in found if one.name == "change_contact"]

    desk.undoing.undo()
    assert told() == [("undo", "change_contact", False), ("", "change_contact", True)]
    desk.undoing.redo()
    assert told() == [
        ("redo", "change_contact", False),
        ("undo", "change_contact", True),
        ("", "change_contact", False),
    ]


def test_what_the_program_keeps_for_itself_is_not_told(desk: Desk) -> None:
    contact_id = desk.contacts.save(about("Ada Marlow"))
    draft = desk.contacts.open(contact_id)
    desk.contacts.save(replace(draft, adults=(replace(draft.adults[0], name="Ada Marlowe"),)))
    assert changes(line(desk, "contact", contact_id, "person", "update")) == {"name": ("Ada Marlow", "Ada Marlowe")}


def test_only_as_many_as_asked_for_and_whether_there_are_more(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact(adults=(AdultDraft(known="not_named"),)))
    desk.contacts.save(replace(desk.contacts.open(contact_id), notes="x"))
    assert not desk.history.of("contact", contact_id).earlier
    found = desk.history.of("contact", contact_id, most=1)
    assert ([one.name for one in found.happenings], found.earlier) == (["change_contact"], True)


def test_a_restriction_is_lifted_for_a_reason_and_never_put_back(desk: Desk) -> None:
    contact_id = desk.contacts.save(contact())
    desk.restrictions.restrict("contact", contact_id, "A neighbour")
    desk.restrictions.grant("contact", contact_id, "Its officer")
    desk.restrictions.lift("contact", contact_id, "Moved away")
    assert not line(desk, "contact", contact_id, "restriction", "update").can_put_back
