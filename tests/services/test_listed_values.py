"""Values chosen under a column: counted among the rows that are shown, blanks among them, and chosen exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.services import case_list, contact_list
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.quoted import BLANK, quoted, values_in

from .drafts import FULL, contact

HOUSES = ("Oak, Elm & Ash", 'The "Old" House', "Oak", "")


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two contacts a house, of two months; the last house is not recorded."""
    for number in range(8):
        adult = AdultDraft(name=f"Person {number % 3}", setting_name=HOUSES[number % 4], job_title="Coach")
        desk.contacts.save(
            contact(
                adults=(adult,),
                received_on=date(2026, 4 + number % 2, 1 + number),
                contact_type=("advice", "referral")[number > 4],
                handled_by=("Ann", "")[number > 5],
                categories=("physical", "neglect")[: number % 3],
            )
        )
    return desk


def counts(desk: Desk, key: str, **filters: str) -> dict[str, int]:
    return {one.value: one.count for one in desk.contacts.values(key, filters)}


@pytest.mark.parametrize(
    "values",
    [("Oak",), ("Oak, Elm & Ash", 'The "Old" House'), (BLANK,), (BLANK, "x"), ('"', '""', ","), ("(blank) house",)],
)
def test_values_are_read_back_as_they_were_written(values: tuple[str, ...]) -> None:
    assert values_in(quoted(values)) == values


@pytest.mark.parametrize("typed", ["", "oak", "Advice, Referral", '"oak', 'oak"', '"oak" elm', "(blank) oak"])
def test_words_are_no_values(typed: str) -> None:
    assert values_in(typed) == ()


def test_values_are_counted_with_blanks_at_the_end(filled: Desk) -> None:
    assert list(counts(filled, "setting").items()) == [
        ("Oak", 2),
        ("Oak, Elm & Ash", 2),
        ('The "Old" House', 2),
        (BLANK, 2),
    ]
    assert counts(filled, "handled_by") == {"Ann": 6, BLANK: 2}
    label = filled.lists.label
    assert counts(filled, "contact_type") == {label("contact_type", "advice"): 5, label("contact_type", "referral"): 3}


def test_a_record_with_several_values_counts_in_each_and_once_in_all(filled: Desk) -> None:
    label = filled.lists.label
    assert counts(filled, "categories") == {
        label("category", "physical"): 5,
        label("category", "neglect"): 2,
        BLANK: 3,
    }


def test_days_are_counted_by_month_the_latest_first(filled: Desk) -> None:
    assert list(counts(filled, "received_on").items()) == [("May 2026", 4), ("Apr 2026", 4)]
    assert len(filled.contacts.ids((), {"received_on": '"Apr 2026"'})) == 4
    assert len(filled.contacts.ids((), {"received_on": '"Apr 2026", "May 2026"'})) == 8
    assert filled.contacts.ids((), {"received_on": '"Brumaire 2026"'}) == []


def test_other_filters_narrow_what_is_counted_and_ones_own_does_not(filled: Desk) -> None:
    assert counts(filled, "setting", handled_by=quoted([BLANK])) == {"Oak": 1, BLANK: 1}
    assert counts(filled, "setting", setting=quoted(["Oak"])) == counts(filled, "setting")


@pytest.mark.parametrize("key", [key for key, column in contact_list.COLUMNS.items() if column.shown])
def test_every_value_of_every_column_finds_as_many_contacts_as_it_counts(filled: Desk, key: str) -> None:
    filled.cases.open_from(filled.contacts.save(FULL))
    found = filled.contacts.values(key)
    assert found
    for one in found:
        assert len(filled.contacts.ids((), {key: quoted([one.value])})) == one.count, one.value


@pytest.mark.parametrize("key", [key for key, column in case_list.COLUMNS.items() if column.shown])
def test_every_value_of_every_column_finds_as_many_cases_as_it_counts(filled: Desk, key: str) -> None:
    made = [filled.cases.open_from(number) for number in (1, 2, 3)]
    done = filled.cases.again(made[0]).case
    filled.cases.save(replace(done, closed_on=date(2026, 5, 17), closure_reason="concluded"))
    found = filled.cases.values(key)
    assert found
    for one in found:
        assert len(filled.cases.ids((), {key: quoted([one.value])})) == one.count, one.value


@pytest.mark.parametrize(
    "filters", [{}, {"setting": "oak"}, {"": "coach oak"}, {"handled_by": BLANK}, {"reference": "zz"}]
)
def test_rows_are_counted_as_they_are_listed(filled: Desk, filters: dict[str, str]) -> None:
    filled.cases.open_from(1)
    assert filled.contacts.count(filters) == len(filled.contacts.ids((), filters))
    assert filled.cases.count() == 1


def test_a_column_without_values_has_none(filled: Desk) -> None:
    assert filled.contacts.values("reference") == ()
