"""The case a row speaks of: the allegation with its outcomes, the meetings, the strands, the referrals on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lado_desktop.models.bulk import Bulk
from lado_desktop.models.tables import (
    Allegation,
    AllegationCategory,
    AllegationLimb,
    AllegationNature,
    AllegationOutcome,
    Case,
    Meeting,
    MeetingCase,
    OnwardReferral,
    Review,
    Strand,
    StrandOutcome,
)
from lado_desktop.services.exchange.reading import FieldValue, SheetRow

TELLING: Final = ("case_opened", "concluded", "outcome")  # a closing date alone may be that of any contact


def speaks_of_case(row: SheetRow) -> bool:
    """Whether a row became a case: it says so, or it has what only a case has."""
    said = row.values.get("becomes_case")
    if isinstance(said, bool):
        return said
    return bool(row.meetings) or any(row.values.get(field) for field in TELLING)


@dataclass(frozen=True)
class Adult:
    """The adult of a row, once they have been found or made."""

    person: int | None
    setting: int | None
    job_title: str
    sector: str | None


def add_case(bulk: Bulk, adult: Adult, row: SheetRow) -> int:
    """Gather the case of a row and all that hangs on it; returns its number. Its days are in order."""
    values = row.values
    opened = day_opened(values)
    closed = day(values.get("closed"))
    case = bulk.add(
        Case,
        opened_on=opened,
        person_id=adult.person,
        setting_id=adult.setting,
        job_title=adult.job_title,
        sector=adult.sector,
        recency=values.get("recency"),
        officer=str(values.get("officer", "") or values.get("taken_by", "")),
        concluded_on=day(values.get("concluded")),
        closed_on=closed,
        closure_reason="concluded" if closed else None,
    )
    _add_allegation(bulk, case, row)
    _add_meetings(bulk, case, row, opened)
    _add_strands(bulk, case, row)
    for referral in row.onward:
        if referral.is_made is not False:
            made = bool(referral.is_made) or referral.made_on is not None
            bulk.add(OnwardReferral, case_id=case, body=referral.body, is_made=made, made_on=referral.made_on)
    if due := day(values.get("next_review")):
        bulk.add(Review, case_id=case, due_on=due)
    return case


def day_opened(values: Mapping[str, FieldValue]) -> date:
    """The day a case began: the one the sheet gives, else the day its contact was received."""
    opened = day(values.get("case_opened")) or day(values["received"])
    assert opened is not None  # noqa: S101 - a row without a day received is set aside before it comes here
    return opened


def day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def codes(values: Mapping[str, FieldValue], field: str) -> tuple[str, ...]:
    """The codes of a field that may hold several, each once."""
    found = values.get(field)
    if isinstance(found, tuple):
        return tuple(dict.fromkeys(found))
    return (found,) if isinstance(found, str) and found else ()


def _add_allegation(bulk: Bulk, case: int, row: SheetRow) -> None:
    values = row.values
    outcomes = codes(values, "outcome")
    if not (values.get("summary") or outcomes or codes(values, "category")):
        return
    allegation = bulk.add(
        Allegation,
        case_id=case,
        number=1,
        statement=str(values.get("summary", "")),
        incident_from=day(values.get("incident")),
    )
    for position, category in enumerate(codes(values, "category"), 1):
        bulk.add(AllegationCategory, allegation_id=allegation, position=position, category=category)
    for limb in codes(values, "limb"):
        bulk.add(AllegationLimb, allegation_id=allegation, limb=limb)
    for nature in codes(values, "nature"):
        bulk.add(AllegationNature, allegation_id=allegation, nature=nature)
    decided = day(values.get("concluded")) or day(values.get("closed"))
    for outcome in outcomes:
        bulk.add(AllegationOutcome, allegation_id=allegation, outcome=outcome, decided_on=decided)


def _add_meetings(bulk: Bulk, case: int, row: SheetRow, opened: date) -> None:
    """The meetings in the order of the sheet; one without a type is the initial meeting, and reviews after it."""
    series: Counter[str] = Counter()
    for said in row.meetings:
        meeting_type = said.meeting_type or ("review" if series["initial"] else "initial")
        series[meeting_type] += 1
        meeting = bulk.add(
            Meeting,
            meeting_type=meeting_type,
            number=series[meeting_type],
            status="held",
            held_on=said.on,
            planned_on=said.on or opened,
        )
        bulk.add(MeetingCase, meeting_id=meeting, case_id=case)


def _add_strands(bulk: Bulk, case: int, row: SheetRow) -> None:
    for kind in ("police", "employer"):
        involved, outcomes = row.values.get(f"{kind}_involved"), codes(row.values, f"{kind}_outcome")
        if involved is None and not outcomes:
            continue
        strand = bulk.add(Strand, case_id=case, kind=kind, is_involved=involved is not False or bool(outcomes))
        for outcome in outcomes:
            bulk.add(StrandOutcome, strand_id=strand, outcome=outcome)
