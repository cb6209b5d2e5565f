"""Links between cases: made once, shown on both, said in the words of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lado_desktop.errors import Invalid, NotFound, Trouble
from lado_desktop.services.case_link_drafts import CaseLinkDraft
from lado_desktop.services.desk import Desk

from .drafts import about


@pytest.fixture
def cases(desk: Desk) -> tuple[int, int, int]:
    first, second, third = (
        desk.cases.open_from(desk.contacts.save(about(name)))
        for name in ("Alex Example", "Bo <b>Other</b>", "Cy Third")
    )
    return first, second, third


def test_a_link_is_shown_on_both_cases(desk: Desk, cases: tuple[int, int, int]) -> None:
    first, second, _ = cases
    draft = CaseLinkDraft(case_id=second, other_id=first, kind="same_household", note="A couple\n\nwho foster")
    saved = desk.case_links.save(draft)
    [there] = desk.cases.again(second).links
    [here] = desk.cases.again(first).links
    assert there.draft == replace(draft, id=saved)
    assert here.draft == replace(draft, id=saved, case_id=first, other_id=second)
    assert (there.reference, there.about) == ("26/001", "Alex Example")
    assert (here.reference, here.about, here.is_closed) == ("26/002", "Bo <b>Other</b>", False)


def test_a_link_is_changed_from_either_side_and_led_to_another_case(desk: Desk, cases: tuple[int, int, int]) -> None:
    first, second, third = cases
    saved = desk.case_links.save(CaseLinkDraft(case_id=first, other_id=second))
    seen = desk.cases.again(second).links[0].draft
    assert desk.case_links.save(replace(seen, kind="same_incident", note="x")) == saved
    assert desk.cases.again(first).links[0].draft.kind == "same_incident"
    desk.case_links.save(replace(desk.cases.again(first).links[0].draft, other_id=third))
    assert desk.cases.again(second).links == ()
    assert [link.reference for link in desk.cases.again(first).links] == ["26/003"]


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"other_id": None}, {"other_id": "case_not_chosen"}),
        ({"other_id": 1}, {"other_id": "same_case"}),
        ({"other_id": 2}, {"other_id": "linked_already"}),
        ({"other_id": 3, "kind": "x"}, {"kind": "unknown_choice"}),
    ],
)
def test_what_is_wrong_with_a_link_is_said_and_nothing_is_saved(
    desk: Desk, cases: tuple[int, int, int], change: dict[str, Any], problems: dict[str, str]
) -> None:
    desk.case_links.save(CaseLinkDraft(case_id=2, other_id=1))
    with pytest.raises(Invalid) as found:
        desk.case_links.save(replace(CaseLinkDraft(case_id=1), **change))
    assert found.value.problems == problems
    assert len(desk.cases.again(1).links) == 1


def test_a_link_is_taken_away_from_both(desk: Desk, cases: tuple[int, int, int]) -> None:
    first, second, _ = cases
    saved = desk.case_links.save(CaseLinkDraft(case_id=first, other_id=second))
    desk.case_links.remove(second, saved)
    assert (desk.cases.again(first).links, desk.cases.again(second).links) == ((), ())


def test_a_restricted_case_is_shown_by_its_reference_alone(desk: Desk, cases: tuple[int, int, int]) -> None:
    first, second, _ = cases
    desk.case_links.save(CaseLinkDraft(case_id=first, other_id=second))
    desk.restrictions.restrict("case", second, "A colleague")
    [link] = desk.cases.again(first).links
    assert (link.reference, link.about, link.is_restricted) == ("26/002", "", True)
    another = Desk(desk.tracker, desk.clock)
    with pytest.raises(Trouble, match="reason_needed"):
        another.case_links.save(replace(link.draft, case_id=second, other_id=first))


def test_nothing_is_linked_to_a_case_that_is_not_there(desk: Desk, cases: tuple[int, int, int]) -> None:
    with pytest.raises(NotFound):
        desk.case_links.save(CaseLinkDraft(case_id=1, other_id=99))
    with pytest.raises(NotFound):
        desk.case_links.remove(1, 99)
