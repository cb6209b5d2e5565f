"""Suggested duplicates: pairs that share a name or a birthday, until they are merged or told apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft

from .drafts import about

BORN = date(1988, 5, 3)


def made(desk: Desk, *people: dict[str, Any]) -> None:
    for person in people:
        desk.contacts.save(about(**person))


def found(desk: Desk) -> list[tuple[str, str, str]]:
    return [(pair.first.name, pair.second.name, pair.why) for pair in desk.duplicates.twins()]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            {"name": "Ann Oak", "date_of_birth": BORN},
            {"name": "Oak Ann", "date_of_birth": BORN},
            "same_name_and_birthday",
        ),
        ({"name": "Ann Oak", "date_of_birth": BORN}, {"name": "Anne Oak", "date_of_birth": BORN}, "same_birthday"),
        (
            {"name": "Ann Oak", "date_of_birth": BORN},
            {"name": "Ann Oak", "date_of_birth": date(1988, 3, 5)},
            "name_and_swapped_birthday",
        ),
        ({"name": "Ann Oak", "date_of_birth": BORN}, {"name": "Ann Oak"}, "same_name"),
        ({"name": "Ann Oak", "former_names": "Ann Ash"}, {"name": "Ann Ash"}, "other_name"),
    ],
)
def test_two_who_may_be_one_are_a_pair_and_why_is_told(
    desk: Desk, first: dict[str, Any], second: dict[str, Any], why: str
) -> None:
    made(desk, first, second)
    assert found(desk) == [(first["name"], second["name"], why)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "Ann Oak", "date_of_birth": BORN}, {"name": "Ben Elm", "date_of_birth": BORN}),
        ({"name": "Ann Oak", "date_of_birth": BORN}, {"name": "Ann Oak", "date_of_birth": date(1990, 1, 1)}),
        ({"name": "Ann Oak"}, {"name": "Anne Oak"}),
    ],
)
def test_two_with_nothing_more_in_common_are_none(desk: Desk, first: dict[str, Any], second: dict[str, Any]) -> None:
    made(desk, first, second)
    assert found(desk) == []


def test_a_pair_that_was_told_apart_or_merged_or_is_restricted_is_none_any_more(desk: Desk) -> None:
    made(desk, *[{"name": "Ann Oak"}] * 3)
    assert len(found(desk)) == 3
    desk.duplicates.tell_apart(2, 1)
    assert len(found(desk)) == 2
    desk.merging.merge(MergeDraft(kind="person", kept_id=1, gone_id=3))
    assert found(desk) == []
    made(desk, *[{"name": "Ben Elm"}] * 2)
    assert len(found(desk)) == 1
    desk.restrictions.restrict("person", 4, "A colleague")
    assert found(desk) == []


def test_many_of_one_name_say_nothing_about_any_two_of_them(desk: Desk) -> None:
    made(desk, *[{"name": "Not Known"}] * 13)
    assert found(desk) == []
