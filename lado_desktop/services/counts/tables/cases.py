"""Tables of cases, by the day the profile places them on."""

from __future__ import annotations

from lado_desktop.services.counts import cohorts, sortings
from lado_desktop.services.counts.facts import CaseFact, ContactFact
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import Cohort, Table


def categorised(question: Question) -> Cohort[CaseFact] | Cohort[ContactFact]:
    """Cases or contacts, as the profile counts categories."""
    if question.switches.category_unit == "case":
        return cohorts.cases_of_period(question)
    if question.switches.threshold_met_only:
        return cohorts.met_received(question)
    return cohorts.contacts_received(question)


CATEGORIES = Table(
    id="categories",
    title="Category of harm",
    cohort=categorised,
    sorting=sortings.by_category,
)

OUTCOMES = Table(
    id="outcomes",
    title="Outcomes",
    cohort=cohorts.cases_of_period,
    sorting=sortings.by_outcome,
)

TIME_TO_CONCLUDE = Table(
    id="time_to_conclude",
    title="Time to conclude",
    cohort=cohorts.cases_of_period,
    sorting=sortings.by_duration,
)
