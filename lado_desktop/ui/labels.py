"""Sentences for codes: the only module that turns a trouble or a problem into words.

It knows no Qt, so that the command line reads it too.
"""

from __future__ import annotations

from lado_desktop.errors import Trouble

UNKNOWN = "Something went wrong ({code}). Nothing was changed. If it happens again, tell whoever supports the program."

# Each sentence says what happened, what it means, what to do. Facts stand in braces.
SENTENCES: dict[str, str] = {
    "invalid": "{count} fields need another look before this can be saved.",
    "cancelled": "Stopped, as you asked. Nothing was changed.",
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
PROBLEMS: dict[str, str] = {
    "not_a_date": "Enter a date, such as 12/5/2026 or today",
    "not_a_number": "Enter a whole number",
    "not_a_time": "Enter a time, such as 14:05",
    "required": "Enter something here",
}

# On the progress page: what is being done now.
PROGRESS: dict[str, str] = {
    "": "Working",
}


def sentence(trouble: Trouble) -> str:
    """The words for `trouble`, its facts filled in."""
    return SENTENCES.get(trouble.code, UNKNOWN.replace("{code}", trouble.code)).format(**trouble.facts)


def problem(code: str) -> str:
    """The words to stand beside a field that has the problem `code`."""
    return PROBLEMS.get(code, f"Look at this again ({code})")


def progress(code: str, done: int = 0, total: int = 0) -> str:
    """How far a long piece of work is: "Reading rows: 8,000 of 20,000"."""
    words = PROGRESS.get(code, PROGRESS[""])
    return f"{words}: {done:,} of {total:,}" if total else words
