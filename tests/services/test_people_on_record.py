"""One person: their facts, what they do where, and every record they appear in, in any part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Restriction
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, OwnChildDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft
from lado_desktop.services.person_drafts import NameDraft, PersonDraft, RoleDraft

from .drafts import FULL, about, contact, held_meeting

EVERYTHING = PersonDraft(
    name="Maeve Hollorand",
    names=(NameDraft(kind="former", name="Maeve Byrne"), NameDraft(kind="known_as", name="May")),
    date_of_birth=date(1988, 2, 29),
    age_note="as she says",
    sex="female",
    gender="woman",
    ethnicity="white_irish",
    disability="none told",
    language="English, Irish",
    needs_interpreter=False,
    characteristics="none told",
    address="1 Brook Lane",
    dbs_certificate="001234567890",
    dbs_issued_on=date(2024, 3, 1),
    registration_body="tra",
    registration="88/12345",
    other_work="Swimming club on Saturdays",
    previous_concerns="None known",
    low_level_concerns="One in 2024, held by the school",
    notes="x",
    children=(
        OwnChildDraft(name="J.", date_of_birth=date(2019, 5, 1), relationship_to_adult="daughter"),
        OwnChildDraft(name="Foster K.", is_shared_with_social_care=True),
    ),
)


def made(desk: Desk, **more: object) -> int:
    """Somebody a contact named."""
    saved = desk.contacts.save(about(**{"name": "Maeve Hollorand", "setting_name": "Oak Lane", **more}))  # type: ignore[arg-type]
    person = desk.contacts.open(saved).adults[0].person_id
    assert person
    return person


def filled(desk: Desk, person_id: int) -> PersonDraft:
    """Everything said of them, stored."""
    stored = desk.people.page(person_id).person
    desk.people.save(replace(EVERYTHING, id=person_id, reference=stored.reference))
    return desk.people.page(person_id).person


def plain(draft: PersonDraft) -> PersonDraft:
    """Without the numbers a store gives."""
    return replace(
        draft,
        id=None,
        reference="",
        names=tuple(replace(name, id=None) for name in draft.names),
        children=tuple(replace(child, child_id=None) for child in draft.children),
    )


def test_every_fact_of_a_person_is_stored_and_read_back(desk: Desk) -> None:
    assert plain(filled(desk, made(desk))) == EVERYTHING


def test_names_and_children_that_stay_are_the_same_rows(desk: Desk) -> None:
    stored = filled(desk, made(desk))
    desk.people.save(replace(stored, names=stored.names[1:], children=(replace(stored.children[1], name="K. F."),)))
    again = desk.people.page(1).person
    assert again.names == stored.names[1:]
    assert again.children == (replace(stored.children[1], name="K. F."),)


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        ({"date_of_birth": date(2026, 5, 19)}, {"date_of_birth": "in_future"}),
        ({"dbs_issued_on": date(2027, 1, 1)}, {"dbs_issued_on": "in_future"}),
        ({"sex": "nonsense"}, {"sex": "unknown_choice"}),
        ({"registration_body": "nonsense"}, {"registration_body": "unknown_choice"}),
        ({"names": (NameDraft(name=" "),)}, {"names.1.name": "name_missing"}),
        ({"children": (OwnChildDraft(relationship_to_adult="son"),)}, {"children.1.name": "name_missing"}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    desk: Desk, change: dict[str, object], problems: dict[str, str]
) -> None:
    stored = desk.people.page(made(desk)).person
    with pytest.raises(Invalid) as refused:
        desk.people.save(replace(stored, **change))  # type: ignore[arg-type]  # the fields of a person
    assert refused.value.problems == problems
    assert desk.people.again(1).person == stored


@pytest.mark.parametrize(
    ("born", "age", "is_young"),
    [
        (date(2010, 5, 18), 16, True),
        (date(2010, 5, 19), 15, False),
        (date(2008, 5, 19), 17, True),
        (date(2008, 5, 18), 18, False),
    ],
)
def test_somebody_of_16_or_17_is_told_on_the_day(desk: Desk, born: date, age: int, is_young: bool) -> None:
    page = desk.people.page(made(desk, date_of_birth=born))
    assert (page.age, page.is_aged_16_or_17) == (age, is_young)


def test_what_somebody_does_comes_before_what_they_did(desk: Desk) -> None:
    person = made(desk, job_title="Teacher")
    first = desk.people.page(person).roles[0]
    desk.people.save_role(replace(first, started=date(2020, 9, 1), ended=date(2023, 7, 31), basis="permanent"))
    desk.people.save_role(
        RoleDraft(
            person_id=person,
            setting_name="Elm House",
            job_title="Carer",
            basis="agency",
            employing_agency="Bright Staff",
            length_of_service="2 years",
            started=date(2024, 1, 8),
        )
    )
    roles = desk.people.page(person).roles
    assert [(role.job_title, role.setting_name, role.basis) for role in roles] == [
        ("Carer", "Elm House", "agency"),
        ("Teacher", "Oak Lane", "permanent"),
    ]
    desk.people.remove_role(roles[0].id or 0)
    assert len(desk.people.page(person).roles) == 1


def test_a_role_that_says_nothing_or_ends_before_it_begins_is_refused(desk: Desk) -> None:
    person = made(desk)
    with pytest.raises(Invalid) as refused:
        desk.people.save_role(RoleDraft(person_id=person, started=date(2024, 1, 2), ended=date(2024, 1, 1)))
    assert refused.value.problems == {"job_title": "text_missing", "ended": "before_start"}


def test_a_person_appears_in_every_part_they_have_and_closed_records_are_there_too(desk: Desk) -> None:
    person = made(desk)
    desk.cases.open_from(1)
    other = contact(contact_type="referral", adults=(AdultDraft(name="Una Other"),))
    referred = desk.contacts.save(
        replace(other, referrer=ReferrerDraft(name="Hollorand, Maeve", agency="school_primary"))
    )
    meeting = held_meeting(desk.cases.open_from(desk.contacts.save(other)))
    there = replace(meeting.attendance[0], name="maeve hollorand")
    desk.meetings.save(replace(meeting, attendance=(there,)))
    as_child = desk.contacts.save(replace(other, children=(ChildDraft(name="Maeve Hollorand"),)))
    stored = desk.people.page(person).person
    desk.people.save(replace(stored, children=(OwnChildDraft(name="J."),)))
    own = desk.people.page(person).person.children[0].child_id
    of_own = desk.contacts.save(replace(other, children=(ChildDraft(child_id=own, name="J."),)))
    found = {(one.kind, one.id, one.part, one.is_by_name) for one in desk.people.page(person).appearances}
    assert found == {
        ("contact", 1, "adult", False),
        ("case", 1, "adult", False),
        ("contact", referred, "referrer", True),
        ("meeting", 1, "attendee", True),
        ("contact", as_child, "child", True),
        ("contact", of_own, "own_child", False),
    }


def test_a_former_name_is_theirs_too(desk: Desk) -> None:
    person = made(desk, former_names="Maeve Byrne")
    referred = desk.contacts.save(
        contact(adults=(AdultDraft(name="Una Other"),), referrer=ReferrerDraft(name="Maeve Byrne"))
    )
    assert (referred, "referrer") in {(one.id, one.part) for one in desk.people.page(person).appearances}


def test_of_a_restricted_record_there_is_no_more_than_its_reference(desk: Desk) -> None:
    person = made(desk)
    desk.contacts.save(replace(FULL, adults=(AdultDraft(name="Maeve Hollorand", person_id=person),)))
    with desk.tracker.writing("restrict") as session:
        session.add(Restriction(contact_id=2, reason="A colleague", restricted_on=date(2026, 5, 1)))
    found = {one.id: one for one in desk.people.page(person).appearances}
    assert found[2].is_restricted
    assert (found[2].words, found[2].code) == ("", None)
    assert not found[1].is_restricted


def test_contacts_are_counted_by_month_and_category_with_advice_and_low_level_among_them(desk: Desk) -> None:
    person = made(desk)
    linked = AdultDraft(name="Maeve Hollorand", person_id=person)
    low = ThresholdDraft(decision="not_met_low_level", rationale="x")
    for day, more in (
        (date(2026, 4, 30), {"categories": ("physical", "emotional"), "contact_type": "referral"}),
        (date(2026, 4, 1), {"threshold": low, "categories": ("physical",)}),
        (date(2025, 12, 31), {"contact_type": "record_check"}),
    ):
        desk.contacts.save(contact(received_on=day, adults=(linked,), **more))
    may, april, december = desk.people.page(person).months
    assert (may.month, may.contacts, may.advice) == (date(2026, 5, 1), 1, 1)
    assert (april.contacts, april.advice, april.low_level, april.met) == (2, 1, 1, 0)
    assert sorted(april.categories) == ["emotional", "physical", "physical"]
    assert (december.month, december.checks) == (date(2025, 12, 1), 1)


def test_opening_a_person_is_recorded_and_reading_again_is_not(desk: Desk) -> None:
    person = made(desk)
    desk.people.page(person)
    desk.people.again(person)
    with desk.tracker.inspecting() as connection:
        opened = connection.execute("SELECT kind, record FROM change WHERE action = 'open' AND kind = 'Person'")
        assert [tuple(row) for row in opened] == [("Person", person)]
    with pytest.raises(NotFound):
        desk.people.page(99)


def test_the_page_of_one_who_was_merged_is_that_of_the_kept_one(desk: Desk) -> None:
    kept, gone = made(desk), made(desk, name="May Holloran")
    desk.merging.merge(MergeDraft(kind="person", kept_id=kept, gone_id=gone))
    page = desk.people.page(gone)
    assert page.person.id == kept
    assert [line.gone.reference for line in page.merges] == ["P00002"]


def test_a_list_says_how_often_when_last_and_what_is_open(desk: Desk) -> None:
    person = made(desk, job_title="Teacher", former_names="Maeve Byrne")
    linked = AdultDraft(name="Maeve Hollorand", former_names="Maeve Byrne", person_id=person)
    for day in (date(2026, 5, 1), date(2026, 3, 1)):
        desk.contacts.save(contact(received_on=day, adults=(linked,)))
    desk.cases.open_from(1)
    made(desk, name="Una Other")
    row = desk.people.rows(desk.people.ids(filters={"name": "hollorand"}))[0]
    assert (row.contacts, row.open_cases, row.last_contact_on, row.patterns) == (3, 1, date(2026, 5, 12), 1)
    assert (row.roles, row.other_names) == (("Teacher, Oak Lane",), ("Maeve Byrne",))


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"name": "MAEVE"}, 1),
        ({"other_names": "byrne"}, 1),
        ({"roles": "oak"}, 2),
        ({"roles": "teacher"}, 1),
        ({"contacts": "1"}, 2),
        ({"sex": "Female"}, 1),
        ({"date_of_birth": "Feb 1988"}, 1),
        ({"": "byrne oak"}, 1),
        ({"": "nobody"}, 0),
    ],
)
def test_a_list_is_narrowed_by_every_column(desk: Desk, filters: dict[str, str], count: int) -> None:
    made(desk, job_title="Teacher", former_names="Maeve Byrne", sex="female", date_of_birth=date(1988, 2, 29))
    made(desk, name="Una Other")
    assert len(desk.people.ids(filters=filters)) == count
