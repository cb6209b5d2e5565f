"""Restricted records open only after a reason, which is stored first; until then nothing says what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, CaseDraft
from lado_desktop.services.closing_drafts import ClosingDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.services.threshold_drafts import SheetDraft

from .drafts import FULL, about, contact, held_meeting

WHY = "The adult is related to a colleague"
REASON = "Duty call from the police"


@dataclass(frozen=True)
class Records:
    """One adult's contact, case, person and meeting."""

    contact: int
    case: int
    person: int
    meeting: int
    document: int


@pytest.fixture
def records(desk: Desk) -> Records:
    contact_id = desk.contacts.save(FULL)
    case_id = desk.cases.open_from(contact_id)
    person_id = desk.contacts.open(contact_id).adults[0].person_id
    assert person_id
    desk.contacts.save(about("Robin Other"))
    document_id = desk.documents.add("case", case_id, "account.txt", b"What was seen.")
    return Records(contact_id, case_id, person_id, desk.meetings.save(held_meeting(case_id)), document_id)


def restrict_elsewhere(desk: Desk, kind: str, record_id: int) -> None:
    """Restricted by a colleague, or before the tracker was opened: nobody has given a reason since."""
    desk.restrictions.restrict(kind, record_id, WHY)
    desk.restrictions._granted.clear()


def ask_all(desk: Desk, found: Records) -> dict[str, Callable[[], object]]:
    """Every way in which a service gives out, changes or prints what a record of the case says."""
    contacts, cases, meetings = desk.contacts, desk.cases, desk.meetings
    return {
        "contacts.open": lambda: contacts.open(found.contact),
        "contacts.glance": lambda: contacts.glance(found.contact),
        "contacts.decisions": lambda: contacts.decisions(found.contact),
        "contacts.save": lambda: contacts.save(contact(id=found.contact)),
        "cases.page": lambda: cases.page(found.case),
        "cases.again": lambda: cases.again(found.case),
        "cases.open_from": lambda: cases.open_from(found.contact),
        "cases.save": lambda: cases.save(CaseDraft(id=found.case, opened_on=date(2026, 5, 12))),
        "cases.save_allegation": lambda: cases.save_allegation(AllegationDraft(case_id=found.case, statement="x")),
        "cases.save_part": lambda: cases.save_part(
            ActionDraft(case_id=found.case, text="x", owner="y", due_on=date(2026, 6, 1))
        ),
        "cases.remove_part": lambda: cases.remove_part(ActionDraft, 1),
        "meetings.open": lambda: meetings.open(found.meeting),
        "meetings.again": lambda: meetings.again(found.meeting),
        "meetings.save": lambda: meetings.save(replace(held_meeting(found.case), id=found.meeting)),
        "thresholds.open": lambda: desk.thresholds.open(found.contact),
        "thresholds.again": lambda: desk.thresholds.again(found.contact),
        "thresholds.record": lambda: desk.thresholds.record(
            SheetDraft(contact_id=found.contact, decision="not_met_advice", rationale="x", decided_on=date(2026, 5, 18))
        ),
        "closing.open": lambda: desk.closing.open(found.case),
        "closing.again": lambda: desk.closing.again(found.case),
        "closing.checklist": lambda: desk.closing.checklist(ClosingDraft(id=found.case)),
        "closing.save": lambda: desk.closing.save(ClosingDraft(id=found.case)),
        "closing.close": lambda: desk.closing.close(ClosingDraft(id=found.case)),
        "closing.park": lambda: desk.closing.park(found.case, "learning", "Later"),
        "closing.reopen": lambda: desk.closing.reopen(found.case, "Again"),
        "chronology.open": lambda: desk.chronology.open("person", found.person),
        "chronology.again": lambda: desk.chronology.again("case", found.case),
        "chronology.pdf": lambda: desk.chronology.pdf("contact", found.contact),
        "history.of": lambda: desk.history.of("case", found.case),
        "documents.of": lambda: desk.documents.of("case", found.case),
        "documents.removed": lambda: desk.documents.removed("case", found.case),
        "documents.add": lambda: desk.documents.add("case", found.case, "note.txt", b"x"),
        "documents.draft": lambda: desk.documents.draft(found.document),
        "documents.open": lambda: desk.documents.open(found.document),
        "documents.remove": lambda: desk.documents.remove(found.document),
        "checks.of_contact": lambda: desk.checks.of_contact(found.contact),
        "people.as_adult": lambda: desk.people.as_adult(found.person),
        "merging.merges": lambda: desk.merging.merges("person", found.person),
        "merging.preview": lambda: desk.merging.preview("person", 2, found.person),
        "strands.save": lambda: desk.strands.save(StrandDraft(case_id=found.case, kind="police")),
        "case_children.save": lambda: desk.case_children.save(CaseChildDraft(case_id=found.case, name="x")),
        "minutes.pdf": lambda: desk.minutes.pdf(found.meeting),
        "restrictions.page": lambda: desk.restrictions.page("person", found.person),
        "restrictions.lift": lambda: desk.restrictions.lift("person", found.person, "No longer needed"),
    }


def test_nothing_about_a_restricted_person_opens_without_a_reason(desk: Desk, records: Records) -> None:
    restrict_elsewhere(desk, "person", records.person)
    before = stored(desk)
    for name, ask in ask_all(desk, records).items():
        with pytest.raises(Trouble) as refused:
            ask()
        assert refused.value.code == "reason_needed", name
    assert stored(desk) == before


def stored(desk: Desk) -> int:
    with desk.tracker.inspecting() as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def test_a_reason_is_stored_and_in_the_record_of_changes_before_the_record_opens(desk: Desk, records: Records) -> None:
    restrict_elsewhere(desk, "case", records.case)
    desk.restrictions.grant("case", records.case, f"  {REASON} ")
    with desk.tracker.inspecting() as connection:
        assert connection.execute("SELECT kind, record, who, reason FROM access_reason").fetchall() == [
            ("case", records.case, desk.tracker.actor, REASON)
        ]
        noted = connection.execute("SELECT action, kind, record FROM change ORDER BY id DESC LIMIT 1").fetchone()
    assert noted == ("reason", "Case", records.case)
    assert desk.cases.page(records.case).about == "Alex Example"


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_an_empty_reason_opens_nothing(desk: Desk, records: Records, empty: str) -> None:
    restrict_elsewhere(desk, "contact", records.contact)
    with pytest.raises(Invalid):
        desk.restrictions.grant("contact", records.contact, empty)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.contacts.open(records.contact)
    with pytest.raises(Invalid):
        desk.restrictions.lift("contact", records.contact, empty)
    with pytest.raises(Invalid):
        desk.restrictions.restrict("case", records.case, empty)


def test_a_reason_opens_what_it_was_given_for_and_no_other_record(desk: Desk, records: Records) -> None:
    restrict_elsewhere(desk, "case", records.case)
    restrict_elsewhere(desk, "contact", records.contact)
    desk.restrictions.grant("case", records.case, REASON)
    assert desk.meetings.open(records.meeting).place == "Teams"
    with pytest.raises(Trouble, match="reason_needed"):
        desk.contacts.open(records.contact)
    desk.restrictions.grant("contact", records.contact, REASON)
    assert desk.contacts.open(records.contact).summary == FULL.summary


def test_a_reason_lasts_half_an_hour_for_opening_and_longer_for_what_stands_open(
    desk: Desk, records: Records, clock: FixedClock
) -> None:
    restrict_elsewhere(desk, "case", records.case)
    desk.restrictions.grant("case", records.case, REASON)
    clock.moment += timedelta(minutes=29)
    assert not desk.restrictions.needs_reason("case", records.case)
    clock.moment += timedelta(minutes=1)
    assert desk.restrictions.needs_reason("case", records.case)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.cases.page(records.case)
    assert desk.cases.again(records.case).about == "Alex Example"


def test_lists_show_the_reference_of_a_restricted_record_and_not_whom_it_is_about(desk: Desk, records: Records) -> None:
    desk.restrictions.restrict("person", records.person, WHY)
    [contact_row] = desk.contacts.rows([records.contact])
    [case_row] = desk.cases.rows([records.case])
    [person_row] = [row for row in desk.people.listing() if row.id == records.person]
    for row in (contact_row, case_row, person_row):
        assert row.is_restricted
        assert row.reference
        assert not any(word in repr(row) for word in ("Alex", "Oak Lane", "Teaching", "Headley"))
    [other] = desk.contacts.rows([one for one in desk.contacts.ids() if one != records.contact])
    assert not other.is_restricted


def test_a_list_does_not_find_a_restricted_record_by_what_it_hides(desk: Desk, records: Records) -> None:
    desk.restrictions.restrict("person", records.person, WHY)
    for filters in ({"about": "alex"}, {"setting": "oak"}, {"": "alex"}, {"job_title": "teach"}):
        assert desk.contacts.ids(filters=filters) == []
        assert desk.cases.ids(filters=filters) == []
    for key in ("about", "setting", "job_title"):
        assert not any(
            found.value in ("Alex Example", "Oak Lane Primary", "Teaching assistant")
            for found in (*desk.contacts.values(key), *desk.cases.values(key))
        )
    reference = desk.contacts.rows([records.contact])[0].reference
    assert desk.contacts.ids(filters={"": reference.lower()}) == [records.contact]
    assert desk.contacts.ids(filters={"reference": reference}) == [records.contact]
    assert desk.contacts.ids(order=(("about", False),))[-1] == records.contact
    assert desk.contacts.ids(order=(("about", True),))[-1] == records.contact


def test_lifting_needs_a_reason_and_the_record_says_who_restricted_opened_and_lifted_it(
    desk: Desk, records: Records
) -> None:
    restrict_elsewhere(desk, "contact", records.contact)
    with pytest.raises(Trouble, match="reason_needed"):
        desk.restrictions.lift("contact", records.contact, "Not needed any more")
    desk.restrictions.grant("contact", records.contact, REASON)
    desk.restrictions.lift("contact", records.contact, "Not needed any more")
    page = desk.restrictions.page("contact", records.contact)
    assert not page.is_restricted
    [row] = page.history
    assert (row.reason, row.lifted_because, row.lifted_on) == (WHY, "Not needed any more", date(2026, 5, 18))
    [access] = page.accesses
    assert (access.who, access.reason) == (desk.tracker.actor, REASON)
    assert desk.contacts.rows([records.contact])[0].about == "Alex Example"


def test_a_record_is_restricted_once_and_lifted_only_where_it_is(desk: Desk, records: Records) -> None:
    desk.restrictions.restrict("case", records.case, WHY)
    with pytest.raises(Trouble, match="restricted_already"):
        desk.restrictions.restrict("case", records.case, WHY)
    with pytest.raises(Trouble, match="not_restricted"):
        desk.restrictions.lift("contact", records.contact, WHY)
    with pytest.raises(Trouble, match="not_found"):
        desk.restrictions.restrict("case", 999, WHY)


def test_undo_never_frees_a_restricted_record(desk: Desk, records: Records) -> None:
    desk.restrictions.restrict("person", records.person, WHY)
    step = desk.undoing.undo()
    assert step is not None
    assert step.name == "add_meeting"
    assert desk.restrictions.page("person", records.person).is_restricted
