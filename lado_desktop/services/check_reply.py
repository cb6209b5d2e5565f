"""The dated reply to a record check, in words that name nobody but the person asked about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lado_desktop.services.check_drafts import KNOWN, CheckQuestion

OTHERS = {"police": "the police", "social_care": "children's social care", "other": "other authorities"}
NOTHING = (
    "We searched our records, open and closed, for this name, for similar and former names{born}, on {day}. "
    "We found nothing recorded about this person.\n\n"
    "This says what our own records held on that day and nothing more. Records of {others} were not searched for this "
    "reply, and it is no view of whether the person is suitable."
)
DISCUSS = (
    "We searched our records on {day}. Please telephone us before you decide anything: "
    "there is something we have to talk through with you first.\n\n"
    "Until we have spoken, please draw no conclusion from this reply, and do not tell the person of it."
)


def reply_text(
    question: CheckQuestion,
    result: str,
    *,
    day: date,
    requester: str = "",
    asked_on: date | None = None,
    kind: str = "",
    also_searched: Collection[str] = (),
    office: str = "",
    officer: str = "",
) -> str:
    """The whole reply as plain text; `kind` and `office` are labels, `also_searched` codes of registers."""
    born = question.date_of_birth
    about = question.name.strip() + (f", born {_said(born)}" if born else "")
    asked = f"You asked us{f' on {_said(asked_on)}' if asked_on else ''} whether we hold records about this person"
    body = (DISCUSS if result == KNOWN else NOTHING).format(
        day=_said(day), born=" and the date of birth" if born else "", others=_not_searched(also_searched)
    )
    parts = [
        _said(day),
        f"Dear {requester.strip()}," if requester.strip() else "Hello,",
        f"Record check: {about}",
        f"{asked}{f' ({kind})' if kind else ''}.",
        body,
        "\n".join(filter(None, (officer.strip(), "Designated Officer (LADO) service", office.strip()))),
    ]
    return "\n\n".join(parts) + "\n"


def _not_searched(also_searched: Collection[str]) -> str:
    """Whose records nobody looked into: a reply must not claim less than was done, nor more."""
    *others, last = [words for register, words in OTHERS.items() if register not in also_searched]
    return f"{', '.join(others)} and {last}" if others else last


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
