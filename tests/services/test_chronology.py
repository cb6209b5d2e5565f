"""Chronology: worked out from records each time, written lines beside them, printed; restricted parts stay shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pypdfium2
import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.case_drafts import OutcomeDraft, ReferralDraft, ReviewDraft
from lado_desktop.services.chronology import chosen
from lado_desktop.services.chronology_drafts import EntryDraft
from lado_desktop.services.closing_drafts import ClosingDraft
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.strand_drafts import StrandDraft

from .drafts import DAY, FULL, contact, held_meeting

TODAY = date(2026, 5, 18)


@pytest.fixture
def case_id(desk: Desk) -> int:
    """A referral about Alex that became a case, with a meeting, strands, an outcome, a referral and a review."""
    opened = desk.cases.open_from(desk.contacts.save(FULL))
    desk.meetings.save(replace(held_meeting(opened), minutes_sent_on=date(2026, 5, 16)))
    desk.strands.save(
        StrandDraft(
            case_id=opened,
            kind="police",
            is_involved=True,
            contacted_on=date(2026, 5, 13),
            outcomes=("nfa",),
            outcome_known_on=date(2026, 5, 17),
        )
    )
    [allegation] = desk.cases.page(opened).allegations
    outcome = OutcomeDraft(outcome="unfounded", decided_on=date(2026, 5, 17), rationale="Nobody saw it.")
    desk.cases.save_allegation(replace(allegation, outcomes=(outcome,)))
    desk.cases.save_part(ReferralDraft(case_id=opened, body="dbs", advised_on=date(2026, 5, 16)))
    desk.cases.save_part(ReviewDraft(case_id=opened, kind="police_update", due_on=date(2026, 6, 1)))
    return opened


def told(desk: Desk, kind: str, record_id: int) -> list[tuple[date, str]]:
    return [(line.day, line.event) for line in desk.chronology.again(kind, record_id).lines]


def test_a_case_tells_what_happened_in_order(desk: Desk, case_id: int) -> None:
    assert told(desk, "case", case_id) == [
        (date(2026, 5, 8), "Incident"),
        (date(2026, 5, 11), "Adult told of the allegation"),
        (DAY, "Contact received: Referral"),
        (DAY, "First response"),
        (DAY, "Advice given"),
        (DAY, "Threshold decision: Met: LADO oversight (A, B)"),
        (DAY, "Case opened"),
        (date(2026, 5, 13), "Police: contacted"),
        (date(2026, 5, 15), "Initial meeting 1: held"),
        (date(2026, 5, 16), "Initial meeting 1: minutes sent"),
        (date(2026, 5, 16), "DBS: referral advised"),
        (date(2026, 5, 17), "Outcome of allegation 1: Unfounded"),
        (date(2026, 5, 17), "Police: outcome known: Investigated, no further action"),
        (date(2026, 5, 29), "Action due: Send the form"),
        (date(2026, 6, 1), "Police update: due"),
    ]


def test_a_line_says_where_it_is_from_why_and_who(desk: Desk, case_id: int) -> None:
    lines = {line.event: line for line in desk.chronology.open("case", case_id).lines}
    decision = lines["Threshold decision: Met: LADO oversight (A, B)"]
    assert (decision.source, decision.significance, decision.who) == ("Contact C26/0001", "A mark was seen.", "owner")
    assert lines["Contact received: Referral"].at == time(9, 40)
    assert lines["Initial meeting 1: held"].opens == ("meeting", 1)


def test_closing_and_opening_again_are_told(desk: Desk, case_id: int) -> None:
    draft = ClosingDraft(
        id=case_id,
        closure_reason="error",
        closure_note="Typed twice",
        closed_on=TODAY,
        retention_class="ten_years",
        retention_review_on=date(2036, 5, 18),
    )
    desk.closing.close(draft)
    assert (TODAY, "Case closed: Entered in error") in told(desk, "case", case_id)
    desk.closing.reopen(case_id, "It was none")
    assert {"Case closed, and later opened again", "Case opened again"} <= {
        event for _, event in told(desk, "case", case_id)
    }


def test_a_person_and_a_setting_tell_all_their_contacts_and_cases(desk: Desk, case_id: int) -> None:
    alex = desk.contacts.open(1).adults[0]
    assert alex.person_id
    desk.contacts.save(contact(adults=(replace(alex, setting_name="Oak Lane Primary"),), summary="A second call"))
    of_person = told(desk, "person", alex.person_id)
    assert (DAY, "Contact received: Advice") in of_person
    assert (DAY, "Case opened") in of_person
    assert of_person == told(desk, "setting", 1)
    page = desk.chronology.again("setting", 1)
    assert (page.title, page.about) == ("Oak Lane Primary", "")
    assert told(desk, "contact", 2) == [(DAY, "Contact received: Advice")]


def test_a_written_line_stands_among_the_others_and_is_marked_when_it_was_added_late(
    desk: Desk, case_id: int, clock: FixedClock
) -> None:
    blank = desk.chronology.blank("case", case_id)
    early = replace(blank, happened_on=date(2026, 5, 14), text="  Head rang  ", source="Phone", significance="New name")
    desk.chronology.save(early)
    desk.chronology.save(replace(blank, happened_on=date(2026, 5, 1), text="Earlier talk"))
    lines = {line.event: line for line in desk.chronology.again("case", case_id).lines if line.entry}
    assert (lines["Head rang"].source, lines["Head rang"].who, lines["Head rang"].is_late) == ("Phone", "owner", False)
    assert (lines["Earlier talk"].is_late, lines["Earlier talk"].entered_on) == (True, TODAY)
    assert [line.event for line in chosen(desk.chronology.again("case", case_id).lines, "written")] == [
        "Earlier talk",
        "Head rang",
    ]
    assert not any(line.entry for line in chosen(desk.chronology.again("case", case_id).lines, "worked_out"))


def test_a_written_line_is_changed_and_removed_and_keeps_when_it_was_entered(
    desk: Desk, case_id: int, clock: FixedClock
) -> None:
    entry = desk.chronology.save(replace(desk.chronology.blank("case", case_id), text="Rang"))
    clock.moment = clock.moment.replace(day=20)
    [line] = chosen(desk.chronology.again("case", case_id).lines, "written")
    assert line.entry
    desk.chronology.save(replace(line.entry, text="Rang twice"))
    [line] = chosen(desk.chronology.again("case", case_id).lines, "written")
    assert (line.event, line.entered_on) == ("Rang twice", TODAY)
    desk.chronology.remove(entry)
    assert chosen(desk.chronology.again("case", case_id).lines, "written") == ()


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ({"text": " "}, {"text": "text_missing"}),
        ({"happened_on": None}, {"happened_on": "date_missing"}),
        ({"happened_on": date(2026, 5, 19)}, {"happened_on": "in_future"}),
    ],
)
def test_a_written_line_says_what_and_when(
    desk: Desk, case_id: int, more: dict[str, object], problems: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        desk.chronology.save(replace(EntryDraft(case_id=case_id, happened_on=TODAY, text="x"), **more))  # type: ignore[arg-type]
    assert refused.value.problems == problems


def test_the_paper_says_every_line_and_that_it_was_printed_is_recorded(desk: Desk, case_id: int) -> None:
    line = replace(desk.chronology.blank("case", case_id), happened_on=date(2026, 5, 1), text="A <b>talk</b>\nof two")
    desk.chronology.save(line)
    document = pypdfium2.PdfDocument(desk.chronology.pdf("case", case_id))
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    for said in ("Case 26/001", "Alex Example", "A <b>talk</b>", "Added later, on 18 May 2026", "Nobody saw it."):
        assert said in text
    with desk.tracker.inspecting() as connection:
        noted = connection.execute("SELECT action, kind, record FROM change ORDER BY id DESC LIMIT 1").fetchone()
    assert noted == ("print", "Case", case_id)
    assert desk.chronology.pdf("case", case_id, "written") != desk.chronology.pdf("case", case_id)


def test_a_restricted_case_is_told_of_a_person_by_its_reference_alone(desk: Desk, case_id: int) -> None:
    person = desk.contacts.open(1).adults[0].person_id
    assert person
    desk.chronology.save(replace(desk.chronology.blank("case", case_id), text="A secret line"))
    desk.restrictions.restrict("case", case_id, "Conflict of interest")
    desk.restrictions._granted.clear()
    with pytest.raises(Trouble, match="reason_needed"):
        desk.chronology.open("case", case_id)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.chronology.again("case", case_id)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.chronology.pdf("case", case_id)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.chronology.remove(1)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.chronology.save(EntryDraft(case_id=case_id, happened_on=TODAY, text="x"))
    lines = desk.chronology.open("person", person).lines
    assert [(line.source, line.event, line.is_restricted) for line in lines] == [
        ("Contact C26/0001", "", True),
        ("Case 26/001", "", True),
    ]


def test_an_adult_without_a_name_has_a_chronology_of_their_case(desk: Desk) -> None:
    adults = (AdultDraft(known="not_identified", description="the driver"),)
    case = desk.cases.open_from(desk.contacts.save(contact(adults=adults)))
    assert desk.chronology.open("case", case).about == "the driver"
