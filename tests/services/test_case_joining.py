"""A contact becomes a case for each of its adults, joins one that is there, and leaves it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk

from .drafts import FULL, about, contact

TWO = (AdultDraft(name="Alex Example", setting_name="Oak Lane Primary"), AdultDraft(name="Chris Sample"))


def references(desk: Desk, contact_id: int, typed: str = "", position: int = 1) -> list[tuple[str, str]]:
    return [(one.reference, one.why) for one in desk.cases.to_join(contact_id, position, typed)]


def test_each_adult_of_a_contact_has_a_case_of_their_own(desk: Desk) -> None:
    saved = desk.contacts.save(contact(adults=TWO, summary="Both were there.", categories=("physical",)))
    first, second = desk.cases.open_from(saved), desk.cases.open_from(saved, 2)
    assert [desk.cases.again(one).about for one in (first, second)] == ["Alex Example", "Chris Sample"]
    assert [desk.cases.again(one).allegations[0].statement for one in (first, second)] == ["Both were there."] * 2
    assert [[line.id for line in desk.cases.again(one).contacts] for one in (first, second)] == [[saved], [saved]]
    assert [adult.case_reference for adult in desk.contacts.open(saved).adults] == ["26/001", "26/002"]
    assert desk.contacts.open(saved).case_reference == "26/001"
    with pytest.raises(Trouble, match="has_case"):
        desk.cases.open_from(saved, 2)
    with pytest.raises(NotFound):
        desk.cases.open_from(saved, 3)


def test_everything_the_contact_says_of_the_incident_is_carried_over(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(FULL))
    with desk.tracker.inspecting() as connection:
        row = connection.execute(
            "SELECT place, is_at_work, alleged_by, witnesses, injury, incident_note FROM allegation"
        ).fetchone()
        told = connection.execute('SELECT adult_told_on, adult_told_by FROM "case"').fetchone()
        child = connection.execute(
            "SELECT relationship_to_adult, made_allegation FROM case_child WHERE case_id = ? ORDER BY id", (case_id,)
        ).fetchone()
    said = (FULL.incident_place, 1, FULL.alleged_by, FULL.witnesses, FULL.injury, FULL.incident_note)
    assert tuple(row) == said
    assert tuple(told) == ("2026-05-11", "The head teacher")
    assert tuple(child) == ("pupil", 1)


def test_a_contact_joins_a_case_with_its_children_and_what_it_says(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Alex Example")))
    saved = desk.contacts.save(replace(FULL, adults=FULL.adults[:1]))
    desk.cases.join(saved, case_id, with_allegation=True)
    page = desk.cases.again(case_id)
    assert [line.id for line in page.contacts] == [1, saved]
    assert [one.statement for one in page.allegations] == [FULL.summary]
    assert desk.contacts.open(saved).disposal == "linked_case"
    with desk.tracker.inspecting() as connection:
        assert connection.execute("SELECT count(*) FROM case_child").fetchone()[0] == 2


def test_a_contact_that_only_brings_news_adds_no_allegation(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Alex Example", job_title="Coach")))
    saved = desk.contacts.save(replace(about("Alex Example"), summary="The police rang."))
    desk.cases.join(saved, case_id)
    assert desk.cases.again(case_id).allegations == ()


def test_leaving_a_case_undoes_the_link_and_what_became_of_it(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Alex Example")))
    saved = desk.contacts.save(contact(adults=TWO))
    desk.cases.join(saved, case_id)
    desk.cases.open_from(saved, 2)
    desk.cases.leave(saved)
    assert desk.contacts.open(saved).disposal == "linked_case"
    desk.cases.leave(saved, 2)
    left = desk.contacts.open(saved)
    assert (left.case_reference, left.disposal) == ("", None)
    assert [adult.case_id for adult in left.adults] == [None, None]
    desk.cases.join(saved, case_id)
    assert desk.contacts.open(saved).case_reference == "26/001"


def test_what_became_of_it_stays_as_it_was_chosen_by_hand(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Alex Example")))
    saved = desk.contacts.save(contact(disposal="closed_advice"))
    desk.cases.join(saved, case_id)
    desk.cases.leave(saved)
    assert desk.contacts.open(saved).disposal == "closed_advice"


def test_cases_of_the_same_adult_come_first_then_of_the_setting_and_closed_ones_last(desk: Desk) -> None:
    born = date(1990, 1, 1)
    for name, setting in (("Alex Example", "Oak Lane"), ("Chris Sample", "Oak Lane"), ("Sam Third", "Elsewhere")):
        desk.cases.open_from(desk.contacts.save(about(name, date_of_birth=born, setting_name=setting)))
    old = desk.cases.open_from(desk.contacts.save(about("Alex Example", date_of_birth=born)))
    draft = desk.cases.again(old).case
    desk.cases.save(replace(draft, closed_on=date(2026, 5, 14), closure_reason="concluded"))
    saved = desk.contacts.save(about("Alex Example", date_of_birth=born, setting_name="Oak Lane"))
    assert references(desk, saved) == [
        ("26/001", "same_adult"),
        ("26/002", "same_setting"),
        ("26/004", "same_adult"),
    ]
    assert references(desk, saved, "26/003") == [("26/003", "found")]
    assert references(desk, saved, "third SAM") == [("26/003", "found")]
    assert references(desk, saved, "nobody") == []


def test_a_restricted_case_shows_its_reference_alone_and_is_not_joined(desk: Desk) -> None:
    case_id = desk.cases.open_from(desk.contacts.save(about("Alex Example")))
    desk.restrictions.restrict("case", case_id, "A colleague")
    saved = desk.contacts.save(about("Sam Other"))
    [found] = desk.cases.to_join(saved, typed="26/001")
    assert (found.reference, found.about, found.is_restricted) == ("26/001", "", True)


def test_a_case_that_is_not_there_cannot_be_joined(desk: Desk) -> None:
    saved = desk.contacts.save(contact())
    with pytest.raises(NotFound):
        desk.cases.join(saved, 99)


def test_a_reference_given_out_is_used_by_that_contact_and_never_again(desk: Desk) -> None:
    reserved = desk.contacts.reserve()
    other = desk.contacts.save(contact())
    saved = desk.contacts.save(contact(reference=reserved))
    assert desk.contacts.reserve() == "C26/0003"
    assert [desk.contacts.open(one).reference for one in (saved, other)] == ["C26/0001", "C26/0002"]
