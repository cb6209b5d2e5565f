"""What a table shows: columns, cells, and where rows come from. Knows no record by name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from lado_desktop.services.quoted import BLANK as NOTHING
from lado_desktop.services.quoted import ValueCount, values_in

Kind = Literal["text", "date", "number", "chips", "reference"]
Style = Literal["plain", "ref", "strong", "muted", "total", "link", "bad", "warn", "good"]
FilterKind = Literal["text", "choice", "date", "none"]
Chip = tuple[str, str, str]  # words, tone, icon name or "" for the tone's own
Order = Sequence[tuple[str, bool]]  # column key, descending; the first decides
SortKey = tuple[tuple[int, float, str], ...]

ANYWHERE = ""  # the filter key that looks in every column
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Cell:
    """One painted cell. `key` sorts it in a table held in memory; without one the shown words do."""

    text: str = ""
    style: Style = "plain"
    chips: tuple[Chip, ...] = ()
    tip: str = ""
    spoken: str = ""
    key: str | float | None = None

    @property
    def shown(self) -> str:
        """The words on screen on one line: what is copied, searched and read out."""
        words = ", ".join(chip[0] for chip in self.chips) if self.chips else self.text
        return " ".join(words.split()) if "\n" in words or "\t" in words else words

    @property
    def values(self) -> tuple[str, ...]:
        """What can be chosen of it: each chip by itself, or what a filter calls nothing."""
        return tuple(chip[0] for chip in self.chips) or (self.shown or NOTHING,)

    @property
    def said(self) -> str:
        return self.spoken or self.shown


BLANK = Cell()


class Identified(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True, bound=Identified)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column by its lasting `key`. `width`: pixels at 100 % text; `choices`: the words a choice filter offers."""

    key: str
    title: str
    width: int
    show: Callable[[R], Cell]
    kind: Kind = "text"
    hidden: bool = False
    filter: FilterKind = "text"
    choices: Callable[[], Sequence[str]] | None = None
    hint: str = "any"
    sortable: bool = True


class RowSource(Protocol[R_co]):
    """A long list: first the ids in order, then the rows of one window of them."""

    def ids(self, order: Order, filters: Mapping[str, str]) -> Sequence[int]:
        """Ids in order. A filter is what was typed under a column, or anywhere (""); commas part choices."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[R_co]:
        """The rows for `ids`, in the same order; one that is gone may be left out."""
        ...


class FixedRows:
    """A short table in memory: sorts and filters by what it shows."""

    def __init__(self, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> None:
        self._rows = {row.id: row for row in rows}
        self._columns = {column.key: column for column in columns}

    def ids(self, order: Order, filters: Mapping[str, str]) -> Sequence[int]:
        rows = [row for row in self._rows.values() if self._passes(row, filters)]
        for key, descending in reversed(order):
            show = self._columns[key].show
            rows.sort(key=lambda row: _blanks_last(show(row), descending), reverse=descending)
        return [row.id for row in rows]

    def values(self, key: str, filters: Mapping[str, str]) -> Sequence[ValueCount]:
        """What stands in a column of the rows that pass the other filters, blanks at the end."""
        others = {other: typed for other, typed in filters.items() if other != key}
        cells = [self._columns[key].show(row) for row in self._rows.values() if self._passes(row, others)]
        counts = Counter(value for cell in cells for value in cell.values)
        order = sorted(counts, key=lambda value: (value == NOTHING, fold(value)))
        return [ValueCount(value, counts[value]) for value in order]

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        return [self._rows[each] for each in ids if each in self._rows]

    def _passes(self, row: Any, filters: Mapping[str, str]) -> bool:
        return all(self._matches(row, key, typed) for key, typed in filters.items() if typed.strip())

    def _matches(self, row: Any, key: str, typed: str) -> bool:
        if key == ANYWHERE:
            whole = fold(" ".join(column.show(row).shown for column in self._columns.values()))
            return all(word in whole for word in fold(typed).split())
        column = self._columns[key]
        cell = column.show(row)
        if values := values_in(typed):
            return any(value in values for value in cell.values)
        words = fold(cell.shown)
        if column.filter == "choice":
            return any(fold(choice) in words for choice in chosen(typed))
        return all(word in words for word in fold(typed).split())


def chosen(typed: str) -> list[str]:
    """The choices in a choice filter's text: "Advice, Referral" is two."""
    return [each.strip() for each in typed.split(",") if each.strip()]


def fold(words: str) -> str:
    """Small letters without accents, so that "siobhan" finds "Siobhán"."""
    if words.isascii():
        return words.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))


def sort_key(cell: Cell) -> SortKey:
    """Numbers in words count as numbers: 26/9 comes before 26/10."""
    if isinstance(cell.key, int | float):
        return ((0, cell.key, ""),)
    words = fold(cell.shown if cell.key is None else cell.key)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(words) if part)


def _blanks_last(cell: Cell, descending: bool) -> tuple[bool, SortKey]:
    key = sort_key(cell)
    return (bool(key) if descending else not key, key)
