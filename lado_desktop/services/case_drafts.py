"""What the case page holds and shows. Frozen; None or "" means not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_link_drafts import CaseLinkRow
from lado_desktop.services.case_milestones import CaseDates
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.services.transfers import TransferDraft


@dataclass(frozen=True, kw_only=True)
class CaseDraft:
    """The facts of a case itself. A plain field is stored in the column of the same name (models/case.py)."""

    id: int | None = None
    reference: str = ""
    opened_on: date | None = None
    person_id: int | None = None
    description: str = ""
    setting_name: str = ""
    job_title: str = ""
    sector: str | None = None
    recency: str | None = None
    officer: str = ""
    employment_status: str | None = None
    adult_told_on: date | None = None
    adult_told_by: str = ""
    adult_support: str = ""
    adult_named_contact: str = ""
    adult_views: str = ""
    leaflet_sent_on: date | None = None
    feedback_sent_on: date | None = None
    concluded_on: date | None = None
    closed_on: date | None = None
    closure_reason: str | None = None
    closure_note: str = ""
    learning: str = ""


@dataclass(frozen=True, kw_only=True)
class OutcomeDraft:
    """An outcome reached on an allegation."""

    outcome: str
    decided_on: date | None = None
    decided_by: str = ""
    rationale: str = ""
    dissent: str = ""


@dataclass(frozen=True, kw_only=True)
class AllegationDraft:
    """One allegation: an exact statement, its categories (the first is the main one) and its outcomes.

    `victims` are the numbers of children of the case.
    """

    id: int | None = None
    case_id: int
    number: int = 0
    statement: str = ""
    incident_from: date | None = None
    incident_to: date | None = None
    incident_note: str = ""
    place: str = ""
    is_at_work: bool | None = None
    alleged_by: str = ""
    witnesses: str = ""
    victims: tuple[int, ...] = ()
    injury: str = ""
    categories: tuple[str, ...] = ()
    limbs: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    outcomes: tuple[OutcomeDraft, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActionDraft:
    """Something to be done by a day; text, owner and due date are required (domain: 1.10)."""

    id: int | None = None
    case_id: int
    meeting_id: int | None = None
    text: str = ""
    owner: str = ""
    agency: str = ""
    due_on: date | None = None
    done_on: date | None = None
    result: str = ""
    chased_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewDraft:
    """A day on which a case is to be looked at again."""

    id: int | None = None
    case_id: int
    kind: str | None = None
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralDraft:
    """A referral on to the DBS or a regulator."""

    id: int | None = None
    case_id: int
    body: str | None = None
    must_refer: str = ""
    advised_on: date | None = None
    due_on: date | None = None
    is_made: bool = False
    made_on: date | None = None
    made_by: str = ""
    reference: str = ""
    not_made_because: str = ""
    chased_on: date | None = None
    result: str = ""
    result_on: date | None = None

    @property
    def is_awaited(self) -> bool:
        """It is still to be made: it was not, and nobody said why it will not be."""
        return not self.is_made and not self.not_made_because


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case as a list shows it; one that `is_restricted` says who and where it is about to nobody."""

    id: int
    reference: str
    opened_on: date
    about: str
    setting: str
    job_title: str
    sector: str | None
    recency: str | None
    employment_status: str | None
    officer: str
    concluded_on: date | None
    closed_on: date | None
    categories: tuple[str, ...]
    outcomes: tuple[str, ...]
    meetings_held: int
    next_due_on: date | None
    is_restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting as the case page lists it."""

    id: int
    reference: str
    meeting_type: str
    number: int
    status: str
    planned_on: date | None
    held_on: date | None
    attended: int
    minutes_status: str


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A contact that belongs to a case."""

    id: int
    reference: str
    received_on: date
    contact_type: str | None
    summary: str


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """Everything the case page shows, in one reading."""

    case: CaseDraft
    about: str
    threshold: str | None
    limbs: tuple[str, ...]
    allegations: tuple[AllegationDraft, ...]
    meetings: tuple[MeetingLine, ...]
    actions: tuple[ActionDraft, ...]
    reviews: tuple[ReviewDraft, ...]
    referrals: tuple[ReferralDraft, ...]
    strands: tuple[StrandDraft, ...]
    children: tuple[CaseChildDraft, ...]
    links: tuple[CaseLinkRow, ...]
    transfers: tuple[TransferDraft, ...]
    dates: CaseDates
    contacts: tuple[ContactLine, ...]
