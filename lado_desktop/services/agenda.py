"""The headings under which minutes are written, in the order of a meeting (domain: 5.1).

What the program prints by itself has no heading here: who was there, confidentiality, the allegations, decisions,
actions and the next review.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

OF_REVIEWS: Final = "Actions of the last meeting"
WITH_EMPLOYER: Final = (
    "Purpose of the meeting",
    "Threshold",
    "Information from the employer",
    "Analysis of risk",
    "Suspension and alternatives",
    "Outcome of each allegation",
    "DBS and regulators",
    "Learning",
)
FULL: Final = (
    "Purpose of the meeting",
    "Threshold",
    OF_REVIEWS,
    "Adult and role",
    "Children",
    "Chronology",
    "Earlier concerns",
    "Information by agency",
    "Voice of the child",
    "Views and support of the adult",
    "Analysis of risk",
    "Order of enquiries and interviews",
    "Suspension and alternatives",
    "Who is told what, and when",
    "Outcome of each allegation",
    "DBS and regulators",
    "Learning",
)


def agenda(meeting_type: str | None, written: Sequence[str] = ()) -> list[str]:
    """The headings to offer for a meeting: those `written` stay in their order, the others stand where they belong."""
    offered = WITH_EMPLOYER if meeting_type == "lado_discussion" else FULL
    headings = list(written)
    at = 0
    for heading in offered:
        if heading in headings:
            at = headings.index(heading) + 1
        elif meeting_type == "review" or heading != OF_REVIEWS:
            headings.insert(at, heading)
            at += 1
    return headings
