"""One field of many records: looked at first, checked by the rules of the form, one work, taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.models.tables import Contact, Restriction
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.quoted import quoted

from .drafts import FULL, about, contact


@pytest.fixture
def five(desk: Desk) -> Desk:
    """Five contacts: Ann's are 1, 2 and 3; the fourth says Bea already; the fifth names nobody."""
    for number in range(1, 6):
        kept = about(f"Person {number}") if number < 5 else contact(adults=())
        desk.contacts.save(replace(kept, handled_by="Bea" if number > 3 else "Ann", received_on=date(2026, 5, number)))
    return desk


def handled(desk: Desk) -> list[str]:
    return [row.handled_by for row in desk.contacts.rows([1, 2, 3, 4, 5])]


def works(desk: Desk) -> list[str]:
    with desk.tracker.inspecting() as connection:
        return [row[0] for row in connection.execute("SELECT what FROM work ORDER BY id").fetchall()]


def test_a_change_touches_only_what_the_filter_shows_and_is_one_work(five: Desk) -> None:
    shown = five.contacts.ids((), {"handled_by": quoted(["Ann"]), "received_on": '"May 2026"'})
    before = works(five)
    found = five.contact_changes.preview(shown[:2], "handled_by", " Cat ")
    assert [(one.id, one.reference, one.before) for one in found.changes] == [
        (3, "C26/0003", "Ann"),
        (2, "C26/0002", "Ann"),
    ]
    assert handled(five) == ["Ann", "Ann", "Ann", "Bea", "Bea"]
    assert five.contact_changes.store(found) == 2
    assert handled(five) == ["Ann", "Cat", "Cat", "Bea", "Bea"]
    assert works(five) == [*before, "change_contacts"]


def test_one_undo_takes_all_of_it_back(five: Desk) -> None:
    found = five.contact_changes.preview([1, 2, 3, 4, 5], "contact_type", "referral")
    assert five.contact_changes.store(found) == 5
    five.undoing.undo()
    assert {row.contact_type for row in five.contacts.rows([1, 2, 3, 4, 5])} == {"advice"}


def test_what_says_it_already_is_counted_and_not_written(five: Desk) -> None:
    found = five.contact_changes.preview([1, 4, 5, 99], "handled_by", "Bea")
    assert (len(found.changes), found.same, found.refused) == (1, 2, ())


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("contact_type", None, "choice_missing"),
        ("contact_type", "no_such", "unknown_choice"),
        ("sector", "no_such", "unknown_choice"),
        ("received_on", date(2030, 1, 1), "in_future"),
        ("received_on", None, "date_missing"),
    ],
)
def test_what_the_form_refuses_is_refused_here(five: Desk, key: str, value: str | date | None, code: str) -> None:
    found = five.contact_changes.preview([1, 2], key, value)
    assert [one.problem for one in found.refused] == [code, code]
    assert five.contact_changes.store(found) == 0
    with pytest.raises(Invalid) as refused:
        five.contact_changes.change(1, key, value)
    assert refused.value.problems == {key: code}


def test_a_rule_between_two_fields_refuses_the_records_it_concerns(desk: Desk) -> None:
    for day in (4, 8):
        desk.contacts.save(contact(received_on=date(2026, 5, 3), first_response_on=date(2026, 5, day)))
    found = desk.contact_changes.preview([1, 2], "received_on", date(2026, 5, 6))
    assert [(one.id, one.problem) for one in found.refused] == [(1, "before_received")]
    assert desk.contact_changes.store(found) == 1


def test_what_was_wrong_before_keeps_nobody_from_another_field(five: Desk) -> None:
    with five.tracker.writing("bring_in_spreadsheet") as session:
        kept = session.get(Contact, 1)
        assert kept
        kept.contact_type = None
        session.flush()
    five.contact_changes.change(1, "handled_by", "Cat")
    assert handled(five)[0] == "Cat"


def test_the_first_adult_s_own_fields_are_changed_and_their_role_remembered(five: Desk) -> None:
    found = five.contact_changes.preview([1, 5], "job_title", "Coach")
    assert [(one.id, one.problem) for one in found.refused] == [(5, "no_adult")]
    five.contact_changes.store(found)
    assert five.contacts.rows([1])[0].job_title == "Coach"
    with five.tracker.inspecting() as connection:
        assert ("Coach",) in [tuple(row) for row in connection.execute("SELECT job_title FROM role").fetchall()]


def test_a_second_adult_stays_as_they_are(desk: Desk) -> None:
    desk.contacts.save(FULL)
    before = desk.contacts.open(1).adults[1]
    desk.contact_changes.change(1, "sector", "faith")
    adults = desk.contacts.open(1).adults
    assert (adults[0].sector, adults[1]) == ("faith", before)


def test_a_restricted_record_is_left_alone(five: Desk) -> None:
    with five.tracker.writing("change_contact") as session:
        session.add(Restriction(contact_id=2, reason="x", restricted_on=date(2026, 5, 1)))
        session.flush()
    found = five.contact_changes.preview([1, 2], "handled_by", "Cat")
    assert [(one.id, one.problem) for one in found.refused] == [(2, "restricted")]


def test_a_record_changed_after_the_preview_is_not_written_over(five: Desk) -> None:
    found = five.contact_changes.preview([1, 2], "handled_by", "Cat")
    five.contact_changes.change(1, "handled_by", "Dan")
    assert five.contact_changes.store(found) == 1
    assert handled(five)[:2] == ["Dan", "Cat"]


def test_one_record_is_changed_at_once_or_said_to_be_gone(five: Desk) -> None:
    five.contact_changes.change(1, "recency", "recent" if five.lists.knows("recency", "recent") else None)
    with pytest.raises(NotFound):
        five.contact_changes.change(99, "handled_by", "Cat")


def test_a_preview_can_be_stopped(five: Desk) -> None:
    def stop(_at: int, _of: int) -> None:
        raise Trouble("cancelled")

    with pytest.raises(Trouble):
        five.contact_changes.preview([1], "handled_by", "x", stop)


def test_cases_are_changed_by_their_own_rules(desk: Desk) -> None:
    for name in ("Person 1", "Person 2"):
        draft = replace(about(name), adults=(AdultDraft(name=name, setting_name="Oak"),))
        desk.cases.open_from(desk.contacts.save(draft))
    found = desk.case_changes.preview([1, 2], "officer", "Zoe")
    assert desk.case_changes.store(found) == 2
    assert {row.officer for row in desk.cases.rows([1, 2])} == {"Zoe"}
    with pytest.raises(Invalid):
        desk.case_changes.change(1, "opened_on", date(2030, 1, 1))
    desk.undoing.undo()
    assert "Zoe" not in {row.officer for row in desk.cases.rows([1, 2])}


@pytest.mark.parametrize("kind", ["contacts", "cases"])
def test_every_field_that_can_be_changed_is_a_column_of_the_list(desk: Desk, kind: str) -> None:
    from lado_desktop.services import case_list, contact_list

    columns = {"contacts": contact_list.COLUMNS, "cases": case_list.COLUMNS}[kind]
    changes = {"contacts": desk.contact_changes, "cases": desk.case_changes}[kind]
    assert set(changes.fields) <= set(columns)
