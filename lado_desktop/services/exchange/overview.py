"""What a person sees while checking a mapping: sheets, columns and cell texts, with what each becomes and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from lado_desktop.services.exchange.mapping import SheetMapping
from lado_desktop.services.exchange.proposal import SURE

LIKELY = 0.6
"""From here on a guess is more likely right than not."""


@dataclass(frozen=True)
class SheetSeen:
    """A sheet and its part of the mapping; `heading_row` counts from 1, 0 where no table was found.

    `headings` are all its columns' in order, `missing` those the mapping names and the sheet has not; `hidden_rows` and
    `uncalculated` count rows that are hidden and formulas whose value was never saved.
    """

    name: str
    role: str
    is_hidden: bool
    heading_row: int
    records: int
    headings: tuple[str, ...]
    missing: tuple[str, ...]
    hidden_rows: int
    uncalculated: int
    mapping: SheetMapping


@dataclass(frozen=True)
class ColumnSeen:
    """A column, the fields it fills, how many records fill it, a few of its texts, and a code of `sureness`.

    `sheets` of the same headings (one a month, say) are seen as one under the name of the first.
    """

    sheet: str
    sheets: int
    heading: str
    fields: tuple[str, ...]
    filled: int
    records: int
    samples: tuple[str, ...]
    sureness: str


@dataclass(frozen=True)
class TextSeen:
    """A cell text of a field of codes; a `code` of None means nobody knows it, "" that nothing is recorded."""

    field: str
    text: str
    code: str | None
    times: int
    sureness: str


def sureness(confidence: float) -> str:
    """A confidence as a code: sure, likely or check. There are also corrected (by the person) and mapped (saved)."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "check"
