"""The threshold sheet: limbs with their evidence, reasons required, and both decisions kept when a mind changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.contact_drafts import ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.threshold_drafts import LimbDraft, SheetDraft

from .drafts import FULL, contact


@pytest.fixture
def contact_id(desk: Desk) -> int:
    return desk.contacts.save(contact())


def decided(desk: Desk, contact_id: int, **more: object) -> SheetDraft:
    draft = desk.thresholds.next_draft(desk.thresholds.open(contact_id))
    limbs = tuple(
        replace(limb, is_met=True, evidence="A mark was seen.") if limb.limb == "a" else limb for limb in draft.limbs
    )
    return replace(
        draft,
        **{"limbs": limbs, "decision": "met_oversight", "rationale": "The child was hurt.", **more},  # type: ignore[arg-type]
    )


def test_a_new_sheet_asks_every_limb_and_is_decided_now_by_whoever_is_signed_in(desk: Desk, contact_id: int) -> None:
    sheet = desk.thresholds.open(contact_id)
    draft = desk.thresholds.next_draft(sheet)
    assert (sheet.reference, sheet.history) == ("C26/0001", ())
    assert [limb.limb for limb in draft.limbs] == ["a", "b", "c", "d"]
    assert (draft.decided_by, draft.decided_on, draft.decided_at) == (
        desk.tracker.actor,
        date(2026, 5, 18),
        time(11, 31),
    )


def test_a_decision_reads_back_with_the_evidence_of_each_limb_that_is_met(desk: Desk, contact_id: int) -> None:
    draft = decided(
        desk,
        contact_id,
        relied_on="Body map",
        checks_done="Social care: nothing known",
        second_opinion="R. Ashdown agrees",
    )
    desk.thresholds.record(draft)
    [row] = desk.thresholds.again(contact_id).history
    assert row.sheet == replace(draft, limbs=(LimbDraft(limb="a", is_met=True, evidence="A mark was seen."),))
    assert row.changed == ()
    assert desk.contacts.open(contact_id).threshold.limbs == ("a",)


def test_a_changed_mind_keeps_both_decisions_and_says_what_changed(desk: Desk, contact_id: int) -> None:
    desk.thresholds.record(decided(desk, contact_id))
    later = desk.thresholds.next_draft(desk.thresholds.again(contact_id))
    assert later.limbs[0] == LimbDraft(limb="a", is_met=True, evidence="A mark was seen.")
    limbs = tuple(replace(limb, is_met=False, evidence="") for limb in later.limbs)
    desk.thresholds.record(replace(later, limbs=limbs, decision="not_met_advice", rationale="The mark was older."))
    now, before = desk.thresholds.again(contact_id).history
    assert (now.sheet.decision, before.sheet.decision) == ("not_met_advice", "met_oversight")
    assert (now.changed, before.changed) == (("decision", "limbs", "rationale"), ())
    assert before.sheet.limbs[0].evidence == "A mark was seen."


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"rationale": "  "}, "rationale", "rationale_missing"),
        ({"decision": None}, "decision", "choice_missing"),
        ({"decision": "perhaps"}, "decision", "unknown_choice"),
        ({"limbs": ()}, "decision", "limb_missing"),
        (
            {"limbs": (LimbDraft(limb="b", evidence="A crime"),), "decision": "not_met_advice"},
            "limbs.b",
            "limb_not_met",
        ),
        ({"decided_on": None}, "decided_on", "date_missing"),
        ({"decided_on": date(2026, 5, 19)}, "decided_on", "in_future"),
    ],
)
def test_a_decision_stands_with_its_reasons_or_not_at_all(
    desk: Desk, contact_id: int, more: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        desk.thresholds.record(decided(desk, contact_id, **more))
    assert refused.value.problems == {field: code}
    assert desk.thresholds.again(contact_id).history == ()


def test_the_same_decision_is_not_recorded_twice(desk: Desk, contact_id: int) -> None:
    desk.thresholds.record(decided(desk, contact_id))
    with pytest.raises(Trouble, match="decision_unchanged"):
        desk.thresholds.record(desk.thresholds.next_draft(desk.thresholds.again(contact_id)))
    assert len(desk.thresholds.again(contact_id).history) == 1


def test_the_short_section_of_the_contact_form_keeps_the_evidence_it_does_not_show(desk: Desk, contact_id: int) -> None:
    desk.thresholds.record(decided(desk, contact_id, checks_done="Police: known"))
    draft = desk.contacts.open(contact_id)
    changed = replace(draft.threshold, limbs=("a", "d"), rationale="Also at home.")
    desk.contacts.save(replace(draft, threshold=changed))
    stands = desk.thresholds.again(contact_id).history[0].sheet
    assert [(limb.limb, limb.evidence) for limb in stands.limbs] == [("a", "A mark was seen."), ("d", "")]
    assert stands.checks_done == "Police: known"


def test_a_case_leads_to_the_contact_whose_decision_stands_for_it(desk: Desk) -> None:
    first = desk.contacts.save(replace(FULL, threshold=ThresholdDraft()))
    case_id = desk.cases.open_from(first)
    assert desk.thresholds.contact_of(case_id) == first
    with pytest.raises(Trouble, match="case_without_contact"):
        desk.thresholds.contact_of(99)
