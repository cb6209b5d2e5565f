"""Views of a list by name, and how it was last left."""

from __future__ import annotations

from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import SavedView
from lado_desktop.services.desk import Desk

BODY: dict[str, Any] = {"filters": {"about": "Maeve"}, "layout": {"sort": [["about", True]]}}


def test_views_belong_to_their_list_and_stand_in_the_order_they_were_made(desk: Desk) -> None:
    for name in ("Zoe", "  Ann\n B "):
        desk.views.add("contacts", name, BODY)
    desk.views.add("cases", "Zoe", {})
    assert [(view.name, view.body) for view in desk.views.of("contacts")] == [("Zoe", BODY), ("Ann B", BODY)]
    assert [view.name for view in desk.views.of("cases")] == ["Zoe"]


@pytest.mark.parametrize(("name", "code"), [("", "view_unnamed"), ("x" * 61, "view_unnamed"), (" zOE ", "view_exists")])
def test_a_name_is_there_short_and_not_taken(desk: Desk, name: str, code: str) -> None:
    desk.views.add("contacts", "Zoe", BODY)
    other = desk.views.add("contacts", "Other", BODY)
    with pytest.raises(Invalid) as refused:
        desk.views.add("contacts", name, BODY)
    assert refused.value.problems == {"name": code}
    with pytest.raises(Invalid):
        desk.views.rename(other, name)


def test_a_view_keeps_its_own_name_and_takes_another(desk: Desk) -> None:
    number = desk.views.add("contacts", "Zoe", BODY)
    desk.views.rename(number, "zoe")
    desk.views.change(number, {"filters": {}})
    (view,) = desk.views.of("contacts")
    assert (view.id, view.name, view.body) == (number, "zoe", {"filters": {}})
    desk.views.remove(number)
    assert desk.views.of("contacts") == []
    with pytest.raises(NotFound):
        desk.views.rename(number, "gone")


def test_how_a_list_was_left_is_no_view_and_takes_the_place_of_the_time_before(desk: Desk) -> None:
    assert desk.views.last("contacts") == {}
    desk.views.keep_last("contacts", {"a": 1})
    desk.views.keep_last("contacts", BODY)
    assert desk.views.last("contacts") == BODY
    assert desk.views.of("contacts") == []


@pytest.mark.parametrize("body", ["", "{", "[1]", "null"])
def test_what_cannot_be_read_counts_as_nothing(desk: Desk, body: str) -> None:
    with desk.tracker.scribbling() as session:
        session.add(SavedView(place="contacts", name="", body=body))
        session.flush()
    assert desk.views.last("contacts") == {}
