"""Long lists: ids in order first, rows in windows. One place for sorting and filtering, as SQL expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_

from lado_desktop.services.folding import fold

Order = Sequence[tuple[str, bool]]
"""Column keys, each with whether it runs downwards."""

Filters = Mapping[str, str]
"""What was typed per column key; "" is what was typed for the whole list."""


@dataclass(frozen=True)
class ListColumn:
    """A column one can sort by, and filter by what `searched` says in small letters (the sort key unless given)."""

    sort: Any
    searched: Any = None
    is_folded: bool = False

    def says(self, typed: str) -> ColumnElement[bool]:
        """Whether the column holds what was typed, each word anywhere."""
        words = (fold(typed) if self.is_folded else typed.lower()).split() or [typed.lower()]
        within = func.lower(self.searched if self.searched is not None else self.sort)
        return and_(*(func.instr(within, literal(word)) > 0 for word in words))


def in_order(
    statement: Select[Any], columns: Mapping[str, ListColumn], order: Order, filters: Filters, default: Any
) -> Select[Any]:
    """`statement` filtered by what was typed and sorted by the columns named; unknown keys are passed over."""
    for key, typed in filters.items():
        if not typed.strip():
            continue
        if key:
            statement = statement.where(columns[key].says(typed)) if key in columns else statement
        else:
            statement = statement.where(and_(*(_anywhere(columns, word) for word in typed.split())))
    for key, downwards in order:
        if key in columns:
            by = columns[key].sort
            statement = statement.order_by(by.desc() if downwards else by.asc())
    return statement.order_by(*default)


def _anywhere(columns: Mapping[str, ListColumn], word: str) -> ColumnElement[bool]:
    return or_(*(column.says(word) for column in columns.values()))
