"""Expected trouble has a code and plain facts; everything else that is raised is a bug.

Services and models speak in codes and numbers. `ui/labels.py` turns them into sentences.
A fact never holds a name or any other text from a record: codes, counts, dates, sheet positions only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Fact = str | int | float | date


class Trouble(Exception):
    """Something the outside world did: a code to look the sentence up by, and the facts to put into it."""

    def __init__(self, code: str, /, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Fact] = facts


class Invalid(Trouble):
    """A draft that cannot be stored as it stands: problem codes by field, in the order of the form."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("invalid", count=len(problems))
        self.problems = dict(problems)


class NotFound(Trouble):
    """A record that was asked for is not there: `kind` is the kind of record."""

    def __init__(self, kind: str) -> None:
        super().__init__("not_found", kind=kind)


class WrongKey(Trouble):
    """The passphrase or recovery code opens no slot of this tracker."""


class OpenElsewhere(Trouble):
    """Another program holds the tracker: `who` (a sign-in label), `host`, `since`."""


class Damaged(Trouble):
    """A tracker, key file or sheet whose bytes are not what they should be."""


class Refused(Trouble):
    """A file that is whole but not one that can be taken: foreign, too new, too big, protected."""
