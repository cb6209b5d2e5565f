"""How values chosen under a column are written in its filter: "Brook House", "Oak Lane", (blank)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BLANK: Final = "(blank)"
"""What is written for cells with nothing in them."""

_VALUE: Final = r'"(?:[^"]|"")*"|\(blank\)'
_WHOLE: Final = re.compile(rf"\s*(?:{_VALUE})(?:\s*,\s*(?:{_VALUE}))*\s*,?\s*")
_ONE: Final = re.compile(_VALUE)


@dataclass(frozen=True)
class ValueCount:
    """A value as a filter names it, and how many rows show it."""

    value: str
    count: int


def quoted(values: Iterable[str]) -> str:
    """Values as a filter holds them; a quotation mark inside one is doubled."""
    return ", ".join(BLANK if value == BLANK else '"' + value.replace('"', '""') + '"' for value in values)


def values_in(typed: str) -> tuple[str, ...]:
    """The values a filter names; none where it is words to look for."""
    if not _WHOLE.fullmatch(typed):
        return ()
    return tuple(one if one == BLANK else one[1:-1].replace('""', '"') for one in _ONE.findall(typed))
