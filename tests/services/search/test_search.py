"""Search finds every record by what it says, and shows why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from lado_desktop.models.tables import Entry, Restriction, Strand
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, OutcomeDraft
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.search import Found, Results
from tests.services.drafts import FULL, about, contact, held_meeting

DAY = date(2026, 5, 12)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """One referral with its case and meeting (FULL), and an advice call about somebody else."""
    referral = desk.contacts.save(FULL)
    case = desk.cases.open_from(referral)
    desk.meetings.save(held_meeting(case))
    desk.contacts.save(about("Siobhán O'Neill", setting_name="St Mary's Infants", sector="early_years"))
    return desk


def kinds(found: Results) -> dict[str, int]:
    return {group.kind: group.count for group in found.groups}


def rows(found: Results, kind: str) -> tuple[Found, ...]:
    return next((group.rows for group in found.groups if group.kind == kind), ())


def references(found: Results, kind: str) -> list[str]:
    return [row.reference for row in rows(found, kind)]


def test_words_in_any_order_find_the_record_that_has_them_all_wherever_they_stand(office: Desk) -> None:
    assert references(office.search.find("oak grabbed example headley"), "contact") == ["C26/0001"]
    assert references(office.search.find("oak grabbed o'neill"), "contact") == []


def test_a_line_says_who_where_when_and_which_words_matched(office: Desk) -> None:
    (row,) = rows(office.search.find("grab"), "contact")
    assert (row.reference, row.title.text, row.detail, row.label, row.day) == (
        "C26/0001",
        "Alex Example",
        "Oak Lane Primary",
        "Referral",
        DAY,
    )
    assert (row.where, row.snippet.text) == ("contact.summary", "Grabbed by the arm. Twice; “hard”.")
    assert row.snippet.marks == ((0, 4),)
    assert row.opens == ("contact", row.id)


@pytest.mark.parametrize("typed", ["oneill", "O'Neill", "o’neill siobhan", "SIOBHAN ONeill", "siobhán", "st marys"])
def test_accents_apostrophes_and_case_do_not_matter(office: Desk, typed: str) -> None:
    assert references(office.search.find(typed), "contact") == ["C26/0002"]


def test_results_come_by_kind_with_parts_that_open_the_record_they_belong_to(office: Desk) -> None:
    (action,) = rows(office.search.find("send the form"), "action")
    assert (action.title.text, action.opens, action.state) == ("Send the form", ("case", 1), "open")
    (child,) = rows(office.search.find('"J.D."'), "child")
    assert child.opens == ("contact", 1)
    (referrer,) = rows(office.search.find("headley"), "referrer")
    assert (referrer.title.text, referrer.opens) == ("Pat Headley", ("contact", 1))
    (meeting,) = rows(office.search.find("to meet again"), "meeting")
    assert (meeting.where, meeting.state) == ("decision.text", "held")
    (setting,) = rows(office.search.find("oak lane"), "setting")
    assert setting.opens == ("setting", setting.id)


def test_a_note_of_any_record_opens_that_record(office: Desk) -> None:
    with office.tracker.writing("add_note") as session:
        session.execute(insert(Entry).values(happened_on=DAY, entered_on=DAY, text="Rang the union", person_id=1))
    found = office.search.find("union")
    assert rows(found, "entry")[0].opens == ("person", 1)
    assert kinds(found) == {"person": 1, "entry": 1}


@pytest.mark.parametrize("typed", ["C26/0001", "c26-1", "c260001", "C26 0001"])
def test_a_reference_finds_its_record_first(office: Desk, typed: str) -> None:
    found = office.search.find(typed)
    assert found.groups[0].kind == "contact"
    assert found.groups[0].rows[0].reference == "C26/0001"


def test_an_exact_reference_comes_before_records_that_only_mention_it(office: Desk) -> None:
    office.contacts.save(contact(notes="see C26/0001"))
    assert references(office.search.find("C26/0001"), "contact") == ["C26/0001", "C26/0003"]


def test_names_come_before_text_and_the_newest_before_older(office: Desk) -> None:
    office.contacts.save(about("Grabbe Smith"))
    office.contacts.save(contact(notes="grabbed again"))
    assert references(office.search.find("grabb"), "contact") == ["C26/0003", "C26/0004", "C26/0001"]


@pytest.mark.parametrize("typed", ["12/5/2026", "12 May 2026", "2026-05-12"])
def test_a_day_finds_what_happened_on_it_and_texts_that_say_it(office: Desk, typed: str) -> None:
    office.contacts.save(replace(contact(notes="as on 12 May 2026"), received_on=date(2026, 5, 1)))
    office.contacts.save(replace(contact(notes="none"), received_on=date(2026, 5, 1)))
    assert set(references(office.search.find(typed), "contact")) == {"C26/0001", "C26/0002", "C26/0003"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("type:referral", ["C26/0001"]),
        ("type:advice", ["C26/0002"]),
        ("type:advice,referral", ["C26/0002", "C26/0001"]),
        ('setting:"oak lane"', ["C26/0001"]),
        ("school:oak", ["C26/0001"]),
        ('setting:"lane oak"', []),
        ("sector:early", ["C26/0002"]),
        ("category:emotional", ["C26/0001"]),
        ("category:none", ["C26/0002"]),
        ("no:category", ["C26/0002"]),
        ("has:incident-from", ["C26/0001"]),
        ("officer:officer", ["C26/0001"]),
        ("referrer:headley", ["C26/0001"]),
        ("agency:primary", ["C26/0001"]),
        ("agency:none", ["C26/0002"]),
        ("person:oneill", ["C26/0002"]),
        ("received:2026", ["C26/0002", "C26/0001"]),
        ("received:2026-05", ["C26/0002", "C26/0001"]),
        ("received:2025", []),
        ("received:>=2026-05-13", []),
        ("incident-from:1/5/2026..10/5/2026", ["C26/0001"]),
        ("born:1988", ["C26/0001"]),
        ("referrer-wishes-outcome:no", ["C26/0001"]),
        ("threshold:met", ["C26/0001"]),
        ("limb:a", ["C26/0001"]),
        ("nature:restraint status:closed", ["C26/0001"]),
        ("type:referral siobhan", []),
    ],
)
def test_field_words_narrow_by_what_a_field_holds(office: Desk, typed: str, expected: list[str]) -> None:
    assert references(office.search.find(typed), "contact") == expected


def test_cases_are_found_by_state_and_outcome_closed_ones_too(office: Desk) -> None:
    assert kinds(office.search.find("status:open outcome:none")) == {"case": 1}
    assert kinds(office.search.find("kind:case no:outcome")) == {"case": 1}
    ended = (OutcomeDraft(outcome="unfounded", rationale="No basis."),)
    office.cases.save_allegation(AllegationDraft(case_id=1, statement="He grabbed a pupil.", outcomes=ended))
    assert kinds(office.search.find("outcome:none")) == {}
    assert kinds(office.search.find("outcome:unfounded")) == {"case": 1}
    with office.tracker.writing("close") as session:
        session.execute(insert(Strand).values(case_id=1, kind="police", note="Interviewed"))
        session.connection().exec_driver_sql("UPDATE \"case\" SET closed_on = '2026-05-18'")
    assert kinds(office.search.find("status:open kind:case")) == {}
    (row,) = rows(office.search.find("interviewed"), "case")
    assert (row.state, row.where) == ("closed", "strand.note")


def test_kind_keeps_to_one_kind_by_any_of_its_names(office: Desk) -> None:
    assert kinds(office.search.find("example kind:people")) == {"person": 1}
    assert kinds(office.search.find("kind:minutes again")) == {"meeting": 1}
    assert kinds(office.search.find("kind:contacts,cases example")) == {"contact": 1, "case": 1}
    assert kinds(office.search.find("kind:nonsense example")) == {}


def test_a_field_word_nobody_knows_is_said(office: Desk) -> None:
    found = office.search.find("mood:sour")
    assert (found.count, found.unknown) == (0, ("mood",))
    assert office.search.find("status:open").unknown == ()


def test_the_label_of_a_value_finds_records_that_have_it(office: Desk) -> None:
    assert references(office.search.find("restraint"), "contact") == ["C26/0001"]
    assert references(office.search.find("emotional"), "contact") == ["C26/0001"]


@pytest.mark.parametrize("typed", ["Exmaple", "Exampel", "Alxe Example", "Xample"])
def test_a_misspelt_name_finds_the_person_and_says_so(office: Desk, typed: str) -> None:
    found = office.search.find(typed)
    assert [row.title.text for row in rows(found, "person")] == ["Alex Example"]
    assert found.instead or rows(found, "person")[0].reasons


def test_a_misspelt_setting_is_found(office: Desk) -> None:
    found = office.search.find("Infnats")
    assert [row.title.text for row in rows(found, "setting")] == ["St Mary's Infants"]
    assert found.instead == (("Infnats", "infants"),)


def test_a_name_that_sounds_alike_is_offered_with_its_reason(office: Desk) -> None:
    (row,) = rows(office.search.find("Siobhan Oneal"), "person")
    assert row.title.text == "Siobhán O'Neill"
    assert row.reasons


@pytest.mark.parametrize(
    "typed",
    [
        *('"', '""', '"unclosed', "'", "*", "a*", "^oak", "oak AND", "NEAR(oak lane)", "names:oak", "-oak", "(oak"),
        *("oak)", "oak OR", "NOT oak", "{names words}:oak", "oak + lane", "a:b:c", "kind:", "has:", "received:", ":"),
        *("facts:type", "\ue000status0open", "type0referral", "%", "_", "\\", "oak\x00lane", "<b>oak</b>", "💥"),
        *("=cmd|' /C calc'!A0", "a" * 5000, "received:>", "received:..", "setting:***", "status:open)", 'setting:"'),
        "\u202eoak",
    ],
)
def test_nothing_typed_acts(office: Desk, typed: str) -> None:
    found = office.search.find(typed, is_typing=True)
    assert all(row.title.text for group in found.groups for row in group.rows)


def test_operators_are_words(office: Desk) -> None:
    assert references(office.search.find("oak OR siobhan"), "contact") == []
    office.contacts.save(contact(notes="either oak or siobhan"))
    assert references(office.search.find("oak OR siobhan"), "contact") == ["C26/0003"]


def test_hostile_text_is_found_and_shown_as_it_was_typed(office: Desk) -> None:
    typed = "<img src=x> =HYPERLINK(1) ../etc/passwd"
    office.contacts.save(contact(notes=typed))
    (row,) = rows(office.search.find("hyperlink"), "contact")
    assert row.snippet.text == typed


@pytest.mark.parametrize(("kind", "reference"), [("case", "26/001"), ("contact", "C26/0001"), ("person", "P00001")])
def test_a_restricted_record_shows_its_reference_and_nothing_else(office: Desk, kind: str, reference: str) -> None:
    with office.tracker.writing("restrict") as session:
        session.execute(insert(Restriction).values(**{f"{kind}_id": 1}, restricted_on=DAY))
    (row,) = rows(office.search.find("example"), kind)
    assert row == Found(kind=kind, id=1, opens=(kind, 1), reference=reference, is_restricted=True)
    with office.tracker.writing("lift") as session:
        session.connection().exec_driver_sql("UPDATE restriction SET lifted_on = '2026-05-13'")
    (lifted,) = rows(office.search.find("example"), kind)
    assert (lifted.is_restricted, lifted.title.text) == (False, "Alex Example")


def test_parts_of_a_restricted_case_say_nothing_either(office: Desk) -> None:
    with office.tracker.writing("restrict") as session:
        session.execute(insert(Restriction).values(case_id=1, restricted_on=DAY))
    found = office.search.find("form")
    assert {row.kind: row.is_restricted for group in found.groups for row in group.rows} == {
        "contact": True,
        "case": True,
        "meeting": True,
        "action": True,
    }
    assert "Send" not in str(found)


def test_while_somebody_types_records_are_counted_to_fifty(desk: Desk) -> None:
    for _ in range(52):
        desk.contacts.save(contact(notes="bruise"))
    (typing,) = desk.search.find("bru", is_typing=True).groups
    assert (typing.count, typing.is_more, len(typing.rows)) == (50, True, 5)
    (whole,) = desk.search.find("bru", most=100).groups
    assert (whole.count, whole.is_more, len(whole.rows)) == (52, False, 52)


def test_undoing_a_work_undoes_what_is_found(office: Desk) -> None:
    assert references(office.search.find("siobhan"), "contact") == ["C26/0002"]
    office.undoing.undo()
    assert references(office.search.find("siobhan"), "contact") == []
    office.undoing.redo()
    assert references(office.search.find("siobhan"), "contact") == ["C26/0002"]


def test_what_was_corrected_is_found_as_it_is_now(office: Desk) -> None:
    draft = office.contacts.open(1)
    office.contacts.save(replace(draft, summary="Pushed.", adults=(AdultDraft(name="Robin Other"),)))
    assert references(office.search.find("grabbed"), "contact") == []
    assert references(office.search.find("pushed robin"), "contact") == ["C26/0001"]
    office.cases.save_part(ActionDraft(case_id=1, text="Ring the union", owner="Pat", due_on=DAY))
    assert kinds(office.search.find("union")) == {"case": 1, "action": 1}
