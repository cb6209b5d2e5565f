"""People are found again by name and date of birth together; a name alone may be anybody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.services.desk import Desk

from .drafts import about, contact

BORN = date(1988, 2, 29)


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ({"name": "Siobhán O’Neill", "date_of_birth": BORN}, {"name": "O'Neill, Siobhan", "date_of_birth": BORN}, 1),
        ({"name": "Dr Alex Example", "date_of_birth": BORN}, {"name": "alex  example", "date_of_birth": BORN}, 1),
        ({"name": "Alex Example", "date_of_birth": BORN}, {"name": "Alex Example"}, 2),
        ({"name": "Alex Example"}, {"name": "Alex Example"}, 2),
        (
            {"name": "Alex Example", "date_of_birth": BORN},
            {"name": "Alex Example", "date_of_birth": date(1990, 1, 1)},
            2,
        ),
        ({"name": "Alex Example", "date_of_birth": BORN}, {"name": "Alexa Example", "date_of_birth": BORN}, 2),
    ],
)
def test_two_contacts_are_about_one_person_only_when_name_and_birthday_agree(
    desk: Desk, first: dict[str, object], second: dict[str, object], people: int
) -> None:
    for person in (first, second):
        desk.contacts.save(about(**person))  # type: ignore[arg-type]  # the fields of an adult
    assert len(desk.people.listing()) == people


def test_a_person_found_again_keeps_the_name_and_what_was_known(desk: Desk) -> None:
    first = desk.contacts.save(about("Siobhán O’Neill", date_of_birth=BORN, sex="female", former_names="Siobhán Byrne"))
    second = desk.contacts.save(about("O'Neill, Siobhan", date_of_birth=BORN, former_names="Vonnie Byrne"))
    assert desk.contacts.open(first).adults[0].person_id == desk.contacts.open(second).adults[0].person_id
    [row] = desk.people.listing()
    assert (row.name, row.sex, row.reference) == ("Siobhán O’Neill", "female", "P00001")
    assert row.other_names == ("Siobhán Byrne", "Vonnie Byrne")


def test_a_person_who_is_linked_is_the_same_without_a_birthday(desk: Desk) -> None:
    first = desk.contacts.open(desk.contacts.save(about("Alex Example")))
    second = desk.contacts.save(contact(adults=(first.adults[0],)))
    assert desk.contacts.open(second).adults[0].person_id == first.adults[0].person_id
    assert len(desk.people.listing()) == 1


def test_former_names_are_typed_in_one_field_and_taken_away_there(desk: Desk) -> None:
    opened = desk.contacts.open(
        desk.contacts.save(about("Alex Example", former_names="Alex Before; Lex Before, ,Alex Before"))
    )
    assert opened.adults[0].former_names == "Alex Before, Lex Before"
    desk.contacts.save(replace(opened, adults=(replace(opened.adults[0], former_names="Lex Before"),)))
    assert desk.people.listing()[0].other_names == ("Lex Before",)


def test_people_are_listed_by_family_name_without_regard_to_titles_and_accents(desk: Desk) -> None:
    for name in ("Zoe Adams", "Dr Émile Zola", "Ann Ábel", "O’Brien, Pat"):
        desk.contacts.save(about(name))
    assert [row.name for row in desk.people.listing()] == ["Ann Ábel", "Zoe Adams", "O’Brien, Pat", "Dr Émile Zola"]


def test_a_setting_named_again_in_other_letters_is_the_same_setting(desk: Desk) -> None:
    for name in ("St. Mary’s School", "st marys school", " ST MARY'S SCHOOL "):
        desk.contacts.save(about("Alex Example", setting_name=name, sector="school_primary"))
    with desk.tracker.inspecting() as connection:
        assert [tuple(row) for row in connection.execute("SELECT name, sector FROM setting")] == [
            ("St. Mary’s School", "school_primary")
        ]


def test_a_role_is_remembered_once(desk: Desk) -> None:
    opened = desk.contacts.open(
        desk.contacts.save(about("Alex Example", setting_name="Oak Lane", job_title="Teacher", sector="school_primary"))
    )
    desk.contacts.save(replace(opened, summary="x"))
    desk.contacts.save(replace(opened, adults=(replace(opened.adults[0], job_title="Head"),)))
    with desk.tracker.inspecting() as connection:
        assert [row[0] for row in connection.execute("SELECT job_title FROM role ORDER BY id")] == ["Teacher", "Head"]
