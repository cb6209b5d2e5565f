"""Two records that are one: merged field by field, and parted again exactly, whatever was recorded in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select

from lado_desktop.errors import NotFound, Trouble
from lado_desktop.models.tables import (
    Base,
    Case,
    ContactAdult,
    DistinctPeople,
    Person,
    PersonChild,
    PersonName,
    Role,
    Setting,
)
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft

from .drafts import contact

MERGED = {"change", "work", "person_merge", "setting_merge"}


def dump(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the record of changes and the merges themselves."""
    with desk.tracker.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in Base.metadata.sorted_tables
            if table.name not in MERGED
        }


def column(desk: Desk, what: Any, *where: Any) -> list[Any]:
    with desk.tracker.reading() as session:
        table = what.class_ if hasattr(what, "class_") else what
        found = list(session.execute(select(what).where(*where).order_by(table.id)).scalars())
        session.expunge_all()
        return found


def adult(name: str, **more: Any) -> AdultDraft:
    return AdultDraft(name=name, **{"setting_name": "Oak Lane", "job_title": "Teacher", **more})


def two(desk: Desk) -> tuple[int, int]:
    """Maeve, known by a birthday, and May, with former names; a contact and a case of each."""
    maeve = adult("Maeve Hollorand", date_of_birth=date(1988, 2, 29))
    may = adult("May Holloran", former_names="May Byrne", sex="female")
    for one in (maeve, may):
        saved = desk.contacts.save(contact(contact_type="referral", adults=(one,), summary=f"About {one.name}"))
        desk.cases.open_from(saved)
    return 1, 2


def merge(desk: Desk, kept: int, gone: int, **choices: str) -> int:
    return desk.merging.merge(MergeDraft(kind="person", kept_id=kept, gone_id=gone, choices=choices))


def person(desk: Desk, number: int) -> Any:
    [row] = column(desk, Person, Person.id == number)
    return row


def test_two_people_side_by_side_differ_in_some_fields_and_what_hangs_on_them_is_counted(desk: Desk) -> None:
    kept, gone = two(desk)
    preview = desk.merging.preview("person", kept, gone)
    assert (preview.kept.reference, preview.gone.reference) == ("P00001", "P00002")
    assert {pair.field: (pair.kept, pair.gone, pair.proposed) for pair in preview.fields} == {
        "name": ("Maeve Hollorand", "May Holloran", "kept"),
        "date_of_birth": (date(1988, 2, 29), None, "kept"),
        "sex": (None, "female", "gone"),
    }
    assert preview.moves == {"contact_adult": 1, "case": 1, "role": 1, "person_name": 1}


def test_the_kept_one_has_everything_and_the_chosen_values(desk: Desk) -> None:
    kept, gone = two(desk)
    merge(desk, kept, gone)
    one = person(desk, kept)
    assert (one.name, one.date_of_birth, one.sex) == ("Maeve Hollorand", date(1988, 2, 29), "female")
    assert set(column(desk, ContactAdult.person_id)) == set(column(desk, Case.person_id)) == {kept}
    assert column(desk, PersonName.name, PersonName.person_id == kept) == ["May Byrne", "May Holloran"]
    assert person(desk, gone).merged_into_id == kept


def test_the_other_name_can_be_the_one_that_stands(desk: Desk) -> None:
    kept, gone = two(desk)
    merge(desk, kept, gone, name="gone", sex="kept")
    one = person(desk, kept)
    assert (one.name, one.sort_key, one.sex) == ("May Holloran", "holloran may", None)
    assert "Maeve Hollorand" in column(desk, PersonName.name, PersonName.person_id == kept)


def test_of_long_texts_both_can_be_kept(desk: Desk) -> None:
    kept, gone = two(desk)
    with desk.tracker.writing("change") as session:
        for number, words in ((kept, "Two at her last school."), (gone, "One in 2019.")):
            found = session.get(Person, number)
            assert found
            found.previous_concerns = words
    merge(desk, kept, gone, previous_concerns="both")
    assert person(desk, kept).previous_concerns == "Two at her last school.\n\nOne in 2019."


def test_the_one_that_went_is_no_longer_listed_nor_found_and_leads_to_the_kept_one(desk: Desk) -> None:
    kept, gone = two(desk)
    merge(desk, kept, gone)
    assert [row.id for row in desk.people.listing()] == [kept]
    again = desk.contacts.save(contact(adults=(adult("May Holloran", person_id=gone),)))
    assert desk.contacts.open(again).adults[0].person_id == kept
    with desk.tracker.writing("change") as session:
        found = session.get(Person, gone)
        assert found
        found.date_of_birth = date(1990, 1, 1)
    new = desk.contacts.save(contact(adults=(adult("May Holloran", date_of_birth=date(1990, 1, 1)),)))
    assert desk.contacts.open(new).adults[0].person_id not in (kept, gone)


def test_parting_restores_every_row(desk: Desk) -> None:
    kept, gone = two(desk)
    before = dump(desk)
    number = merge(desk, kept, gone, name="gone")
    assert dump(desk) != before
    parted = desk.merging.part("person", number)
    assert dump(desk) == before
    assert (parted.changed, parted.since) == ((), {})
    assert desk.merging.merges("person", kept) == ()


def test_what_both_have_is_there_once_and_comes_back(desk: Desk) -> None:
    kept, gone = two(desk)
    with desk.tracker.writing("add") as session:
        session.add_all(PersonName(person_id=one, kind="former", name="M. Moss", sort_key="moss m") for one in (1, 2))
        session.execute(insert(Base.metadata.tables["child"]).values(name="K.", sort_key="k"))
        session.add_all(PersonChild(person_id=one, child_id=1) for one in (kept, gone))
    third = desk.contacts.save(contact(adults=(adult("Una Other"),)))
    with desk.tracker.writing("add") as session:
        session.add_all(
            DistinctPeople(person_id=one, other_id=other, noted_on=date(2026, 5, 1))
            for one, other in ((1, 2), (1, 3), (2, 3))
        )
    before = dump(desk)
    number = merge(desk, kept, gone)
    assert column(desk, PersonName.name).count("M. Moss") == 1
    assert column(desk, PersonChild.person_id) == [kept]
    assert [(one.person_id, one.other_id) for one in column(desk, DistinctPeople)] == [(1, 3)]
    desk.merging.part("person", number)
    assert dump(desk) == before
    assert third


def test_that_two_are_not_the_same_is_told_of_the_kept_one(desk: Desk) -> None:
    desk.contacts.save(contact(adults=(adult("Una Other"),)))
    desk.contacts.save(contact(adults=(adult("Maeve Hollorand"),)))
    desk.contacts.save(contact(adults=(adult("May Holloran"),)))
    with desk.tracker.writing("add") as session:
        session.add(DistinctPeople(person_id=1, other_id=2, noted_on=date(2026, 5, 1), noted_by="A. Officer"))
    before = dump(desk)
    number = merge(desk, 3, 2)
    assert [(one.person_id, one.other_id, one.noted_by) for one in column(desk, DistinctPeople)] == [
        (1, 3, "A. Officer")
    ]
    desk.merging.part("person", number)
    assert dump(desk) == before


def test_what_was_edited_since_stays_and_is_told(desk: Desk) -> None:
    kept, gone = two(desk)
    number = merge(desk, kept, gone, name="gone")
    opened: ContactDraft = desk.contacts.open(2)
    edited = replace(opened.adults[0], name="Maeve Holloran-Pell", job_title="Head")
    desk.contacts.save(replace(opened, adults=(edited,)))
    desk.contacts.save(contact(adults=(replace(edited, person_id=kept),)))
    parted = desk.merging.part("person", number)
    assert set(parted.changed) == {("person", "name"), ("person", "sort_key"), ("contact_adult", "")}
    assert parted.since["contact_adult"] == 1
    assert person(desk, kept).name == "Maeve Holloran-Pell"
    assert column(desk, ContactAdult.person_id) == [kept, gone, kept]
    assert column(desk, ContactAdult.job_title) == ["Teacher", "Head", "Head"]


def test_who_was_merged_into_the_one_that_goes_leads_to_the_kept_one(desk: Desk) -> None:
    for name in ("Ann Oak", "Anne Oak", "Anna Oak"):
        desk.contacts.save(contact(adults=(adult(name),)))
    before = dump(desk)
    first = merge(desk, 2, 3)
    middle = dump(desk)
    second = merge(desk, 1, 2)
    assert person(desk, 3).merged_into_id == 1
    with pytest.raises(Trouble, match="part_later"):
        desk.merging.part("person", first)
    desk.merging.part("person", second)
    assert dump(desk) == middle
    desk.merging.part("person", first)
    assert dump(desk) == before


def test_what_cannot_be_merged_or_parted_is_refused_and_nothing_changes(desk: Desk) -> None:
    kept, gone = two(desk)
    with pytest.raises(Trouble, match="merge_self"):
        desk.merging.preview("person", kept, kept)
    with pytest.raises(NotFound):
        merge(desk, kept, 99)
    number = merge(desk, kept, gone)
    before = dump(desk)
    with pytest.raises(Trouble, match="merge_again"):
        merge(desk, gone, kept)
    desk.merging.part("person", number)
    with pytest.raises(NotFound):
        desk.merging.part("person", number)
    assert dump(desk) != before


def test_settings_are_merged_and_parted_the_same_way(desk: Desk) -> None:
    desk.contacts.save(contact(adults=(adult("Ann Oak", setting_name="Oak Lane Primary", sector="school_primary"),)))
    desk.contacts.save(contact(adults=(adult("Ben Elm", setting_name="Oak Lane School"),)))
    before = dump(desk)
    number = desk.merging.merge(MergeDraft(kind="setting", kept_id=1, gone_id=2, reason="The same school"))
    assert set(column(desk, ContactAdult.setting_id)) == set(column(desk, Role.setting_id)) == {1}
    assert desk.people.setting_names() == ["Oak Lane Primary"]
    [line] = desk.merging.merges("setting", 1)
    assert (line.gone.name, line.reason) == ("Oak Lane School", "The same school")
    desk.contacts.save(contact(adults=(adult("Cy Ash", setting_name="oak lane SCHOOL"),)))
    assert len(column(desk, Setting.id)) == 2
    parted = desk.merging.part("setting", number)
    assert parted.since == {"contact_adult": 1, "role": 1}
    assert dump(desk)["setting"] == before["setting"]


@pytest.mark.parametrize("seed", range(6))
def test_any_merges_parted_in_any_allowed_order_restore_every_row(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    for number in range(8):
        one = adult(
            f"Person {number % 5}", setting_name=f"Place {chance.randrange(3)}", former_names=f"Old {number % 2}"
        )
        desk.cases.open_from(desk.contacts.save(contact(adults=(one, adult(f"Second {number}")))))
    before, made = dump(desk), []
    standing = [row.id for row in desk.people.listing()]
    for _ in range(6):
        kept, gone = chance.sample(standing, 2)
        made.append(merge(desk, kept, gone, name=chance.choice(["kept", "gone"])))
        standing.remove(gone)
    for number in reversed(made):
        assert desk.merging.part("person", number).changed == ()
    assert dump(desk) == before
