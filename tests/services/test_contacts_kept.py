"""What saving a contact keeps of people, referrers and decisions, and what looking at one records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lado_desktop.clock import FixedClock
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.quoted import BLANK

DAY = date(2026, 5, 15)
MAEVE = AdultDraft(name="Maeve Hollorand", date_of_birth=date(1995, 3, 4), former_names="Maeve Pike", age_note="31")


def contact(**more: object) -> ContactDraft:
    return replace(ContactDraft(received_on=DAY, contact_type="advice", adults=(MAEVE,)), **more)  # type: ignore[arg-type]  # the caller knows the fields


def rows_of(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    with desk.tracker.inspecting() as connection:
        return [tuple(row) for row in connection.execute(sql)]


def test_naming_a_known_person_again_keeps_what_is_known_of_them(desk: Desk) -> None:
    desk.contacts.save(contact())
    second = desk.contacts.save(contact(adults=(AdultDraft(name="Maeve Hollorand", date_of_birth=date(1995, 3, 4)),)))
    adult = desk.contacts.open(second).adults[0]
    assert (adult.former_names, adult.age_note) == ("Maeve Pike", "31")


def test_what_is_blanked_in_the_form_of_a_linked_person_is_blank(desk: Desk) -> None:
    first = desk.contacts.save(contact())
    draft = desk.contacts.open(first)
    desk.contacts.save(
        replace(draft, adults=(replace(draft.adults[0], date_of_birth=None, former_names="", age_note=""),))
    )
    adult = desk.contacts.open(first).adults[0]
    assert (adult.date_of_birth, adult.former_names, adult.age_note) == (None, "", "")


def test_saving_again_makes_no_second_referrer_even_without_a_name(desk: Desk) -> None:
    saved = desk.contacts.save(contact(referrer=ReferrerDraft(phone="0123", agency="police")))
    desk.contacts.save(replace(desk.contacts.open(saved), summary="More"))
    assert rows_of(desk, "SELECT count(*) FROM referrer") == [(1,)]


def test_a_referrers_telephone_can_be_taken_away(desk: Desk) -> None:
    saved = desk.contacts.save(contact(referrer=ReferrerDraft(name="Jo Tamsin", phone="0123")))
    draft = desk.contacts.open(saved)
    desk.contacts.save(replace(draft, referrer=replace(draft.referrer, phone="")))
    assert desk.contacts.open(saved).referrer.phone == ""


def test_another_name_is_another_referrer_and_the_first_stays_as_they_were(desk: Desk) -> None:
    first = desk.contacts.save(contact(referrer=ReferrerDraft(name="Jo Tamsin", phone="0123")))
    second = desk.contacts.save(contact(referrer=ReferrerDraft(name="Jo Tamsin")))
    draft = desk.contacts.open(second)
    desk.contacts.save(replace(draft, referrer=replace(draft.referrer, name="Sam Hill")))
    assert desk.contacts.open(first).referrer.name == "Jo Tamsin"
    assert desk.contacts.open(second).referrer.name == "Sam Hill"


def test_a_changed_decision_stands_beside_the_earlier_one(desk: Desk) -> None:
    met = ThresholdDraft(decision="met_oversight", limbs=("a",), rationale="Injury seen")
    saved = desk.contacts.save(contact(threshold=met))
    draft = desk.contacts.open(saved)
    desk.contacts.save(replace(draft, summary="Only the summary"))
    desk.contacts.save(
        replace(draft, threshold=ThresholdDraft(decision="not_met_advice", rationale="Nothing in it"), summary="x")
    )
    assert [one.decision for one in desk.contacts.decisions(saved)] == ["not_met_advice", "met_oversight"]


def test_a_decision_of_tomorrow_is_refused(desk: Desk) -> None:
    tomorrow = ThresholdDraft(decision="not_met_advice", rationale="Nothing in it", decided_on=date(2026, 5, 19))
    assert desk.contacts.problems(contact(threshold=tomorrow)) == {"threshold.decided_on": "in_future"}


def test_a_glance_is_recorded_once_in_five_minutes(desk: Desk, clock: FixedClock) -> None:
    saved = desk.contacts.save(contact(summary="Something"))
    seen = "SELECT count(*) FROM change WHERE action = 'view' AND kind = 'Contact'"
    for _ in range(3):
        assert desk.contacts.glance(saved).summary == "Something"
    assert rows_of(desk, seen) == [(1,)]
    clock.moment += timedelta(minutes=6)
    desk.contacts.glance(saved)
    assert rows_of(desk, seen) == [(2,)]


def test_a_choice_stands_for_its_whole_label_and_a_part_for_all_that_hold_it(desk: Desk) -> None:
    kinds = ("advice", "referral", "non_recent")
    ids = {kind: desk.contacts.save(contact(contact_type=kind)) for kind in kinds}
    referral, advice = desk.lists.label("contact_type", "referral"), desk.lists.label("contact_type", "advice")

    def found(typed: str) -> set[int]:
        return set(desk.contacts.ids(filters={"contact_type": typed}))

    assert found(referral) == {ids["referral"]}
    assert found(f"{advice}, {referral}") == {ids["advice"], ids["referral"]}
    assert found("refer") == {ids["referral"], ids["non_recent"]}


def test_each_contact_is_found_and_sorted_by_its_own_decision(desk: Desk) -> None:
    met = ThresholdDraft(decision="met_oversight", limbs=("a",), rationale="Injury seen")
    not_met = ThresholdDraft(decision="not_met_advice", rationale="Nothing in it")
    undecided = desk.contacts.save(contact())
    second, first = desk.contacts.save(contact(threshold=not_met)), desk.contacts.save(contact(threshold=met))
    label = desk.lists.label("threshold", "met_oversight")
    assert list(desk.contacts.ids(filters={"threshold": label})) == [first]
    assert list(desk.contacts.ids(filters={"threshold": BLANK})) == [undecided]
    assert list(desk.contacts.ids((("threshold", True),))) == [second, first, undecided]


def test_a_day_is_found_as_the_list_shows_it(desk: Desk) -> None:
    saved = desk.contacts.save(contact())
    desk.contacts.save(contact(received_on=date(2026, 4, 15)))
    assert [
        list(desk.contacts.ids(filters={"received_on": typed})) for typed in ("15 May", "15/05/2026", "may 2026")
    ] == [[saved]] * 3


def test_contacts_are_found_by_any_of_their_categories(desk: Desk) -> None:
    both = desk.contacts.save(contact(categories=("physical", "emotional")))
    one = desk.contacts.save(contact(categories=("neglect",)))
    assert list(desk.contacts.ids(filters={"categories": "Emotional"})) == [both]
    assert set(desk.contacts.ids(filters={"categories": "Physical, Neglect"})) == {both, one}
