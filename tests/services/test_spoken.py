"""A name is taken for the same however it is written down."""

from __future__ import annotations

import pytest

from lado_desktop.services.matching.spoken import Spoken, spoken


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Dr Siobhán O’Neill", "siobhan", "oneill"),
        ("O'Brien, Mary", "mary", "obrien"),
        ("Mary O Brien", "mary", "obrien"),
        ("Mary OBrien", "mary", "obrien"),
        ("Mc Donald, John", "john", "mcdonald"),
        ("Ahmed van der Berg", "ahmed", "vanderberg"),
        ("van der Berg, Ahmed", "ahmed", "vanderberg"),
        ("Muhammad Al-Masri", "muhammad", "almasri"),
        ("El-Amin Bajwa", "elamin", "bajwa"),
        ("Anna Smith - Jones", "anna", "smith jones"),
        ("Smith-Jones, Anna", "anna", "smith jones"),
        ("Łukasz Wiśniewski", "lukasz", "wisniewski"),
        ("Mr John Smith OBE", "john", "smith"),
        ("Smith, John, Mr", "john", "smith"),
        ("Robert (Bob) Smith", "robert bob", "smith"),
        ("Van Rodrigues", "van", "rodrigues"),
        ("Waida Doctor", "waida", "doctor"),
        ("Madonna", "", "madonna"),
    ],
)
def test_given_and_family_names_are_told_apart(name: str, given: str, family: str) -> None:
    assert spoken(name)[0] == Spoken(tuple(given.split()), tuple(family.split()))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Anna Smith (née Jones)", Spoken(("anna",), ("jones",))),
        ("Anna Smith formerly Jones", Spoken(("anna",), ("jones",))),
        ("Bob Smith a.k.a. Robert Jones", Spoken(("robert",), ("jones",))),
        ("John Smith known as Jack", Spoken(("jack",), ("smith",))),
        ("Anne-Marie Smith", Spoken(("annemarie",), ("smith",), is_other_form=True)),
        ("Juan de la Cruz", Spoken(("juan",), ("cruz",), is_other_form=True)),
        ("O Brien Mary", Spoken(("obrien",), ("mary",), is_other_form=True)),
    ],
)
def test_a_name_can_be_taken_in_another_way_too(name: str, other: Spoken) -> None:
    assert other in spoken(name)


@pytest.mark.parametrize("nobody", ["", "  ", "Mr", "-", "()", "née", "aka", "…"])
def test_what_names_nobody_is_no_name(nobody: str) -> None:
    assert spoken(nobody) in ((), (Spoken((), ("nee",)),), (Spoken((), ("aka",)),))
