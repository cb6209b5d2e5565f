"""What closing a case asks and shows. Frozen; None or "" means not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

BLANK, DONE, PARKED = "blank", "done", "parked"
NEVER_PARKED: Final = frozenset({"closure_reason", "closure_note", "closed_on"})
"""Without these a case is not closed; every other blank can be left open for a reason."""


@dataclass(frozen=True, kw_only=True)
class ClosingDraft:
    """The end of a case. A plain field is stored in the column of the same name (models/case.py)."""

    id: int
    closure_reason: str | None = None
    concluded_on: date | None = None
    child_safe: str = ""
    risk_conclusion: str = ""
    adult_told_outcome_on: date | None = None
    employer_told_on: date | None = None
    referrer_told_on: date | None = None
    placing_authority_told_on: date | None = None
    learning: str = ""
    system_learning: str = ""
    closure_note: str = ""
    closed_on: date | None = None
    retention_class: str | None = None
    retention_review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the checklist: `code` names it for good ("strand.police", "child_safe").

    `kind` is "field" where the draft answers it, or the part of the case that does, with its `part_id`; `about` says
    which one ("Allegation 1"), `missing` is the code of what it lacks, `reason` why it is parked.
    """

    code: str
    kind: str = "field"
    part_id: int | None = None
    about: str = ""
    missing: str = ""
    state: str = DONE
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReopeningRow:
    """One time a closed case was opened again."""

    reopened_on: date
    reopened_by: str
    reason: str
    was_closed_on: date
    was_closed_by: str
    was_closed_because: str | None


@dataclass(frozen=True, kw_only=True)
class ClosingPage:
    """A case on its way to its end, or at it; `born` is the birthday of the adult, `outcomes` those of allegations."""

    draft: ClosingDraft
    reference: str
    about: str
    is_closed: bool
    closed_by: str
    born: date | None
    outcomes: frozenset[str]
    years_without_birthday: int
    reopenings: tuple[ReopeningRow, ...]
