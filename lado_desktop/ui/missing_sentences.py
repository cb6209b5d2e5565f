"""What is missing, in words: for a list on the page, and as a text to send back that names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lado_desktop.services.missing import Missing
from lado_desktop.ui.dates import long_date

MISSING: dict[str, str] = {
    "referrer_name": "Who is making the referral",
    "referrer_agency": "Which agency they are from",
    "referrer_reached": "How to reach them: telephone or secure email",
    "check_kind": "What the check is for",
    "consent": "That consent to the check was given",
    "adult_name": "The name of the adult, or that it is not known",
    "adult_setting": "Where the adult works",
    "adult_role": "The adult's role there",
    "adult_sector": "The sector",
    "adult_born": "The adult's date of birth, or age",
    "adult_address": "The adult's home address",
    "adult_basis": "How the adult is employed: permanent, agency, volunteer",
    "adult_told": "Whether the adult has been told, when and by whom",
    "previous_concerns": "Earlier concerns about the adult, or that there are none",
    "setting_person": "Who manages this at the setting, and how to reach them",
    "child": "Which child or children it is about",
    "child_born": "The child's date of birth, or age",
    "child_relationship": "How the child and the adult know each other",
    "summary": "What is said to have happened",
    "late_reason": "Why it was not reported within one working day",
    "incident_when": "When it happened, and whether more than once",
    "incident_place": "Where it happened",
    "employer_aware": "When the employer became aware",
    "alleged_by": "Who said so, to whom and how",
    "actions_taken": "What has been done so far, and who else was told",
    "categories": "The category of harm",
}
LETTER = (
    "Thank you for your contact of {day}. Our reference is {reference}; please give it whenever you write or ring.\n\n"
    "We still need the following from you, by secure email:\n\n{lines}\n\n"
    "Please answer by the reference alone and put no names in the subject of the message. "
    "If a child is at risk now, do not wait for this: ring us, or the police."
)


def missing_words(one: Missing, *, of_several: bool = False) -> str:
    """One line; of several adults or children it says which."""
    words = MISSING[one.code]
    noun = "child" if one.key.startswith("children.") else "adult"
    return f"{words} ({noun} {one.number})" if of_several and one.number else words


def lines_of(found: Sequence[Missing]) -> list[str]:
    """A line each, numbered where several people lack something."""
    numbers = {kind: {one.number for one in found if one.key.startswith(kind)} for kind in ("adults.", "children.")}
    return [
        missing_words(one, of_several=any(one.key.startswith(kind) and len(own) > 1 for kind, own in numbers.items()))
        for one in found
    ]


def letter(reference: str, received_on: date | None, found: Sequence[Missing]) -> str:
    """The text to send back to whoever told us: only what they can say, and nobody's name."""
    lines = "\n".join(f"- {line}" for line in lines_of([one for one in found if not one.is_ours]))
    return LETTER.format(day=long_date(received_on) or "today", reference=reference, lines=lines)
