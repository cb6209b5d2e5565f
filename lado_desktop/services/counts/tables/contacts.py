"""Tables of contacts, by the day they were received."""

from __future__ import annotations

from lado_desktop.services.counts import cohorts, columns, sortings, words
from lado_desktop.services.counts.facts import ContactFact
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import Cohort, Share, Table


def schools(question: Question, cohort: Cohort[ContactFact]) -> tuple[Share, ...]:
    """The share of schools, of whatever kind the profile counts among them."""
    kinds = set(question.switches.schools)
    members = tuple(contact.id for contact in cohort.units if kinds.intersection(contact.sectors))
    label = question.profile.label("advice_by_sector", "schools") or "Schools"
    return (Share("schools", label, "contact", members, len(cohort.units)),)


def busiest(question: Question, cohort: Cohort[ContactFact]) -> tuple[Share, ...]:
    """The month with the most contacts; the first of them where several have as many."""
    months = columns.by_month(question, cohort)
    found: list[list[int]] = [[] for _ in months.codes]
    for contact in cohort.units:
        found[months.index_of(contact)].append(contact.id)
    most = max(found, key=len, default=[])
    label = words.column("month", months.codes[found.index(most)]) if most else ""
    return (Share("busiest", label, "contact", tuple(most), len(cohort.units)),) if most else ()


BY_TYPE = Table(
    id="contacts_by_route",  # what authorities call the route is its type; `Contact.route` is how it came in
    title="Contacts by type",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_contact_type,
)

BY_MONTH = Table(
    id="contacts_by_month",
    title="Contacts by month",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_contact_type,
    columns=columns.by_month,
    shares=busiest,
)

BY_QUARTER = Table(
    id="contacts_by_quarter",
    title="Contacts by quarter",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_contact_type,
    columns=columns.by_quarter,
)

BY_AGENCY = Table(
    id="contacts_by_agency",
    title="Contacts by agency",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_agency,
)

BY_SECTOR = Table(
    id="contacts_by_sector",
    title="Contacts by sector",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_sector,
)

ADVICE_BY_SECTOR = Table(
    id="advice_by_sector",
    title="Advice by sector",
    cohort=cohorts.advice_received,
    sorting=sortings.by_sector,
    shares=schools,
)

THRESHOLD = Table(
    id="threshold",
    title="Threshold decisions",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_threshold,
)

MET_BY_SECTOR = Table(
    id="met_by_sector",
    title="Threshold met, by sector",
    cohort=cohorts.met_received,
    sorting=sortings.by_sector,
)

PROGRESS = Table(
    id="progress",
    title="Contacts that progressed",
    cohort=cohorts.contacts_received,
    sorting=sortings.by_progress,
)
