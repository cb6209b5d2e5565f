"""The office's numbers: one after the other within their year, never given out twice."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.errors import Trouble
from lado_desktop.services.desk import Desk
from lado_desktop.services.references import next_reference, next_references

from .drafts import about, contact


def test_each_year_is_numbered_through_by_itself(desk: Desk) -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2025, 6, 1), date(2026, 5, 18)]
    saved = [desk.contacts.save(contact(received_on=day)) for day in days]
    assert [row.reference for row in desk.contacts.rows(saved)] == ["C25/0001", "C26/0001", "C25/0002", "C26/0002"]


def test_each_series_has_its_own_form(desk: Desk) -> None:
    with desk.tracker.writing("number") as session:
        given = [next_reference(session, series, 2026) for series in ("contact", "case", "meeting", "person")]
    assert given == ["C26/0001", "26/001", "M26/001", "P00001"]


def test_people_are_numbered_through_all_years(desk: Desk) -> None:
    for day in (date(2024, 5, 1), date(2026, 5, 1)):
        desk.contacts.save(about("Alex Example") if day.year == 2026 else about("Chris Sample", date_of_birth=day))
    assert sorted(row.reference for row in desk.people.listing()) == ["P00001", "P00002"]


def test_work_that_failed_leaves_no_gap(desk: Desk) -> None:
    desk.contacts.save(contact())
    with pytest.raises(Trouble), desk.tracker.writing("number") as session:
        next_references(session, "contact", 2026, 5)
        raise Trouble("cancelled")
    assert desk.contacts.rows([desk.contacts.save(contact())])[0].reference == "C26/0002"


def test_the_number_of_a_removed_record_is_not_given_out_again(desk: Desk) -> None:
    from sqlalchemy import delete

    from lado_desktop.models.tables import Contact

    saved = desk.contacts.save(contact())
    with desk.tracker.writing("remove") as session:
        session.execute(delete(Contact).where(Contact.id == saved))
    again = desk.contacts.save(contact())
    assert (again, desk.contacts.rows([again])[0].reference) == (saved + 1, "C26/0002")


def test_many_numbers_at_once_follow_on(desk: Desk) -> None:
    with desk.tracker.writing("number") as session:
        assert next_references(session, "case", 2026, 3) == ["26/001", "26/002", "26/003"]
        assert next_references(session, "case", 2025, 1) == ["25/001"]
        assert next_references(session, "case", 2026, 2) == ["26/004", "26/005"]
