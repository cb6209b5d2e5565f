"""Allegations: what is wrong with one as it was typed, and how one is stored with its parts."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import (
    Allegation,
    AllegationCategory,
    AllegationChild,
    AllegationLimb,
    AllegationNature,
    AllegationOutcome,
    CaseChild,
)
from lado_desktop.services.case_drafts import AllegationDraft
from lado_desktop.services.lists import Lists
from lado_desktop.services.rows import must_have_case, the_row_or_new
from lado_desktop.services.transfer import copy_onto


def allegation_problems(
    draft: AllegationDraft, lists: Lists, today: date, unreasoned: Container[str] = ()
) -> dict[str, str]:
    """What keeps an allegation from being stored: a problem code by field, of outcomes as "outcomes.2.outcome".

    Outcomes that are `unreasoned` already, such as those of a spreadsheet, may stay so.
    """
    found: dict[str, str] = {}
    if not draft.statement.strip():
        found["statement"] = "text_missing"
    for name in ("incident_from", "incident_to"):
        if (day := getattr(draft, name)) and day > today:
            found[name] = "in_future"
    if draft.incident_from and draft.incident_to and draft.incident_to < draft.incident_from:
        found["incident_to"] = "before_start"
    return found | _outcome_problems(draft, today, unreasoned) | _unknown_codes(draft, lists)


def _outcome_problems(draft: AllegationDraft, today: date, unreasoned: Container[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, outcome in enumerate(draft.outcomes, 1):
        if not outcome.outcome:
            found[f"outcomes.{number}.outcome"] = "choice_missing"
        if outcome.decided_on and outcome.decided_on > today:
            found[f"outcomes.{number}.decided_on"] = "in_future"
        if not outcome.rationale.strip() and outcome.outcome not in unreasoned:
            found[f"outcomes.{number}.rationale"] = "rationale_missing"
    return found


def unreasoned_outcomes(session: Session, allegation_id: int | None) -> frozenset[str]:
    """The outcomes that are stored of an allegation without a reason."""
    blank = select(AllegationOutcome.outcome).where(
        AllegationOutcome.allegation_id == allegation_id, AllegationOutcome.rationale == ""
    )
    return frozenset(session.execute(blank).scalars())


def _unknown_codes(draft: AllegationDraft, lists: Lists) -> dict[str, str]:
    outcomes = tuple(outcome.outcome for outcome in draft.outcomes if outcome.outcome)
    coded = (
        ("categories", "category", draft.categories),
        ("limbs", "limb", draft.limbs),
        ("natures", "nature", draft.natures),
        ("outcomes", "outcome", outcomes),
    )
    return {
        name: "unknown_choice"
        for name, vocabulary, codes in coded
        if not all(lists.knows(vocabulary, code) for code in codes)
    }


def store_allegation(session: Session, draft: AllegationDraft, decided_by: str) -> int:
    """Write an allegation and its parts into the work that is going on."""
    must_have_case(session, draft.case_id)
    row = the_row_or_new(session, Allegation, draft.id)
    if draft.id is None:
        last = select(func.coalesce(func.max(Allegation.number), 0)).where(Allegation.case_id == draft.case_id)
        row.number = session.execute(last).scalar_one() + 1
    copy_onto(row, draft, leave=frozenset({"id", "number"}))
    session.add(row)
    _match(row.categories, draft.categories, "category", AllegationCategory)
    for position, code in enumerate(dict.fromkeys(draft.categories), 1):
        next(part for part in row.categories if part.category == code).position = position
    _match(row.limbs, draft.limbs, "limb", AllegationLimb)
    _match(row.natures, draft.natures, "nature", AllegationNature)
    _match(row.victims, _children_here(session, draft), "child_id", AllegationChild)
    _match(row.outcomes, [outcome.outcome for outcome in draft.outcomes], "outcome", AllegationOutcome)
    for wanted in draft.outcomes:
        part = next(part for part in row.outcomes if part.outcome == wanted.outcome)
        copy_onto(part, wanted)
        part.decided_by = wanted.decided_by.strip() or decided_by
    session.flush()
    return int(row.id)


def _children_here(session: Session, draft: AllegationDraft) -> Sequence[int]:
    """The victims who are children of the case still."""
    here = frozenset(session.execute(select(CaseChild.child_id).where(CaseChild.case_id == draft.case_id)).scalars())
    return [child_id for child_id in draft.victims if child_id in here]


def _match(parts: list[Any], wanted: Sequence[str | int], name: str, table: Any) -> None:
    """Make a list of coded parts hold exactly the wanted codes, keeping the rows that stay."""
    codes = list(dict.fromkeys(wanted))
    kept = {getattr(part, name): part for part in parts}
    parts[:] = [kept.get(code) or table(**{name: code}) for code in codes]
