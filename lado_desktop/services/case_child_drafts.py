"""What is recorded of a child of a case: the child, and their part in the case (domain: 1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class CaseChildDraft:
    """A child of one case; `child_id` is the child, who may be in other cases too, `id` the link to this one.

    Plain fields are stored in the columns of the same names, of the child or of the link (models/child.py).
    """

    id: int | None = None
    case_id: int
    child_id: int | None = None

    name: str = ""
    date_of_birth: date | None = None
    age_note: str = ""
    sex: str | None = None
    ethnicity: str | None = None
    needs: str = ""
    communication: str = ""
    address: str = ""
    is_looked_after: bool | None = None
    placing_authority: str = ""
    social_worker: str = ""

    relationship_to_adult: str = ""
    made_allegation: bool | None = None
    is_adult_now: bool | None = None
    service_work: str | None = None
    voice: str = ""
    voice_how: str = ""
    voice_on: date | None = None
    voice_missing_because: str = ""
    parent_told_on: date | None = None
    parent_told_by: str = ""
    outcome_told_on: date | None = None

    @property
    def is_voice_missing(self) -> bool:
        """Neither what the child says nor why it was not gathered is recorded."""
        return not self.voice and not self.voice_missing_because
