"""Sentences for codes: the only module that turns a trouble or a problem into words. Knows no Qt, so the command line reads it too."""

from __future__ import annotations

from lado_desktop.errors import Trouble

UNKNOWN = "Something went wrong ({code}). Nothing was changed. If it happens again, tell whoever supports the program."

# Each sentence says what happened, what it means, what to do. Facts stand in braces.
SENTENCES: dict[str, str] = {
    "invalid": "{count} fields need another look before this can be saved.",
    "not_found": "That {kind} is not in this tracker. It may have been removed in the meantime.",
    # Value lists and counts
    "vocabulary_unknown": "There is no vocabulary called {name}. Choose one of those that ship with the program.",
    "vocabulary_unreadable": "The vocabulary {name} cannot be read ({position}). Mend that page of values, or choose another.",
    "profile_unknown": "There is no report profile called {name}. Choose one of those that ship with the program.",
    "profile_unreadable": "The report profile {name} cannot be read ({position}). Mend that page of settings, or choose another.",
    "table_unknown": "There is no table called {name}. Ask for one of the tables of the report.",
    "period_backwards": "The period ends ({to:%d %b %Y}) before it begins ({start:%d %b %Y}). Put the earlier day first.",
}

# Beside a field: what to enter.
PROBLEMS: dict[str, str] = {}


def sentence(trouble: Trouble) -> str:
    """The words for `trouble`, its facts filled in."""
    return SENTENCES.get(trouble.code, UNKNOWN.replace("{code}", trouble.code)).format(**trouble.facts)


def problem(code: str) -> str:
    """The words to stand beside a field that has the problem `code`."""
    return PROBLEMS.get(code, f"Look at this again ({code})")
