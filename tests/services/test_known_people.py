"""Is this person known: by the name, a former name, the beginning of one, and what is on record of them."""

from __future__ import annotations

import pytest

from lado_desktop.services.desk import Desk

from .drafts import about


@pytest.fixture
def known(desk: Desk) -> Desk:
    first = desk.contacts.save(
        about("Maeve Hollorand", former_names="Maeve Pike", job_title="Cook", setting_name="Ash House")
    )
    desk.cases.open_from(first)
    desk.contacts.save(about("Mavis Holloway"))
    desk.contacts.save(about("Siobhán O’Neill"))
    return desk


def names(desk: Desk, typed: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(person.adult.name, person.reasons) for person in desk.known.like(typed)]


def test_people_are_found_before_their_name_is_spelt_out_the_likeliest_first(known: Desk) -> None:
    assert names(known, "ma hollo") == [("Maeve Hollorand", ("begins_so",)), ("Mavis Holloway", ("begins_so",))]
    assert names(known, "Maeve Hollorand") == [("Maeve Hollorand", ("same_name",))]
    assert names(known, "oneill, siobhan") == [("Siobhán O’Neill", ("same_name",))]


def test_a_former_name_finds_the_person_and_says_so(known: Desk) -> None:
    assert names(known, "maeve pike") == [("Maeve Hollorand", ("former_name",))]


def test_two_letters_find_nobody(known: Desk) -> None:
    assert names(known, "Ma") == []
    assert names(known, "  ") == []


def test_what_is_on_record_of_them_comes_along(known: Desk) -> None:
    found = known.known.like("maeve hollorand")[0]
    assert [contact.reference for contact in found.contacts] == ["C26/0001"]
    assert [(case.reference, case.is_open) for case in found.cases] == [("26/001", True)]
    assert found.roles == ("Cook, Ash House",)
    assert found.adult.former_names == "Maeve Pike"


def test_the_contact_being_typed_is_no_news_about_its_person(known: Desk) -> None:
    person = known.contacts.open(1).adults[0].person_id
    found = known.known.like("whatever is typed", person, but_contact=1)
    assert [(one.adult.name, one.reasons, one.contacts) for one in found] == [("Maeve Hollorand", ("linked",), ())]


def test_while_a_name_is_typed_what_begins_so_comes_before_what_is_a_letter_apart(known: Desk) -> None:
    known.contacts.save(about("Mae Hollis"))
    assert names(known, "maev") == [("Maeve Hollorand", ("begins_so",)), ("Mae Hollis", ("one_letter",))]
    assert names(known, "mae")[0] == ("Mae Hollis", ("part_of_name",))
