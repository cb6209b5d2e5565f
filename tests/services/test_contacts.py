"""Contacts: what is saved is what is read back, what is wrong is said by field, and corrections change nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk

from .drafts import DAY, FULL, about, contact

TOMORROW = date(2026, 5, 19)


def without_numbers(draft: ContactDraft) -> ContactDraft:
    """A draft as it was before it was stored: without ids and references."""
    return replace(
        draft,
        id=None,
        reference="",
        adults=tuple(
            replace(
                adult,
                id=None,
                person_id=None,
                own_children=tuple(replace(child, child_id=None) for child in adult.own_children),
            )
            for adult in draft.adults
        ),
        setting_people=tuple(replace(person, id=None) for person in draft.setting_people),
        children=tuple(replace(child, child_id=None) for child in draft.children),
        transfer=replace(draft.transfer, id=None, contact_id=None),
    )


def test_a_contact_with_everything_reads_back_as_it_was_typed(desk: Desk) -> None:
    saved = desk.contacts.save(FULL)
    opened = desk.contacts.open(saved)
    assert without_numbers(opened) == FULL
    assert opened.reference == "C26/0001"


def test_saving_what_was_opened_changes_nothing_and_leaves_no_record_of_a_change(desk: Desk) -> None:
    saved = desk.contacts.save(FULL)
    opened = desk.contacts.open(saved)
    heard: list[frozenset[str]] = []
    desk.tracker.on_changed(heard.append)
    assert desk.contacts.save(opened) == saved
    assert desk.contacts.open(saved) == opened
    assert heard == []


def test_a_correction_keeps_the_ids_of_the_contact_its_people_and_its_children(desk: Desk) -> None:
    first = desk.contacts.open(desk.contacts.save(FULL))
    alex = replace(first.adults[0], name="Alexandra Example", job_title="Teacher")
    child = replace(first.children[0], age_note="about 10")
    desk.contacts.save(
        replace(first, summary="Changed.", adults=(alex, first.adults[1]), children=(child, first.children[1]))
    )
    second = desk.contacts.open(first.id or 0)
    assert (second.id, second.reference) == (first.id, first.reference)
    assert second.adults[0].person_id == first.adults[0].person_id
    assert [one.child_id for one in second.children] == [one.child_id for one in first.children]
    assert (second.summary, second.adults[0].name, second.children[0].age_note) == (
        "Changed.",
        "Alexandra Example",
        "about 10",
    )
    assert [row.name for row in desk.people.listing()] == ["Alexandra Example"]


def test_the_reference_stays_when_the_day_of_receipt_is_corrected_to_another_year(desk: Desk) -> None:
    saved = desk.contacts.save(contact())
    desk.contacts.save(replace(desk.contacts.open(saved), received_on=date(2025, 12, 30)))
    assert desk.contacts.open(saved).reference == "C26/0001"


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"received_on": None}, {"received_on": "date_missing"}),
        ({"contact_type": None}, {"contact_type": "choice_missing"}),
        ({"contact_type": "nonsense"}, {"contact_type": "unknown_choice"}),
        ({"route": "pigeon"}, {"route": "unknown_choice"}),
        ({"received_on": TOMORROW}, {"received_on": "in_future"}),
        ({"disclosed_on": TOMORROW}, {"disclosed_on": "in_future"}),
        ({"incident_from": DAY, "incident_to": DAY - timedelta(days=1)}, {"incident_to": "before_start"}),
        ({"first_response_on": DAY - timedelta(days=1)}, {"first_response_on": "before_received"}),
        ({"categories": ("physical", "x")}, {"categories": "unknown_choice"}),
        ({"natures": ("x",)}, {"natures": "unknown_choice"}),
        ({"referrer": ReferrerDraft(agency="x")}, {"referrer.agency": "unknown_choice"}),
        ({"adults": (AdultDraft(name="Alex"), AdultDraft(name=" "))}, {"adults.2.name": "name_missing"}),
        ({"adults": (AdultDraft(name="Alex", date_of_birth=TOMORROW),)}, {"adults.1.date_of_birth": "in_future"}),
        ({"adults": (AdultDraft(name="Alex", sector="x"),)}, {"adults.1.sector": "unknown_choice"}),
        ({"children": (ChildDraft(name=" "),)}, {"children.1.name": "name_missing"}),
        ({"threshold": ThresholdDraft(rationale="Because")}, {"threshold.decision": "choice_missing"}),
        ({"threshold": ThresholdDraft(decision="not_met_advice")}, {"threshold.rationale": "rationale_missing"}),
        (
            {"threshold": ThresholdDraft(decision="met_oversight", rationale="Because")},
            {"threshold.limbs": "limb_missing"},
        ),
        (
            {"threshold": ThresholdDraft(decision="met_oversight", rationale="Because", limbs=("z",))},
            {"threshold.limbs": "unknown_choice"},
        ),
        (
            {"threshold": ThresholdDraft(decision="perhaps", rationale="Because")},
            {"threshold.decision": "unknown_choice"},
        ),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_saved(
    desk: Desk, change: dict[str, Any], problems: dict[str, str]
) -> None:
    draft = contact(**change)
    assert desk.contacts.problems(draft) == problems
    with pytest.raises(Invalid) as found:
        desk.contacts.save(draft)
    assert found.value.problems == problems
    assert list(desk.contacts.ids()) == []
    assert desk.people.listing() == []


def test_a_contact_that_is_not_there_is_not_found_and_not_made(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.contacts.save(contact(id=99))
    with pytest.raises(NotFound):
        desk.contacts.open(99)
    assert list(desk.contacts.ids()) == []


def test_several_adults_keep_their_order_and_one_may_have_no_name(desk: Desk) -> None:
    saved = desk.contacts.save(
        contact(
            adults=(
                AdultDraft(known="not_named", description="a coach"),
                AdultDraft(name="Alex Example"),
                AdultDraft(name="Chris Sample"),
            )
        )
    )
    adults = desk.contacts.open(saved).adults
    assert [(adult.known, adult.name or adult.description) for adult in adults] == [
        ("not_named", "a coach"),
        ("named", "Alex Example"),
        ("named", "Chris Sample"),
    ]
    [row] = desk.contacts.rows([saved])
    assert (row.about, row.known, row.adult_count) == ("a coach", "not_named", 3)


def test_an_adult_taken_out_of_a_contact_stays_known_as_a_person(desk: Desk) -> None:
    saved = desk.contacts.save(contact(adults=(AdultDraft(name="Alex Example"), AdultDraft(name="Chris Sample"))))
    opened = desk.contacts.open(saved)
    desk.contacts.save(replace(opened, adults=opened.adults[1:]))
    assert [adult.name for adult in desk.contacts.open(saved).adults] == ["Chris Sample"]
    assert [row.name for row in desk.people.listing()] == ["Alex Example", "Chris Sample"]


def test_the_first_category_is_the_main_one_and_a_repeated_one_counts_once(desk: Desk) -> None:
    saved = desk.contacts.save(contact(categories=("neglect", "physical", "neglect", "emotional")))
    assert desk.contacts.open(saved).categories == ("neglect", "physical", "emotional")
    desk.contacts.save(replace(desk.contacts.open(saved), categories=("emotional", "neglect")))
    assert desk.contacts.open(saved).categories == ("emotional", "neglect")
    assert desk.contacts.rows([saved])[0].categories == ("emotional", "neglect")


MET = ThresholdDraft(decision="met_oversight", limbs=("b", "a", "b"), rationale=" Because. ", decided_on=DAY)


def test_a_decision_with_blanks_around_it_or_its_limbs_in_another_order_is_the_same_decision(desk: Desk) -> None:
    saved = desk.contacts.save(contact(threshold=MET))
    desk.contacts.save(replace(desk.contacts.open(saved), threshold=replace(MET, limbs=("a", "b"), decided_on=None)))
    assert desk.contacts.decisions(saved) == (replace(MET, limbs=("a", "b"), rationale="Because."),)


def test_a_new_decision_is_of_today_unless_another_day_is_typed(desk: Desk) -> None:
    saved = desk.contacts.save(contact(threshold=MET))
    opened = desk.contacts.open(saved)
    desk.contacts.save(replace(opened, threshold=replace(opened.threshold, rationale="More is known.")))
    desk.contacts.save(
        replace(
            opened, threshold=replace(opened.threshold, rationale="The day was wrong.", decided_on=date(2026, 5, 14))
        )
    )
    assert [(one.rationale, one.decided_on) for one in desk.contacts.decisions(saved)] == [
        ("The day was wrong.", date(2026, 5, 14)),
        ("More is known.", date(2026, 5, 18)),
        ("Because.", DAY),
    ]


def test_a_day_alone_that_is_corrected_is_kept_as_a_decision_of_that_day(desk: Desk) -> None:
    saved = desk.contacts.save(contact(threshold=MET))
    opened = desk.contacts.open(saved)
    desk.contacts.save(replace(opened, threshold=replace(opened.threshold, decided_on=date(2026, 5, 13))))
    assert [one.decided_on for one in desk.contacts.decisions(saved)] == [date(2026, 5, 13), DAY]


def test_a_decision_once_taken_cannot_be_blanked(desk: Desk) -> None:
    saved = desk.contacts.save(contact(threshold=MET))
    opened = desk.contacts.open(saved)
    with pytest.raises(Invalid) as found:
        desk.contacts.save(replace(opened, summary="x", threshold=ThresholdDraft()))
    assert found.value.problems == {"threshold.decision": "decision_stands"}
    assert desk.contacts.open(saved) == opened


def test_that_a_contact_was_opened_is_recorded(desk: Desk) -> None:
    saved = desk.contacts.save(contact())
    desk.contacts.open(saved)
    with desk.tracker.inspecting() as connection:
        rows = connection.execute("SELECT kind, record FROM change WHERE action = 'open'").fetchall()
    assert [tuple(row) for row in rows] == [("Contact", saved)]


WRITTEN = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WRITTEN, name=WRITTEN.filter(str.strip), day=st.dates(date(1950, 1, 1), date(2026, 5, 18)))
def test_whatever_is_typed_reads_back(desk: Desk, said: str, name: str, day: date) -> None:
    draft = about(name, date_of_birth=day, description=said)
    saved = desk.contacts.save(replace(draft, summary=said, notes=said, received_on=day, incident_from=day))
    opened = desk.contacts.open(saved)
    assert (opened.summary, opened.notes, opened.received_on, opened.incident_from) == (said, said, day, day)
    assert (opened.adults[0].description, opened.adults[0].date_of_birth) == (said, day)
    assert list(desk.contacts.ids(filters={"": f"{day:%d/%m/%Y}"})).count(saved) == 1
