"""What a paper says, as plain values: whoever asks for a paper fills these in; nothing here knows their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

MARKING = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True)
class AttendanceLine:
    """One person on the list; `status_label` in the office's words ("Attended", "Apologies", "Sent a report")."""

    name: str
    role: str = ""
    agency: str = ""
    status_label: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and what was said under it; a paragraph keeps its line breaks."""

    heading: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutcomeLine:
    """An outcome of an allegation, with the meaning it is given and why; `dissent` is empty when all agreed."""

    label: str
    definition: str = ""
    rationale: str = ""
    decided_by: str = ""
    dissent: str = ""


@dataclass(frozen=True)
class AllegationLine:
    """One allegation in its exact words; no outcomes means "not decided yet" and is printed as that."""

    statement: str
    categories: tuple[str, ...] = ()
    outcomes: tuple[OutcomeLine, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What the meeting decided, why, and who saw it otherwise."""

    text: str
    rationale: str = ""
    dissent: str = ""


@dataclass(frozen=True)
class Action:
    """Who does what by when; `result` answers an action of the last meeting."""

    text: str
    owner: str = ""
    agency: str = ""
    due: date | None = None
    done: date | None = None
    result: str = ""


@dataclass(frozen=True)
class Recipient:
    """Somebody who is sent these minutes: `version_label` such as "Full" or "Own actions only"."""

    name: str
    agency: str = ""
    version_label: str = ""
    sent: date | None = None


@dataclass(frozen=True)
class ChronologyLine:
    """One line: when, where it is from, what happened, what it means, who says so; `late` where it was added later."""

    day: date
    at: str
    source: str
    event: str
    significance: str = ""
    who: str = ""
    late: str = ""


@dataclass(frozen=True)
class ChronologyPaper:
    """Everything about one record in the order in which it happened; `part` says where it is not all of it."""

    reference: str
    subject: str
    about: str
    part: str
    prepared_on: date
    prepared_by: str
    lines: tuple[ChronologyLine, ...] = ()
    marking: str = MARKING


@dataclass(frozen=True)
class MinutesPaper:
    """The minutes of one held meeting; days come with their time (a datetime) where it is known.

    Order on paper (domain: 5.1): title block, attendance, `opening` (purpose, confidentiality, threshold),
    actions of the last meeting, `details` (adult, children), allegations, `discussion` (chronology to learning),
    outcomes, decisions, actions, next review, distribution, `statements`. Empty parts are left out, except that
    no attendance, allegation, decision, action or review is said to be none.
    """

    reference: str
    type_label: str
    number: int | None
    held: datetime | date
    place: str
    chair: str
    minute_taker: str
    case_references: tuple[str, ...]
    subject: str
    prepared_on: date
    is_final: bool = False
    marking: str = MARKING
    copy_number: int = 1
    copies: int = 1
    attendance: tuple[AttendanceLine, ...] = ()
    opening: tuple[Section, ...] = ()
    earlier_actions: tuple[Action, ...] = ()
    details: tuple[Section, ...] = ()
    allegations: tuple[AllegationLine, ...] = ()
    discussion: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    next_review: datetime | date | None = None
    closing: str = ""
    distribution: tuple[Recipient, ...] = ()
    statements: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter or reply: `title` says what kind, `below` stands under it, `reference` at the foot of each page."""

    title: str
    paragraphs: tuple[str, ...]
    reference: str = ""
    below: str = ""
    marking: str = MARKING
