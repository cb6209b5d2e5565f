"""Long lists: sorted by any column, filtered by words, read in windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.models import keys
from lado_desktop.services import case_list, contact_list
from lado_desktop.services.access import Access
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk

from .drafts import held_meeting

NAMES = ("Émile Zola", "alex Example", "Siobhán O’Neill", "Bo Ångström", "A Example")
SETTINGS = ("Oak Lane Primary", "elm Road", "St. Mary’s", "", "Ash House")
AGENCIES = ("police", None, "health", "other", "dbs")


def draft(number: int) -> ContactDraft:
    met = ThresholdDraft(decision="met_oversight", limbs=("a",), rationale="x")
    return ContactDraft(
        received_on=date(2026, 5, 1 + number * 3 % 5),
        contact_type=("advice", "referral")[number % 2],
        own_reference=f"OLD/{9 - number}",
        handled_by=("Bea", "Ann")[number % 2],
        referrer=ReferrerDraft(name=f"Referrer {number % 3}", agency=AGENCIES[number]),
        adults=(
            AdultDraft(
                name=NAMES[number],
                setting_name=SETTINGS[number],
                job_title=("Teacher", "Coach")[number % 2],
                sector=("health", "faith", None)[number % 3],
            ),
        ),
        categories=("physical", "neglect")[: number % 3],
        threshold=met if number == 2 else ThresholdDraft(),
        disposal="closed_advice" if number == 1 else None,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Five contacts, the first three of which opened cases; nothing here changes them."""
    from datetime import datetime

    path: Path = tmp_path_factory.mktemp("listing") / "office.lado"
    access = Access(FixedClock(datetime(2026, 5, 18, 11, 31)), keys.CHEAP, keys.CHEAP_FLOOR)
    made, _ = access.create(path, "gravel unhook pelican drowsy amber")
    contacts = [made.contacts.save(draft(number)) for number in range(5)]
    cases = [made.cases.open_from(contact) for contact in contacts[:3]]
    made.meetings.save(held_meeting(cases[1]))
    made.cases.save_part(ActionDraft(case_id=cases[2], text="x", owner="y", due_on=date(2026, 5, 20)))
    closing = made.cases.page(cases[0]).case
    made.cases.save(replace(closing, closed_on=date(2026, 5, 17), closure_reason="concluded", officer="Zoe"))
    yield made
    made.close()


@pytest.mark.parametrize("key", contact_list.COLUMNS)
def test_contacts_are_sorted_by_every_column_and_back(desk: Desk, key: str) -> None:
    upwards = list(desk.contacts.ids(order=((key, False), ("reference", False))))
    downwards = list(desk.contacts.ids(order=((key, True), ("reference", True))))
    assert sorted(upwards) == [1, 2, 3, 4, 5]
    assert downwards == upwards[::-1]


@pytest.mark.parametrize("key", case_list.COLUMNS)
def test_cases_are_sorted_by_every_column_and_back(desk: Desk, key: str) -> None:
    upwards = list(desk.cases.ids(order=((key, False), ("reference", False))))
    downwards = list(desk.cases.ids(order=((key, True), ("reference", True))))
    assert sorted(upwards) == [1, 2, 3]
    assert downwards == upwards[::-1]


@pytest.mark.parametrize(
    ("key", "shown", "values"),
    [
        ("about", "about", ["Bo Ångström", "A Example", "alex Example", "Siobhán O’Neill", "Émile Zola"]),
        ("setting", "setting", ["", "Ash House", "elm Road", "Oak Lane Primary", "St. Mary’s"]),
        ("own_reference", "own_reference", ["OLD/5", "OLD/6", "OLD/7", "OLD/8", "OLD/9"]),
        ("received_on", "received_on", [date(2026, 5, day) for day in (1, 2, 3, 4, 5)]),
    ],
)
def test_the_order_is_the_one_people_expect(desk: Desk, key: str, shown: str, values: list[object]) -> None:
    rows = desk.contacts.rows(desk.contacts.ids(order=((key, False),)))
    assert [getattr(row, shown) for row in rows] == values


def test_choices_are_sorted_by_their_labels(desk: Desk) -> None:
    rows = desk.contacts.rows(desk.contacts.ids(order=(("agency", False),)))
    said = [desk.lists.label("agency", row.agency) for row in rows]
    assert said == sorted(said)


def test_an_order_of_two_columns_and_an_unknown_one(desk: Desk) -> None:
    order = (("handled_by", False), ("nonsense", True), ("about", True))
    rows = desk.contacts.rows(desk.contacts.ids(order=order))
    assert [(row.handled_by, row.about) for row in rows] == [
        ("Ann", "alex Example"),
        ("Ann", "Bo Ångström"),
        ("Bea", "Émile Zola"),
        ("Bea", "Siobhán O’Neill"),
        ("Bea", "A Example"),
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {1, 2, 3, 4, 5}),
        ({"": " "}, {1, 2, 3, 4, 5}),
        ({"": "oneill"}, {3}),
        ({"": "O'NEILL siobhan"}, {3}),
        ({"": "example coach"}, {2}),
        ({"": "angstrom"}, {4}),
        ({"": "04/05/2026"}, {2}),
        ({"": "2026-05-04"}, {2}),
        ({"": "26/002"}, {2}),
        ({"": "c26/0004"}, {4}),
        ({"": "100%"}, set()),
        ({"": "Te_cher"}, set()),
        ({"": "'); DROP TABLE contact; --"}, set()),
        ({"about": "example"}, {2, 5}),
        ({"about": "ex al"}, {2}),
        ({"about": "example", "handled_by": "ann"}, {2}),
        ({"setting": "st marys"}, {3}),
        ({"received_on": "/05/2026"}, {1, 2, 3, 4, 5}),
        ({"agency": "pol"}, {1}),
        ({"nonsense": "x"}, {1, 2, 3, 4, 5}),
        ({"about": "nobody"}, set()),
    ],
)
def test_contacts_are_found_by_words_in_any_column_or_in_one(
    desk: Desk, filters: dict[str, str], found: set[int]
) -> None:
    assert set(desk.contacts.ids(filters=filters)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"": "zola"}, {1}),
        ({"": "26/00"}, {1, 2, 3}),
        ({"closed_on": "17/05/2026"}, {1}),
        ({"officer": "zoe"}, {1}),
        ({"setting": "elm"}, {2}),
    ],
)
def test_cases_are_found_by_words_in_any_column_or_in_one(desk: Desk, filters: dict[str, str], found: set[int]) -> None:
    assert set(desk.cases.ids(filters=filters)) == found


def test_rows_come_in_the_order_of_the_ids_and_one_that_is_gone_is_left_out(desk: Desk) -> None:
    assert [row.id for row in desk.contacts.rows([4, 99, 2, 5])] == [4, 2, 5]
    assert [row.id for row in desk.cases.rows([3, 99, 1])] == [3, 1]
    assert list(desk.contacts.rows([])) == []


def test_windows_laid_side_by_side_are_the_whole_list(desk: Desk) -> None:
    ids = list(desk.contacts.ids(order=(("about", False),)))
    side_by_side = [row for at in range(0, 5, 2) for row in desk.contacts.rows(ids[at : at + 2])]
    assert side_by_side == list(desk.contacts.rows(ids))


def test_without_an_order_the_newest_comes_first(desk: Desk) -> None:
    days = [row.received_on for row in desk.contacts.rows(desk.contacts.ids())]
    assert days == sorted(days, reverse=True)


def test_a_case_row_says_how_many_meetings_were_held_and_what_is_due(desk: Desk) -> None:
    rows = desk.cases.rows([1, 2, 3])
    assert [(row.meetings_held, row.next_due_on) for row in rows] == [
        (0, None),
        (1, date(2026, 5, 29)),
        (0, date(2026, 5, 20)),
    ]
    assert desk.cases.open_count() == 2
