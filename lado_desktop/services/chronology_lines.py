"""Lines worked out from records: which days of which record are told, and in which words.

Nothing is stored: a line is the day as it stands on the record. What the office calls things comes from its lists.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Action,
    Allegation,
    AllegationOutcome,
    Case,
    CaseChild,
    Child,
    Contact,
    Document,
    Meeting,
    MeetingCase,
    OnwardReferral,
    RecordCheck,
    Reopening,
    Review,
    Strand,
    StrandOutcome,
    ThresholdDecision,
    Transfer,
)
from lado_desktop.services.chronology_drafts import Line
from lado_desktop.services.lists import Lists
from lado_desktop.services.strand_drafts import OUTCOME_LISTS


@dataclass(frozen=True)
class Told:
    """A day of a record: the words for it, and the columns that say when, why and who beside it."""

    day: str
    says: str
    why: str = ""
    who: str = ""
    at: str = ""


CONTACT: Final = (
    Told("incident_from", "Incident"),
    Told("disclosed_on", "First disclosed"),
    Told("employer_aware_on", "Employer or agency became aware", at="employer_aware_at"),
    Told("received_on", "Contact received", "summary", "taken_by", "received_at"),
    Told("first_response_on", "First response", who="handled_by", at="first_response_at"),
    Told("advice_on", "Advice given", "advice", "handled_by"),
    Told("confirmed_on", "Advice confirmed in writing"),
    Told("check_replied_on", "Record check answered", "check_result"),
    Told("referrer_told_on", "Referrer told"),
)
CASE: Final = (
    Told("opened_on", "Case opened", who="officer"),
    Told("adult_told_on", "Adult told of the allegation", "adult_views", "adult_told_by"),
    Told("leaflet_sent_on", "Leaflet sent to the adult"),
    Told("feedback_sent_on", "Feedback form sent to the adult"),
    Told("concluded_on", "Case concluded"),
    Told("adult_told_outcome_on", "Adult told the outcome"),
    Told("employer_told_on", "Employer told the outcome"),
    Told("referrer_told_on", "Referrer told the outcome"),
    Told("placing_authority_told_on", "Placing authority told the outcome"),
    Told("closed_on", "Case closed", "closure_note", "closed_by"),
)
REOPENED: Final = (
    Told("was_closed_on", "Case closed, and later opened again", who="was_closed_by"),
    Told("reopened_on", "Case opened again", "reason", "reopened_by"),
)
STRAND: Final = (
    Told("contacted_on", "contacted", who="contact_name"),
    Told("started_on", "started"),
    Told("strategy_on", "strategy discussion", who="chaired_by"),
    Told("suspended_on", "adult suspended", "alternatives"),
    Told("suspension_reviewed_on", "suspension reviewed"),
    Told("charged_on", "charged", "charge"),
    Told("report_received_on", "report received"),
    Told("hearing_on", "hearing"),
    Told("trial_on", "trial"),
    Told("outcome_known_on", "outcome known", "note"),
    Told("ended_on", "ended"),
)
CHILD: Final = (
    Told("voice_on", "voice of the child gathered", "voice"),
    Told("parent_told_on", "parent or carer told", who="parent_told_by"),
    Told("outcome_told_on", "parent or carer told the outcome"),
)
REFERRAL: Final = (
    Told("advised_on", "referral advised"),
    Told("made_on", "referral made", "reference", "made_by"),
    Told("chased_on", "referral chased"),
    Told("result_on", "result known", "result"),
)
TRANSFER: Final = (
    Told("sent_on", "sent", "reason"),
    Told("accepted_on", "accepted", who="lado_name"),
    Told("outcome_received_on", "outcome received", "outcome"),
)


class Lines:
    """The lines of some contacts and cases, in no order yet."""

    def __init__(self, session: Session, lists: Lists, contacts: Collection[int], cases: Collection[int]) -> None:
        self._session, self._label = session, lists.label
        self._contacts, self._cases = tuple(contacts), tuple(cases)
        self._references: Mapping[tuple[str, int], str] = {
            **self._named("contact", Contact, self._contacts),
            **self._named("case", Case, self._cases),
        }

    def all(self) -> Iterator[Line]:
        """Every line."""
        yield from self._of_contacts()
        yield from self._of_cases()
        yield from self._of_strands()
        yield from self._of_meetings()
        yield from self._of_parts()
        yield from self._of_both(Transfer, self._transfer)
        yield from self._of_both(Document, self._document)

    # ---- what is told of which record ----

    def _of_contacts(self) -> Iterator[Line]:
        for row in self._rows(Contact, Contact.id.in_(self._contacts)):
            kind = self._label("contact_type", row.contact_type)
            for line in self._told(row, CONTACT, "contact", row.id):
                is_received = line.event == "Contact received"
                yield replace(line, event=f"{line.event}: {kind}" if is_received and kind else line.event)
        for row in self._rows(ThresholdDecision, ThresholdDecision.contact_id.in_(self._contacts)):
            label = self._label("threshold", row.decision)
            limbs = ", ".join(limb.limb.upper() for limb in row.limbs)
            says = f"Threshold decision: {label} ({limbs})" if limbs else f"Threshold decision: {label}"
            yield from self._told(
                row, (Told("decided_on", says, "rationale", "decided_by", "decided_at"),), "contact", row.contact_id
            )
        for row in self._rows(RecordCheck, RecordCheck.contact_id.in_(self._contacts)):
            says = f"Check made: {self._label('register', row.register)}"
            yield from self._told(
                row, (Told("made_on", says, "note", "made_by", "made_at"),), "contact", row.contact_id
            )

    def _of_cases(self) -> Iterator[Line]:
        for row in self._rows(Case, Case.id.in_(self._cases)):
            because = self._label("closure_reason", row.closure_reason)
            for line in self._told(row, CASE, "case", row.id):
                yield replace(
                    line, event=f"{line.event}: {because}" if line.event == "Case closed" and because else line.event
                )
        for row in self._rows(Reopening, Reopening.case_id.in_(self._cases)):
            yield from self._told(row, REOPENED, "case", row.case_id)
        outcomes = select(AllegationOutcome, Allegation).join(
            Allegation, Allegation.id == AllegationOutcome.allegation_id
        )
        found = self._session.execute(
            outcomes.where(Allegation.case_id.in_(self._cases)).order_by(AllegationOutcome.id)
        )
        for row, allegation in found:
            says = f"Outcome of allegation {allegation.number}: {self._label('outcome', row.outcome)}"
            yield from self._told(
                row, (Told("decided_on", says, "rationale", "decided_by"),), "case", allegation.case_id
            )

    def _of_strands(self) -> Iterator[Line]:
        results: dict[int, list[str]] = {}
        for row in self._rows(
            StrandOutcome, StrandOutcome.strand_id.in_(select(Strand.id).where(Strand.case_id.in_(self._cases)))
        ):
            results.setdefault(row.strand_id, []).append(row.outcome)
        for row in self._rows(Strand, Strand.case_id.in_(self._cases)):
            listed = OUTCOME_LISTS.get(row.kind, "")
            known = ", ".join(self._label(listed, code) for code in results.get(row.id, ()))
            for line in self._told(row, STRAND, "case", row.case_id, self._label("strand", row.kind)):
                ends = line.event.endswith("outcome known") and known
                yield replace(line, event=f"{line.event}: {known}" if ends else line.event)

    def _of_meetings(self) -> Iterator[Line]:
        of_cases = select(MeetingCase.meeting_id).where(MeetingCase.case_id.in_(self._cases))
        for row in self._rows(Meeting, Meeting.id.in_(of_cases)):
            name = f"{self._label('meeting_type', row.meeting_type)} {row.number}"
            days = {
                "planned": (Told("planned_on", "planned", "agenda", "chair", "planned_at"),),
                "held": (Told("held_on", "held", "", "chair", "held_at"), Told("minutes_sent_on", "minutes sent")),
                "cancelled": (Told("planned_on", "cancelled", "cancelled_because"),),
            }[row.status]
            yield from self._told(row, days, "meeting", row.id, name, source=row.reference)

    def _of_parts(self) -> Iterator[Line]:
        for row in self._rows(Action, Action.case_id.in_(self._cases)):
            who = ", ".join(part for part in (row.owner, row.agency) if part)
            day = Told("done_on", "Action done", "result") if row.done_on else Told("due_on", "Action due")
            for line in self._told(row, (day,), "case", row.case_id):
                yield replace(line, event=f"{line.event}: {row.text}", who=who)
        for row in self._rows(Review, Review.case_id.in_(self._cases)):
            label = self._label("review_kind", row.kind) or "Review"
            day = Told("done_on", "done", "note") if row.done_on else Told("due_on", "due", "note")
            yield from self._told(row, (day,), "case", row.case_id, label)
        for row in self._rows(OnwardReferral, OnwardReferral.case_id.in_(self._cases)):
            yield from self._told(row, REFERRAL, "case", row.case_id, self._label("body", row.body))
        children = select(CaseChild, Child.name).join(Child, Child.id == CaseChild.child_id)
        found = self._session.execute(children.where(CaseChild.case_id.in_(self._cases)).order_by(CaseChild.id))
        for row, name in found:
            yield from self._told(row, CHILD, "case", row.case_id, name)

    def _of_both(self, table: Any, tell: Callable[[Any, str, int], Iterator[Line]]) -> Iterator[Line]:
        """What hangs on a contact, a case, or both: told once."""
        seen: set[int] = set()
        for kind, ids in (("case", self._cases), ("contact", self._contacts)):
            link = getattr(table, f"{kind}_id")
            for row in self._rows(table, link.in_(ids)):
                if row.id not in seen:
                    seen.add(row.id)
                    yield from tell(row, kind, getattr(row, f"{kind}_id"))

    def _transfer(self, row: Any, kind: str, record: int) -> Iterator[Line]:
        way = f"Transfer to {row.authority}" if row.direction == "out" else f"Transfer from {row.authority}"
        return self._told(row, TRANSFER, kind, record, way.removesuffix(" "))

    def _document(self, row: Any, kind: str, record: int) -> Iterator[Line]:
        if row.removed_on is None:
            says = f"Document added: {row.name}"
            yield from self._told(row, (Told("added_on", says, "note", "added_by"),), kind, record)

    # ---- how a day becomes a line ----

    def _told(
        self, row: Any, days: Collection[Told], kind: str, record: int, prefix: str = "", source: str = ""
    ) -> Iterator[Line]:
        for told in days:
            day = getattr(row, told.day)
            if day is not None:
                yield Line(
                    day=day,
                    at=getattr(row, told.at) if told.at else None,
                    source=source or self._references.get((kind, record), ""),
                    event=f"{prefix}: {told.says}" if prefix else told.says,
                    significance=getattr(row, told.why) if told.why else "",
                    who=getattr(row, told.who) if told.who else "",
                    opens=(kind, record),
                )

    def _rows(self, table: Any, which: ColumnElement[bool]) -> list[Any]:
        return list(self._session.execute(select(table).where(which).order_by(table.id)).scalars())

    def _named(self, kind: str, table: Any, ids: tuple[int, ...]) -> dict[tuple[str, int], str]:
        found = self._session.execute(select(table.id, table.reference).where(table.id.in_(ids)))
        return {(kind, row.id): f"{kind.capitalize()} {row.reference}" for row in found}
