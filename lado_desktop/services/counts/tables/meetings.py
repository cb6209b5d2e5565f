"""Tables of meetings, by the day they were held."""

from __future__ import annotations

from lado_desktop.services.counts import cohorts, columns, sortings
from lado_desktop.services.counts.table import Table

BY_TYPE = Table(
    id="meetings_by_type",
    title="Meetings by type",
    cohort=cohorts.meetings_held,
    sorting=sortings.by_meeting_type,
    columns=columns.by_recency,
)
