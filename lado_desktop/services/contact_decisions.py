"""Threshold decisions of a contact: what one must say, and how a changed one comes to stand beside the earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import Invalid
from lado_desktop.models.tables import ThresholdDecision, ThresholdLimb
from lado_desktop.services.contact_drafts import ThresholdDraft
from lado_desktop.services.contact_reading import latest_decision


def decision_problems(decision: ThresholdDraft, stands: ThresholdDraft, today: date) -> dict[str, str]:
    """A threshold decision stands with its reasons (domain: 1.8, rationale is required).

    The one that stands already, such as one brought in from a spreadsheet, is not asked for them afterwards.
    """
    found: dict[str, str] = {}
    if stands.decision and _tidied(decision) == _tidied(stands):
        return {}
    if decision.decision is None:
        if decision.limbs or decision.rationale.strip():
            found["threshold.decision"] = "choice_missing"
        return found
    if decision.decided_on is not None and decision.decided_on > today:
        found["threshold.decided_on"] = "in_future"
    if not decision.rationale.strip():
        found["threshold.rationale"] = "rationale_missing"
    if decision.decision.startswith("met_") and not decision.limbs:
        found["threshold.limbs"] = "limb_missing"
    return found


def store_decision(session: Session, contact_id: int, decision: ThresholdDraft, actor: str, today: date) -> None:
    """A changed decision is added beside the earlier ones, never over them, on the day that was typed or today."""
    kept, wanted = latest_decision(session, contact_id), _tidied(decision)
    if wanted.decision is None:
        if kept.decision is not None:
            raise Invalid({"threshold.decision": "decision_stands"})
        return
    if replace(wanted, decided_on=wanted.decided_on or kept.decided_on) == _tidied(kept):
        return
    stands = _standing(session, contact_id)
    evidence = {limb.limb: limb.evidence for limb in stands.limbs} if stands else {}
    is_dated = wanted.decided_on is not None and wanted.decided_on != kept.decided_on
    session.add(
        ThresholdDecision(
            contact_id=contact_id,
            decision=wanted.decision,
            rationale=wanted.rationale,
            relied_on=wanted.relied_on,
            decided_by=actor,
            decided_on=wanted.decided_on if is_dated else today,
            checks_done=stands.checks_done if stands else "",
            limbs=[ThresholdLimb(limb=limb, evidence=evidence.get(limb, "")) for limb in wanted.limbs],
        )
    )


def _standing(session: Session, contact_id: int) -> ThresholdDecision | None:
    """What the short form does not show, such as evidence, is said of the new decision as it was of this one."""
    of_it = select(ThresholdDecision).where(ThresholdDecision.contact_id == contact_id)
    return session.execute(of_it.order_by(ThresholdDecision.id.desc()).limit(1)).scalar_one_or_none()


def _tidied(decision: ThresholdDraft) -> ThresholdDraft:
    """The decision as it is stored: without blanks around its texts, each limb once and in order."""
    return replace(
        decision,
        rationale=decision.rationale.strip(),
        relied_on=decision.relied_on.strip(),
        limbs=tuple(sorted(set(decision.limbs))),
    )
