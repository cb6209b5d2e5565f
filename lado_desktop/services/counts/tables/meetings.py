"""Tables of meetings, by the day they were held."""

from __future__ import annotations

from lado_desktop.services.counts import cohorts, columns, sortings
from lado_desktop.services.counts.facts import CaseFact
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import Cohort, Share, Table


def beside_contacts(question: Question, cohort: Cohort[CaseFact]) -> tuple[Share, ...]:
    """Initial meetings beside the contacts received in the same period, and how many of those did not progress."""
    received = question.received
    codes_of = sortings.by_progress(question).codes_of
    stayed = tuple(contact.id for contact in received if codes_of(contact) == ("did_not_progress",))
    held = tuple(case.id for case in cohort.units)
    return (
        Share("of_contacts", "", "case", held, len(received)),
        Share("did_not_progress", "", "contact", stayed, len(received)),
    )


INITIAL_MEETINGS = Table(
    id="initial_meetings",
    title="Initial meetings",
    cohort=cohorts.initial_meetings_held,
    sorting=sortings.by_initial_meeting,
    shares=beside_contacts,
)

BY_TYPE = Table(
    id="meetings_by_type",
    title="Meetings by type",
    cohort=cohorts.meetings_held,
    sorting=sortings.by_meeting_type,
    columns=columns.by_recency,
)
