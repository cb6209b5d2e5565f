"""Folded names compare as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop.services.folding import fold, person_key

NAMES = st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12).filter(
    lambda name: bool(fold(name))
)


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("O’Brien", "obrien"),
        ("SMITH-JONES", "smith jones"),
        ("  Zoë   Šimůnek ", "zoe simunek"),
        ("Łukasz Strauß", "lukasz strauss"),
        ("Ångström", "angstrom"),
        ("a_b", "a b"),
        ("—", ""),
        ("محمد", "محمد"),
    ],
)
def test_a_word_is_folded_as_it_is_read(said: str, folded: str) -> None:
    assert fold(said) == folded


@pytest.mark.parametrize(
    "name", ["Siobhán O’Neill", "O'NEILL, Siobhan", "Dr Siobhan ONeill", "oneill, dr siobhan", "  Siobhan   O´Neill"]
)
def test_one_person_has_one_key_however_the_name_is_written(name: str) -> None:
    assert person_key(name) == "oneill siobhan"


def test_a_title_alone_is_a_name() -> None:
    assert (person_key("Dr"), person_key("Lady")) == ("dr", "lady")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_leaves_nothing_to_trip_over(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded


@given(st.text(max_size=40))
def test_case_and_spaces_around_make_no_difference(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(NAMES, NAMES)
def test_given_and_family_name_have_one_key_in_either_order(given_name: str, family: str) -> None:
    if (
        " " not in fold(family)
        and person_key(given_name) not in {"dr", "mr"}
        and fold(given_name).split() == [fold(given_name)]
    ):
        assert person_key(f"{family}, X {given_name}") == person_key(f"X {given_name} {family}")
