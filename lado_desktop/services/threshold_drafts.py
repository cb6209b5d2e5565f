"""What the threshold sheet holds and shows. Frozen; None or "" means not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, kw_only=True)
class LimbDraft:
    """A limb looked at for a decision: whether it is met, and the evidence for it."""

    limb: str
    is_met: bool = False
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class SheetDraft:
    """A threshold decision, limb by limb (domain: 1.8)."""

    contact_id: int
    limbs: tuple[LimbDraft, ...] = ()
    decision: str | None = None
    rationale: str = ""
    relied_on: str = ""
    checks_done: str = ""
    second_opinion: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    decided_at: time | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """A decision on record; `changed` names the fields in which it differs from the one before."""

    id: int
    sheet: SheetDraft
    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ThresholdSheet:
    """A contact's decisions, the one that stands first; the earlier ones stay as they were."""

    contact_id: int
    reference: str
    case_reference: str
    history: tuple[DecisionRow, ...]
