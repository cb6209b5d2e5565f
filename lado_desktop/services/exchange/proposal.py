"""A proposed mapping with what it rests on, so that a person sees what to check first."""

from __future__ import annotations

from dataclasses import dataclass

from lado_desktop.services.exchange.mapping import WorkbookMapping

SURE = 0.85
"""From here on a guess need not be shown first."""


@dataclass(frozen=True)
class SheetGuess:
    """What a sheet was taken for; `heading_row` counts from 1, 0 when it holds no table."""

    sheet: str
    role: str
    heading_row: int
    records: int
    confidence: float


@dataclass(frozen=True)
class ColumnGuess:
    """What a column was taken for, how many records fill it, and a few of its texts."""

    sheet: str
    heading: str
    fields: tuple[str, ...]
    confidence: float
    filled: int
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ValueGuess:
    """What a cell text was taken for; a `code` of None is left for the person, "" means nothing is recorded."""

    field: str
    text: str
    code: str | None
    confidence: float
    times: int


@dataclass(frozen=True)
class Proposal:
    """The mapping, ready to be corrected and saved, and the guesses behind it."""

    mapping: WorkbookMapping
    sheets: tuple[SheetGuess, ...]
    columns: tuple[ColumnGuess, ...]
    values: tuple[ValueGuess, ...]
