"""What closing asks of a case, worked out as it stands: what applies, and what of it is blank (domain: 1.12).

What applies depends on the reason: a duplicate or a slip is asked little, a case with an outcome everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Action,
    Allegation,
    AllegationNature,
    Case,
    CaseChild,
    Child,
    Contact,
    ContactNature,
    Meeting,
    MeetingCase,
    OnwardReferral,
    Strand,
)
from lado_desktop.services.closing_drafts import BLANK, DONE, ClosingDraft, Item

NO_CASE: Final = frozenset({"duplicate", "error"})
ASKED_STRANDS: Final = ("police", "social_care", "employer")
OVER: Final = frozenset({"ended", "no_role"})
RISK: Final = "transferable_risk"


def checklist(session: Session, draft: ClosingDraft) -> tuple[Item, ...]:
    """Every item that applies, in the order in which closing asks them; none is parked yet."""
    return tuple(Asking(session, draft).items())


class Asking:
    """One case being looked at; `draft` is what is typed, the rest is as it is stored."""

    def __init__(self, session: Session, draft: ClosingDraft) -> None:
        self._session, self._draft = session, draft
        self._is_case = draft.closure_reason not in NO_CASE
        self._is_concluded = draft.closure_reason in (None, "concluded")

    def items(self) -> Iterator[Item]:
        """What applies."""
        yield self._field("closure_reason", "choice_missing")
        if self._is_concluded:
            yield self._field("concluded_on", "date_missing")
            yield from self._strands()
            yield from self._allegations()
        if self._is_case:
            yield from self._children()
            yield self._field("child_safe", "child_safe_missing")
            if self._is_risk():
                yield self._field("risk_conclusion", "risk_missing")
            yield from self._referrals()
            yield from self._actions()
            yield from self._meetings()
            yield from self._told()
            yield self._field("learning", "learning_missing")
            yield self._field("system_learning", "learning_missing")
        yield self._field("closure_note", "note_missing")
        yield self._field("closed_on", "date_missing")
        yield self._field("retention_class", "choice_missing")
        yield self._field("retention_review_on", "date_missing")

    def _field(self, name: str, missing: str) -> Item:
        value = getattr(self._draft, name)
        is_blank = not (value.strip() if isinstance(value, str) else value)
        return Item(code=name, missing=missing if is_blank else "", state=BLANK if is_blank else DONE)

    def _part(self, code: str, kind: str, about: str, missing: str, part_id: int | None = None) -> Item:
        state = BLANK if missing else DONE
        return Item(code=code, kind=kind, part_id=part_id, about=about, missing=missing, state=state)

    def _rows(self, table: Any) -> list[Any]:
        of_case = select(table).where(table.case_id == self._draft.id).order_by(table.id)
        return list(self._session.execute(of_case).scalars())

    def _strands(self) -> Iterator[Item]:
        known = {strand.kind: strand for strand in self._rows(Strand)}
        for kind in dict.fromkeys([*ASKED_STRANDS, *known]):
            strand = known.get(kind)
            if strand is None or (strand.is_involved is None and not strand.status and not strand.ended_on):
                missing = "strand_unknown"
            else:
                is_over = strand.is_involved is False or strand.status in OVER or strand.ended_on
                missing = "" if is_over else "strand_open"
            yield self._part(f"strand.{kind}", "strand", kind, missing)

    def _allegations(self) -> Iterator[Item]:
        found = self._rows(Allegation)
        if not found:
            yield self._part("allegations", "allegation", "", "allegation_missing")
        for one in found:
            if not one.outcomes:
                missing = "outcome_missing"
            else:
                missing = "" if all(outcome.rationale.strip() for outcome in one.outcomes) else "why_missing"
            yield self._part(f"allegation.{one.number}", "allegation", str(one.number), missing, one.id)

    def _children(self) -> Iterator[Item]:
        for link, name in self._named_children():
            is_heard = link.voice.strip() or link.voice_missing_because.strip()
            missing = "" if is_heard else "voice_missing"
            yield self._part(f"voice.{link.child_id}", "child", name, missing, link.id)

    def _named_children(self) -> list[tuple[CaseChild, str]]:
        found = select(CaseChild, Child.name).join(Child, Child.id == CaseChild.child_id)
        rows = self._session.execute(found.where(CaseChild.case_id == self._draft.id).order_by(CaseChild.id))
        return [(link, name) for link, name in rows]

    def _is_risk(self) -> bool:
        case_id = self._draft.id
        of_allegation = exists().where(
            AllegationNature.allegation_id == Allegation.id,
            Allegation.case_id == case_id,
            AllegationNature.nature == RISK,
        )
        of_contact = exists().where(
            ContactNature.contact_id == Contact.id, Contact.case_id == case_id, ContactNature.nature == RISK
        )
        return bool(
            self._session.execute(select(Case.id).where(Case.id == case_id, or_(of_allegation, of_contact))).first()
        )

    def _referrals(self) -> Iterator[Item]:
        for one in self._rows(OnwardReferral):
            is_answered = one.is_made or one.not_made_because.strip()
            missing = "" if is_answered else "referral_open"
            yield self._part(f"referral.{one.id}", "referral", one.body, missing, one.id)

    def _actions(self) -> Iterator[Item]:
        for one in self._rows(Action):
            if one.done_on is None:
                yield self._part(f"action.{one.id}", "action", one.text, "action_open", one.id)

    def _meetings(self) -> Iterator[Item]:
        held = select(Meeting).join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
        of_case = held.where(MeetingCase.case_id == self._draft.id, Meeting.status == "held").order_by(Meeting.id)
        for one in self._session.execute(of_case).scalars():
            missing = "" if one.minutes_sent_on else "minutes_unsent"
            yield self._part(f"minutes.{one.id}", "meeting", one.reference, missing, one.id)

    def _told(self) -> Iterator[Item]:
        case = self._session.get(Case, self._draft.id)
        yield self._field("adult_told_outcome_on", "date_missing")
        if case is not None and case.setting_id:
            yield self._field("employer_told_on", "date_missing")
        for link, name in self._named_children():
            missing = "" if link.outcome_told_on else "parent_untold"
            yield self._part(f"told.{link.child_id}", "child", name, missing, link.id)
        if self._has_referrer():
            yield self._field("referrer_told_on", "date_missing")
        if self._is_placed():
            yield self._field("placing_authority_told_on", "date_missing")

    def _has_referrer(self) -> bool:
        """Somebody told the service who did not say that they do not want to hear how it ended."""
        wishes = or_(Contact.referrer_wishes_outcome.is_(None), Contact.referrer_wishes_outcome.is_(True))
        untold = Contact.referrer_told_on.is_(None)
        of_case = select(Contact.id).where(Contact.case_id == self._draft.id, Contact.referrer_id.is_not(None))
        return bool(self._session.execute(of_case.where(wishes, untold).limit(1)).first())

    def _is_placed(self) -> bool:
        links = select(CaseChild.id).join(Child, Child.id == CaseChild.child_id)
        placed = links.where(CaseChild.case_id == self._draft.id, Child.placing_authority != "")
        return bool(self._session.execute(placed.limit(1)).first())
