"""The threshold sheet: a decision limb by limb with its evidence, beside every decision taken before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.models.tables import Case, Contact, ThresholdDecision, ThresholdLimb
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.lists import Lists
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import the_row
from lado_desktop.services.threshold_drafts import DecisionRow, LimbDraft, SheetDraft, ThresholdSheet
from lado_desktop.services.transfer import as_draft, copy_onto

COMPARED: Final = ("decision", "limbs", "rationale", "relied_on", "checks_done", "second_opinion")
TEXTS: Final = ("rationale", "relied_on", "checks_done", "second_opinion", "decided_by")


class Thresholds:
    """The threshold decisions of one tracker. Each is kept; the one recorded last stands."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def open(self, contact_id: int) -> ThresholdSheet:
        """The sheet of a contact; that it was opened is recorded first. Raises `NotFound`, "reason_needed"."""
        with self._tracker.writing("open_contact") as session:
            self._restrictions.must_open(session, "contact", contact_id)
            sheet = _sheet(session, contact_id)
            self._tracker.note(session, "open", "Contact", contact_id)
            return sheet

    def again(self, contact_id: int) -> ThresholdSheet:
        """The sheet that is open already, read again. Raises `NotFound`, "reason_needed"."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            return _sheet(session, contact_id)

    def contact_of(self, case_id: int) -> int:
        """The contact whose decision stands for a case, or else its first. Raises "case_without_contact"."""
        with self._tracker.reading() as session:
            decided = select(ThresholdDecision.contact_id).order_by(ThresholdDecision.id.desc())
            contacts = select(Contact.id).where(Contact.case_id == case_id).order_by(Contact.received_on, Contact.id)
            found = (
                session.execute(decided.where(ThresholdDecision.contact_id.in_(contacts)).limit(1)).scalar()
                or session.execute(contacts.limit(1)).scalar()
            )
        if found is None:
            raise Trouble("case_without_contact")
        return found

    def next_draft(self, sheet: ThresholdSheet) -> SheetDraft:
        """A decision to begin with: what stands, to be decided again now, by whoever is signed in."""
        now = self._clock.local()
        stands = sheet.history[0].sheet if sheet.history else SheetDraft(contact_id=sheet.contact_id)
        known = {limb.limb: limb for limb in stands.limbs}
        codes = dict.fromkeys(
            [*(choice.code for choice in self._lists.choices("limb") if not choice.is_retired), *known]
        )
        return replace(
            stands,
            limbs=tuple(known.get(code, LimbDraft(limb=code)) for code in codes),
            second_opinion="",
            decided_by=self._tracker.actor,
            decided_on=now.date(),
            decided_at=now.time(),
        )

    def problems(self, draft: SheetDraft) -> dict[str, str]:
        """What keeps a decision from being recorded: a problem code by field; limbs as "limbs.a"."""
        found = {
            f"limbs.{limb.limb}": "limb_not_met" for limb in draft.limbs if limb.evidence.strip() and not limb.is_met
        }
        if not all(self._lists.knows("limb", limb.limb) for limb in draft.limbs):
            found["limbs"] = "unknown_choice"
        if draft.decision is None:
            found["decision"] = "choice_missing"
        elif not self._lists.knows("threshold", draft.decision):
            found["decision"] = "unknown_choice"
        elif draft.decision.startswith("met_") and not any(limb.is_met for limb in draft.limbs):
            found["decision"] = "limb_missing"
        if not draft.rationale.strip():
            found["rationale"] = "rationale_missing"
        if draft.decided_on is None:
            found["decided_on"] = "date_missing"
        elif draft.decided_on > self._clock.today():
            found["decided_on"] = "in_future"
        return found

    def record(self, draft: SheetDraft) -> int:
        """Add a decision beside the earlier ones; returns its id. Raises `Invalid`, "decision_unchanged"."""
        if found := self.problems(draft):
            raise Invalid(found)
        with self._tracker.writing("record_decision") as session:
            self._restrictions.must_be_open(session, "contact", draft.contact_id)
            sheet, wanted = _sheet(session, draft.contact_id), _tidied(draft)
            if sheet.history and not _changed(wanted, sheet.history[0].sheet):
                raise Trouble("decision_unchanged")
            row = ThresholdDecision(limbs=[])
            copy_onto(row, wanted)
            row.decided_by = wanted.decided_by or self._tracker.actor
            row.limbs = [ThresholdLimb(limb=limb.limb, evidence=limb.evidence) for limb in wanted.limbs]
            session.add(row)
            session.flush()
            return int(row.id)


def _sheet(session: Session, contact_id: int) -> ThresholdSheet:
    contact: Contact = the_row(session, Contact, contact_id)
    case = session.get(Case, contact.case_id) if contact.case_id else None
    found = session.execute(
        select(ThresholdDecision)
        .where(ThresholdDecision.contact_id == contact_id)
        .order_by(ThresholdDecision.id.desc())
    ).scalars()
    rows = [(row.id, _stored(row)) for row in found]
    before = [*(sheet for _, sheet in rows[1:]), None]
    return ThresholdSheet(
        contact_id=contact_id,
        reference=contact.reference,
        case_reference=case.reference if case else "",
        history=tuple(
            DecisionRow(id=row_id, sheet=sheet, changed=_changed(sheet, earlier) if earlier else ())
            for (row_id, sheet), earlier in zip(rows, before, strict=False)
        ),
    )


def _stored(row: ThresholdDecision) -> SheetDraft:
    limbs = tuple(LimbDraft(limb=limb.limb, is_met=True, evidence=limb.evidence) for limb in row.limbs)
    return as_draft(SheetDraft, row, limbs=limbs)


def _tidied(draft: SheetDraft) -> SheetDraft:
    """As it is stored: the limbs that are met, in order, and no blanks around the texts."""
    limbs = (replace(limb, evidence=limb.evidence.strip()) for limb in draft.limbs if limb.is_met)
    texts = {name: getattr(draft, name).strip() for name in TEXTS}
    return replace(draft, limbs=tuple(sorted(limbs, key=lambda limb: limb.limb)), **texts)


def _changed(sheet: SheetDraft, earlier: SheetDraft) -> tuple[str, ...]:
    """The fields in which two decisions differ; of limbs that stay met, their evidence."""
    changed = [name for name in COMPARED if name != "limbs" and getattr(sheet, name) != getattr(earlier, name)]
    now, then = ({limb.limb: limb.evidence for limb in one.limbs} for one in (sheet, earlier))
    if now.keys() != then.keys():
        changed.insert(min(1, len(changed)), "limbs")
    if any(now[limb] != then[limb] for limb in now.keys() & then.keys()):
        changed.append("evidence")
    return tuple(changed)
