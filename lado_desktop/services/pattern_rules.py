"""The thresholds an office sets: so many contacts about one person or setting in so many months (features: 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import Invalid
from lado_desktop.models.tables import PatternRule
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.lists import Lists
from lado_desktop.services.transfer import as_draft, copy_onto

COUNTED: Final = ("any", "met", "low_level")
"""What a rule may count besides the contacts of one category."""


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """A threshold. `counts` is `any`, `met`, `low_level` or a category; record checks are never counted."""

    id: int | None = None
    subject: str = "setting"
    counts: str = "any"
    at_least: int | None = None
    months: int | None = None
    is_on: bool = True


@dataclass(frozen=True, kw_only=True)
class RulesDraft:
    """All thresholds of an office, as one form holds them."""

    rules: tuple[RuleDraft, ...] = ()


DEFAULTS: Final = (
    RuleDraft(subject="person", counts="any", at_least=3, months=24),
    RuleDraft(subject="person", counts="low_level", at_least=2, months=24),
    RuleDraft(subject="setting", counts="any", at_least=3, months=12),
    RuleDraft(subject="setting", counts="met", at_least=2, months=12),
    RuleDraft(subject="setting", counts="low_level", at_least=3, months=12),
)


def plant_rules(session: Session) -> None:
    """Give a new tracker the thresholds to begin with."""
    for draft in DEFAULTS:
        _store(session, PatternRule(), draft)


def first_day(today: date, months: int) -> date:
    """Where the months that end with `today` begin: 12 of them on 19 May 2025 for 18 May 2026, 1 March for 31 May.

    In a month too short for the day they begin with its last one, so that a pattern is rather seen than missed.
    """
    return today + timedelta(days=1) - relativedelta(months=months)


class PatternRules:
    """The thresholds of one tracker."""

    def __init__(self, tracker: Tracker, lists: Lists) -> None:
        self._tracker, self._lists = tracker, lists

    def rules(self) -> RulesDraft:
        """Every threshold, also those that are switched off: of people first."""
        with self._tracker.reading() as session:
            return RulesDraft(rules=stored_rules(session))

    def save_rules(self, draft: RulesDraft) -> int:
        """Store all thresholds; one left out goes, with what was put aside under it. Raises `Invalid`."""
        if found := self.rule_problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_pattern_rules") as session:
            kept = {row.id: row for row in session.execute(select(PatternRule)).scalars()}
            for wanted in draft.rules:
                _store(session, kept.pop(wanted.id) if wanted.id in kept else PatternRule(), wanted)
            for gone in kept.values():
                session.delete(gone)
            session.flush()
        return len(draft.rules)

    def rule_problems(self, draft: RulesDraft) -> dict[str, str]:
        """What keeps thresholds from being stored: codes by "rules.2.months"."""
        found: dict[str, str] = {}
        for number, rule in enumerate(draft.rules, 1):
            if (rule.at_least or 0) < 2:
                found[f"rules.{number}.at_least"] = "at_least_two"
            if (rule.months or 0) < 1:
                found[f"rules.{number}.months"] = "at_least_one"
            if rule.counts not in COUNTED and not self._lists.knows("category", rule.counts):
                found[f"rules.{number}.counts"] = "unknown_choice"
        return found


def stored_rules(session: Session) -> tuple[RuleDraft, ...]:
    """Every threshold on record."""
    rows = session.execute(select(PatternRule).order_by(PatternRule.subject, PatternRule.id)).scalars()
    return tuple(as_draft(RuleDraft, row) for row in rows)


def _store(session: Session, row: PatternRule, draft: RuleDraft) -> None:
    copy_onto(row, draft)
    session.add(row)
