"""The headings under which minutes are written, in the order of a meeting (domain: 5.1).

What the program prints by itself has no heading here: who was there, confidentiality, the allegations, decisions,
actions and the next review.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

FULL: Final = (
    "Purpose of the meeting",
    "Threshold, and why this meeting",
    "Minutes and actions of the last meeting",
    "The adult: role, employer, other work, own children",
    "The children",
    "Chronology of key events",
    "Earlier concerns",
    "Information from the employer",
    "Information from the police",
    "Information from children's social care",
    "Information from health, the regulator and others",
    "Voice of the child and of the family",
    "Views and support of the adult",
    "Analysis of risk",
    "Who does what first: social care, police, employer",
    "Suspension or restrictions",
    "Who is to be told what, and when",
    "Outcome of each allegation: evidence, views, reasons",
    "DBS and regulators",
    "Learning",
)
WITH_EMPLOYER: Final = (FULL[0], FULL[1], FULL[7], FULL[13], FULL[15], FULL[17], FULL[18], FULL[19])
ONLY_REVIEWS: Final = frozenset({FULL[2]})


def agenda(meeting_type: str | None, written: Sequence[str] = ()) -> list[str]:
    """The headings to offer for a meeting: those `written` stay in their order, the others stand where they belong."""
    offered = WITH_EMPLOYER if meeting_type == "lado_discussion" else FULL
    headings = list(written)
    at = 0
    for heading in offered:
        if heading in headings:
            at = headings.index(heading) + 1
        elif meeting_type == "review" or heading not in ONLY_REVIEWS:
            headings.insert(at, heading)
            at += 1
    return headings
