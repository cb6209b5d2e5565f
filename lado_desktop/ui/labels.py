"""Sentences for codes: the only module that turns a trouble or a problem into words. Knows no Qt, so the command line reads it too."""

from __future__ import annotations

from lado_desktop.errors import Trouble

UNKNOWN = "Something went wrong ({code}). Nothing was changed. If it happens again, tell whoever supports the program."

# Each sentence says what happened, what it means, what to do. Facts stand in braces.
SENTENCES: dict[str, str] = {
    "invalid": "{count} fields need another look before this can be saved.",
    "not_found": "That {kind} is not in this tracker. It may have been removed in the meantime.",
}

# Beside a field: what to enter.
PROBLEMS: dict[str, str] = {}


def sentence(trouble: Trouble) -> str:
    """The words for `trouble`, its facts filled in."""
    return SENTENCES.get(trouble.code, UNKNOWN.replace("{code}", trouble.code)).format(**trouble.facts)


def problem(code: str) -> str:
    """The words to stand beside a field that has the problem `code`."""
    return PROBLEMS.get(code, f"Look at this again ({code})")
