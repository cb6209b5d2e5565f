"""Who comes up for a name, in a register small enough to see why."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.services.matching.looking import Likely, Search, Wanted
from lado_desktop.services.matching.register import Known, Register

BORN = date(1980, 2, 3)
NAMES = [
    "Elizabeth McDonald",
    "Mohammed Hussain",
    "Siobhán O’Neill",
    "Anna Smith-Jones",
    "Ahmed van der Berg",
    "Anne-Marie Prescott",
    "Robert James Tattersall",
    "Katarzyna Wiśniewska",
    "J. Womersley",
    "Sarah Okonkwo",
]


@pytest.fixture(scope="module")
def search() -> Search:
    register = Register()
    for number, name in enumerate(NAMES, 1):
        register.put(Known(number, f"P{number:05}", (("name", name),), BORN.replace(day=number)))
    return Search(register)


def first(search: Search, name: str, born: date | None = None) -> Likely:
    found = search.look(Wanted(name=name, date_of_birth=born))
    assert found, name
    return found[0]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Liz MacDonald", "Elizabeth McDonald"),
        ("Mc Donald, Beth", "Elizabeth McDonald"),
        ("Muhammad Hussein", "Mohammed Hussain"),
        ("Mo Husain", "Mohammed Hussain"),
        ("Miss Shivaun O Neil", "Siobhán O’Neill"),
        ("Anna Jones", "Anna Smith-Jones"),
        ("Anna Smith Jones", "Anna Smith-Jones"),
        ("Smithjones, Anna", "Anna Smith-Jones"),
        ("VANDERBERG Ahmed", "Ahmed van der Berg"),
        ("Ahmed Berg", "Ahmed van der Berg"),
        ("Annemarie Prescot", "Anne-Marie Prescott"),
        ("Jim Tattersall", "Robert James Tattersall"),
        ("Bob Tatersall", "Robert James Tattersall"),
        ("Kasia Wisniewski", "Katarzyna Wiśniewska"),
        ("Jane Womersley", "J. Womersley"),
        ("S Okonkwo", "Sarah Okonkwo"),
        ("Sarah Oknokwo", "Sarah Okonkwo"),
        ("Okonkwo", "Sarah Okonkwo"),
    ],
)
def test_the_right_person_is_first(search: Search, said: str, meant: str) -> None:
    assert first(search, said).name == meant


def test_reasons_say_what_differs(search: Search) -> None:
    assert first(search, "Liz MacDonald").reasons == ("spelling", "nickname")
    assert first(search, "Tattersall Robert").reasons == ("swapped_names",)
    assert first(search, "Sarah Bell", BORN.replace(day=10)).reasons == ("other_family_name", "same_birthday")
    assert first(search, "Sarah Okonkwo", date(1980, 10, 2)).reasons == ("same_name", "birthday_swapped")
    assert first(search, "Sarah Okonkwo", date(1999, 12, 31)).reasons == ("same_name", "other_birthday")


def test_a_date_of_birth_makes_a_slip_strong_and_another_date_makes_it_weak(search: Search) -> None:
    born = BORN.replace(day=10)
    assert first(search, "Sarah Okonkow", born).is_strong
    assert first(search, "Sarah Okonkow").score < first(search, "Sarah Okonkow", born).score
    assert not first(search, "Sarah Okonkow", date(1999, 12, 31)).is_strong


def test_half_a_name_is_not_strong(search: Search) -> None:
    assert not any(one.is_strong for one in search.look(Wanted(name="Sarah Bell")))
    assert not any(one.is_strong for one in search.look(Wanted(name="Sarah")))


@pytest.mark.parametrize("nothing", ["", "   ", "Mr", "!?", "\x00", "x" * 5_000, "<b>", "Ω", "李 小龍"])
def test_nothing_and_the_strangest_things_find_nobody(search: Search, nothing: str) -> None:
    assert search.look(Wanted(name=nothing)) == ()


def test_names_in_other_letters_are_found_as_they_stand() -> None:
    register = Register()
    register.put(Known(1, "P00001", (("name", "李 小龍"),), None))
    assert first(Search(register), "小龍 李").reasons == ("swapped_names",)


def test_somebody_taken_out_is_not_found_any_more() -> None:
    register = Register()
    for number in (1, 2):
        register.put(Known(number, f"P{number}", (("name", "Sarah Okonkwo"),), BORN))
    register.drop(1)
    assert [one.person.id for one in Search(register).look(Wanted(name="Sarah Okonkwo"))] == [2]
    register.put(Known(2, "P2", (("name", "Sarah Bell"),), BORN))
    assert Search(register).look(Wanted(name="Okonkwo")) == ()
