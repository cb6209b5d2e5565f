"""The strands of a case, each with its own state, dates and results."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Strand, StrandOutcome
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_parts import in_future
from lado_desktop.services.lists import Lists
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import must_have_case, the_row
from lado_desktop.services.strand_drafts import OUTCOME_LISTS, STRANDS, StrandDraft
from lado_desktop.services.transfer import as_draft, copy_onto

PAST: Final = (
    "contacted_on",
    "started_on",
    "ended_on",
    "outcome_known_on",
    "charged_on",
    "suspended_on",
    "report_received_on",
)
CODED: Final = {"status": "strand_status", "bail": "bail", "assessment": "assessment"}


class Strands:
    """What the police, social care, the employer and the regulator do about the cases of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def save(self, draft: StrandDraft) -> int:
        """Store a strand; a case has one of each kind. Returns its id. Raises `Invalid`, `NotFound`."""
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_strand" if draft.id else "add_strand") as session:
            must_have_case(session, draft.case_id)
            self._restrictions.must_be_open(session, "case", draft.case_id)
            strand = _the_strand(session, draft)
            copy_onto(strand, draft, leave=frozenset({"id"}))
            session.flush()
            _store_outcomes(session, strand.id, draft.outcomes)
            return strand.id

    def remove(self, strand_id: int) -> None:
        """Take away what was recorded of a strand by mistake; the record of changes keeps it."""
        with self._tracker.writing("remove_strand") as session:
            strand: Strand = the_row(session, Strand, strand_id)
            self._restrictions.must_be_open(session, "case", strand.case_id)
            _store_outcomes(session, strand.id, ())
            session.delete(strand)

    def _problems(self, draft: StrandDraft) -> dict[str, str]:
        found = in_future(draft, PAST, self._clock.today())
        if draft.started_on and draft.ended_on and draft.ended_on < draft.started_on:
            found["ended_on"] = "before_start"
        for name, vocabulary in CODED.items():
            if not self._lists.knows(vocabulary, getattr(draft, name)):
                found[name] = "unknown_choice"
        known = OUTCOME_LISTS.get(draft.kind, "")
        if not all(known and self._lists.knows(known, code) for code in draft.outcomes):
            found["outcomes"] = "unknown_choice"
        return found


def _the_strand(session: Session, draft: StrandDraft) -> Strand:
    """The one it was read from; one that was recorded in the meantime; or a new one."""
    if draft.id is not None:
        found: Strand = the_row(session, Strand, draft.id)
        return found
    same = select(Strand).where(Strand.case_id == draft.case_id, Strand.kind == draft.kind)
    strand = session.execute(same).scalar_one_or_none() or Strand()
    session.add(strand)
    return strand


def _store_outcomes(session: Session, strand_id: int, wanted: tuple[str, ...]) -> None:
    """Make the results of a strand exactly these; those that stay keep their rows."""
    rows = session.execute(select(StrandOutcome).where(StrandOutcome.strand_id == strand_id)).scalars()
    kept = {row.outcome: row for row in rows}
    for outcome in dict.fromkeys(wanted):
        if kept.pop(outcome, None) is None:
            session.add(StrandOutcome(strand_id=strand_id, outcome=outcome))
    for row in kept.values():
        session.delete(row)
    session.flush()


def strands_of(session: Session, case_id: int) -> tuple[StrandDraft, ...]:
    """The strands of a case that are recorded, in the order in which they are shown."""
    outcomes: dict[int, tuple[str, ...]] = {}
    for strand_id, outcome in session.execute(
        select(StrandOutcome.strand_id, StrandOutcome.outcome)
        .join(Strand, Strand.id == StrandOutcome.strand_id)
        .where(Strand.case_id == case_id)
        .order_by(StrandOutcome.id)
    ):
        outcomes[strand_id] = (*outcomes.get(strand_id, ()), outcome)
    rows = session.execute(select(Strand).where(Strand.case_id == case_id)).scalars()
    found = {row.kind: as_draft(StrandDraft, row, outcomes=outcomes.get(row.id, ())) for row in rows}
    return tuple(found[kind] for kind in STRANDS if kind in found)
