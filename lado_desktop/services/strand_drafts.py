"""What is recorded of a strand: the police, children's social care, the employer, the regulator (domain: 1.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

STRANDS: Final = ("police", "social_care", "employer", "regulator")
"""The strands of every case, in the order in which they are shown."""
OUTCOME_LISTS: Final = {"police": "police_outcome", "employer": "employer_outcome"}
"""The value lists of results (L8a, L8b); what social care and regulators find is told in words."""


@dataclass(frozen=True, kw_only=True)
class StrandDraft:
    """One strand of a case. A plain field is stored in the column of the same name (models/case.py)."""

    id: int | None = None
    case_id: int
    kind: str
    is_involved: bool | None = None
    status: str | None = None
    contacted_on: date | None = None
    unit: str = ""
    contact_name: str = ""
    reference: str = ""
    started_on: date | None = None
    next_update_on: date | None = None
    ended_on: date | None = None
    outcomes: tuple[str, ...] = ()
    outcome_known_on: date | None = None
    note: str = ""

    devices_examined: bool | None = None
    bail: str | None = None
    bail_until: date | None = None
    charge: str = ""
    charged_on: date | None = None
    trial_on: date | None = None

    child_open: bool | None = None
    strategy_on: date | None = None
    chaired_by: str = ""
    assessment: str | None = None

    suspended_on: date | None = None
    suspension_reviewed_on: date | None = None
    alternatives: str = ""
    report_received_on: date | None = None
    hearing_on: date | None = None
    appeal: str = ""
    learning: str = ""
