"""The people of a contact: each keeps its row and case wherever it stands; what is known of a person is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lado_desktop.services.contact_drafts import AdultDraft, OwnChildDraft, SettingPersonDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.transfers import TransferDraft

from .drafts import FULL, about, contact


def names(desk: Desk, contact_id: int) -> list[str]:
    return [adult.name for adult in desk.contacts.open(contact_id).adults]


def test_two_adults_that_change_places_stay_who_they_are_and_the_case_goes_with_its_adult(desk: Desk) -> None:
    saved = desk.contacts.save(contact(adults=(AdultDraft(name="Alex Example"), AdultDraft(name="Chris Sample"))))
    desk.cases.open_from(saved)
    opened = desk.contacts.open(saved)
    desk.contacts.save(replace(opened, adults=opened.adults[::-1]))
    again = desk.contacts.open(saved)
    assert [(one.id, one.name) for one in again.adults] == [(2, "Chris Sample"), (1, "Alex Example")]
    assert again.case_reference == ""
    with desk.tracker.inspecting() as connection:
        rows = connection.execute("SELECT position, case_id FROM contact_adult ORDER BY position").fetchall()
    assert [tuple(row) for row in rows] == [(1, None), (2, 1)]


def test_one_taken_out_from_the_middle_leaves_the_others_as_they_were(desk: Desk) -> None:
    adults = tuple(AdultDraft(name=name) for name in ("Alex Example", "Chris Sample", "Sam Third"))
    opened = desk.contacts.open(desk.contacts.save(contact(adults=adults)))
    desk.contacts.save(replace(opened, adults=(opened.adults[0], opened.adults[2])))
    assert [one.id for one in desk.contacts.open(opened.id or 0).adults] == [1, 3]


def test_naming_an_adult_who_was_not_named_keeps_the_case(desk: Desk) -> None:
    saved = desk.contacts.save(contact(adults=(AdultDraft(known="not_named", description="a coach"),)))
    desk.cases.open_from(saved)
    opened = desk.contacts.open(saved)
    desk.contacts.save(replace(opened, adults=(AdultDraft(name="Alex Example"),)))
    assert desk.contacts.open(saved).case_reference == "26/001"


def test_a_linked_person_is_said_whole_so_that_nothing_of_them_is_blanked(desk: Desk) -> None:
    desk.contacts.save(FULL)
    known = desk.people.as_adult(1)
    saved = desk.contacts.save(contact(adults=(known,)))
    adult = desk.contacts.open(saved).adults[0]
    assert replace(adult, id=None) == known
    assert (adult.address, adult.known_as, adult.registration) == ("1 Low Road", "Lexie", "TRA 77")
    assert [child.name for child in adult.own_children] == ["M."]


def test_one_who_is_not_linked_only_adds_to_what_is_known(desk: Desk) -> None:
    desk.contacts.save(FULL)
    more = about(
        "Alex Example",
        date_of_birth=date(1988, 2, 29),
        known_as="Al",
        own_children=(OwnChildDraft(name="N."),),
    )
    adult = desk.contacts.open(desk.contacts.save(more)).adults[0]
    assert (adult.person_id, adult.known_as, adult.address) == (1, "Lexie, Al", "1 Low Road")
    assert [child.name for child in adult.own_children] == ["M.", "N."]


def test_an_own_child_taken_away_of_a_linked_person_is_gone(desk: Desk) -> None:
    opened = desk.contacts.open(desk.contacts.save(FULL))
    first = replace(opened.adults[0], own_children=())
    desk.contacts.save(replace(opened, adults=(first, *opened.adults[1:])))
    assert desk.people.as_adult(1).own_children == ()


def test_those_to_speak_to_are_of_the_setting_and_stand_in_its_next_contact(desk: Desk) -> None:
    opened = desk.contacts.open(desk.contacts.save(FULL))
    second = desk.contacts.save(
        replace(
            about("Sam Other", setting_name="oak lane primary"),
            setting_people=(SettingPersonDraft(part="hr", name="H. Resource"),),
        )
    )
    assert [one.name for one in desk.contacts.open(second).setting_people] == ["Sam Lead", "H. Resource"]
    desk.contacts.save(replace(desk.contacts.open(opened.id or 0), setting_people=()))
    assert desk.contacts.open(second).setting_people == ()


def test_those_of_the_setting_that_stood_before_stay_there(desk: Desk) -> None:
    opened = desk.contacts.open(desk.contacts.save(FULL))
    moved = replace(opened.adults[0], setting_name="Fenmoor House")
    desk.contacts.save(replace(opened, adults=(moved, *opened.adults[1:])))
    assert desk.contacts.open(opened.id or 0).setting_people == ()
    back = desk.contacts.save(about("Sam Other", setting_name="Oak Lane Primary"))
    assert [one.name for one in desk.contacts.open(back).setting_people] == ["Sam Lead"]


def test_a_transfer_goes_the_way_the_type_says_and_goes_away_with_its_words(desk: Desk) -> None:
    passed_on = TransferDraft(authority="Southmere", sent_on=date(2026, 5, 13))
    saved = desk.contacts.save(contact(contact_type="transfer_in", transfer=passed_on))
    opened = desk.contacts.open(saved)
    assert (opened.transfer.direction, opened.transfer.authority) == ("in", "Southmere")
    desk.contacts.save(replace(opened, contact_type="transfer_out"))
    assert desk.contacts.open(saved).transfer.direction == "out"
    desk.contacts.save(replace(opened, transfer=TransferDraft()))
    assert desk.contacts.open(saved).transfer == TransferDraft()


def test_what_is_wrong_with_the_people_is_said_where_it_stands(desk: Desk) -> None:
    draft = contact(
        adults=(AdultDraft(name="Alex", told_on=date(2026, 5, 19), basis="x", own_children=(OwnChildDraft(),)),),
        setting_people=(SettingPersonDraft(phone="1"),),
        transfer=TransferDraft(sent_on=date(2026, 5, 19)),
    )
    assert desk.contacts.problems(draft) == {
        "adults.1.told_on": "in_future",
        "adults.1.basis": "unknown_choice",
        "adults.1.own_children.1.name": "name_missing",
        "setting_people.1.name": "name_missing",
        "transfer.sent_on": "in_future",
    }
