"""Record checks: who comes up and why, what is kept as proof, and what the reply says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from lado_desktop.errors import Invalid
from lado_desktop.models.tables import DistinctPeople, Person, Restriction
from lado_desktop.services.check_drafts import CheckDraft, CheckQuestion
from lado_desktop.services.contact_drafts import ReferrerDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft

from .drafts import about

BORN = date(1984, 3, 7)


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.contacts.save(
        about("Maeve Hollorand", former_names="Maeve Pike", date_of_birth=BORN, setting_name="Ash House")
    )
    desk.contacts.save(about("Siobhán O’Neill"))
    desk.contacts.save(about("Anna Smith-Jones", date_of_birth=date(1990, 4, 5)))
    return desk


def came_up(desk: Desk, name: str, born: date | None = None, setting: str = "") -> list[tuple[str, tuple[str, ...]]]:
    answer = desk.checks.look(CheckQuestion(name=name, date_of_birth=born, setting=setting))
    return [(one.name, one.reasons) for one in answer.candidates]


def test_a_person_is_found_by_whatever_the_caller_says_and_the_answer_says_why(office: Desk) -> None:
    maeve = "Maeve Hollorand"
    assert came_up(office, "Maeve Hollorand", BORN) == [(maeve, ("same_name", "same_birthday"))]
    assert came_up(office, "pike, maeve") == [(maeve, ("former_name",))]
    assert came_up(office, "Hollorand Maeve") == [(maeve, ("swapped_names",))]
    assert came_up(office, "Maeve Holorand", date(1984, 7, 3)) == [(maeve, ("one_letter", "birthday_swapped"))]
    assert came_up(office, "Maeve Hollorand", date(1985, 3, 7)) == [(maeve, ("same_name", "birthday_digit"))]
    assert came_up(office, "Maeve Holorand", setting="ash house") == [(maeve, ("one_letter", "same_setting"))]
    assert came_up(office, "Anna Jones") == [("Anna Smith-Jones", ("half_of_double_name",))]
    assert came_up(office, "Miss Siobhan ONeill") == [("Siobhán O’Neill", ("same_name",))]


def test_somebody_else_is_nobody_known(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Terrence Applewhite", date_of_birth=BORN))
    assert (answer.result, answer.candidates, answer.people_searched) == ("nothing_known", (), 3)


def test_a_check_is_a_contact_and_the_search_its_proof(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Maeve Pike", date_of_birth=BORN, setting="Elm School"))
    [found] = answer.candidates
    assert answer.result == "known_discuss"
    draft = CheckDraft(
        answer=answer,
        requester=ReferrerDraft(name="Pat Headley", agency="school_primary"),
        check_kind="fostering",
        consent_seen=True,
        decisions={found.person_id or 0: "same"},
        replied_on=date(2026, 5, 18),
        reply="Please call.",
    )
    contact_id = office.checks.record(draft)
    contact = office.contacts.open(contact_id)
    assert (contact.contact_type, contact.check_kind, contact.consent_seen) == ("record_check", "fostering", True)
    assert (contact.referrer.name, contact.adults[0].person_id) == ("Pat Headley", found.person_id)
    assert (contact.adults[0].name, contact.adults[0].setting_name) == ("Maeve Hollorand", "Elm School")
    assert (contact.check_replied_on, contact.check_reply) == (date(2026, 5, 18), "Please call.")
    [kept] = office.checks.of_contact(contact_id)
    assert (kept.searched_name, kept.searched_date_of_birth, kept.people_searched) == ("Maeve Pike", BORN, 3)
    assert (kept.result, kept.made_on) == ("known_discuss", date(2026, 5, 18))
    assert [(one.reference, one.score, one.reasons, one.decision) for one in kept.candidates] == [
        (found.reference, found.score, ("former_name", "same_birthday"), "same")
    ]


def test_not_the_same_person_is_remembered(office: Desk) -> None:
    question = CheckQuestion(name="Maeve Holorand")
    answer = office.checks.look(question)
    other = answer.candidates[0].person_id or 0
    contact_id = office.checks.record(CheckDraft(answer=answer, decisions={other: "not_same"}))
    person = office.contacts.open(contact_id).adults[0].person_id
    assert person != other
    again = office.checks.look(replace(question, person_id=person))
    assert again.candidates == ()
    with office.tracker.reading() as session:
        pairs = session.execute(select(DistinctPeople.person_id, DistinctPeople.other_id)).all()
    assert [tuple(pair) for pair in pairs] == [(other, person)]


def test_one_who_was_only_asked_about_is_not_known_for_it(office: Desk) -> None:
    question = CheckQuestion(name="Terrence Applewhite", date_of_birth=BORN)
    office.checks.record(CheckDraft(answer=office.checks.look(question)))
    again = office.checks.look(question)
    assert [(one.name, one.reasons) for one in again.candidates] == [
        ("Terrence Applewhite", ("same_name", "same_birthday", "only_checked"))
    ]
    assert again.result == "nothing_known"


def test_of_a_restricted_person_only_the_reference_is_told(office: Desk) -> None:
    with office.tracker.writing("restrict") as session:
        session.add(Restriction(person_id=1, reason="Known to staff", restricted_on=BORN, restricted_by="A. Officer"))
    answer = office.checks.look(CheckQuestion(name="Maeve Hollorand"))
    [found] = answer.candidates
    assert (found.reference, found.name, found.matched, found.date_of_birth) == ("P00001", "", "", None)
    assert (found.is_restricted, answer.result) == (True, "known_discuss")


def test_the_reply_is_dated_and_names_nobody_but_the_person_asked_about(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Maeve Pike", date_of_birth=BORN))
    draft = CheckDraft(answer=answer, requester=ReferrerDraft(name="Pat Headley"), check_kind="fostering")
    reply = office.checks.reply(draft)
    assert "Maeve Pike, born 7 March 1984" in reply
    assert "18 May 2026" in reply
    assert "telephone us" in reply
    assert "Hollorand" not in reply
    assert "nothing recorded" in office.checks.reply(replace(draft, result="nothing_known"))


def test_two_people_cannot_both_be_the_one_asked_about(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Maeve Pike"))
    with pytest.raises(Invalid) as refused:
        office.checks.record(CheckDraft(answer=answer, decisions={1: "same", 2: "same"}))
    assert refused.value.problems == {"decisions": "several_same"}


def test_what_is_recorded_is_found_from_then_on(office: Desk) -> None:
    assert came_up(office, "Wilhelmina Ostrander") == []
    contact_id = office.contacts.save(about("Wilhelmina Ostrander", setting_name="Ash House"))
    assert came_up(office, "Wilhelmina Ostrander") == [("Wilhelmina Ostrander", ("same_name",))]
    draft = office.contacts.open(contact_id)
    renamed = replace(draft.adults[0], name="Wilhelmina Quist", former_names="Wilhelmina Ostrander")
    office.contacts.save(replace(draft, adults=(renamed,)))
    assert came_up(office, "Wilhelmina Quist") == [("Wilhelmina Quist", ("same_name",))]
    assert came_up(office, "Wilhelmina Ostrander", setting="Ash House") == [
        ("Wilhelmina Quist", ("former_name", "same_setting"))
    ]


def test_registers_of_others_that_were_searched_too_are_kept_as_searches_of_their_own(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Terrence Applewhite"))
    contact = office.checks.record(CheckDraft(answer=answer, also_searched=("police",), note="Police: nothing."))
    rows = office.checks.of_contact(contact)
    assert {(row.register, row.result, row.note) for row in rows} == {
        ("lado", "nothing_known", "Police: nothing."),
        ("police", None, "Police: nothing."),
    }
    with pytest.raises(Invalid) as refused:
        office.checks.record(CheckDraft(answer=answer, also_searched=("library",)))
    assert refused.value.problems == {"also_searched": "unknown_choice"}


def test_one_who_was_merged_into_another_is_found_as_the_other_until_they_are_parted(desk: Desk) -> None:
    desk.contacts.save(about("Wilhelmina Ostrander"))
    desk.contacts.save(about("Mina Quist"))
    merge = desk.merging.merge(MergeDraft(kind="person", kept_id=1, gone_id=2, reason="The same person"))
    [found] = desk.checks.look(CheckQuestion(name="Mina Quist")).candidates
    assert (found.reference, found.name) == ("P00001", "Wilhelmina Ostrander")
    desk.merging.part("person", merge)
    [found] = desk.checks.look(CheckQuestion(name="Mina Quist")).candidates
    assert (found.reference, found.name) == ("P00002", "Mina Quist")


def test_a_whole_list_is_answered_as_each_of_its_names_is(office: Desk) -> None:
    asked = [CheckQuestion(name=name) for name in ("Maeve Pike", "", "Nobody Whatever", "Anna Jones")]
    assert office.checks.many(asked) == [office.checks.look(one) for one in asked]


def test_what_is_changed_by_many_at_once_is_read_again(office: Desk) -> None:
    assert came_up(office, "Person 450 Throng") == []
    with office.tracker.writing("make_up_people") as session:
        for number in range(500):
            session.add(Person(reference=f"X{number}", name=f"Person{number} Throng", sort_key=""))
    assert office.checks.look(CheckQuestion(name="Person450 Throng")).candidates[0].name == "Person450 Throng"


def test_the_reply_says_whose_records_were_not_searched_and_no_others(office: Desk) -> None:
    answer = office.checks.look(CheckQuestion(name="Terrence Applewhite"))
    alone = office.checks.reply(CheckDraft(answer=answer))
    assert "Records of the police, children's social care and other authorities were not searched" in alone
    helped = office.checks.reply(CheckDraft(answer=answer, also_searched=("police", "social_care")))
    assert "Records of other authorities were not searched" in helped
