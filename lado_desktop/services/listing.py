"""Long lists: ids in order first, rows in windows. One place for sorting and filtering, as SQL expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_

from lado_desktop.models.expressions import place_of
from lado_desktop.models.tables import Term
from lado_desktop.services.folding import fold

Order = Sequence[tuple[str, bool]]
"""Column keys, each with whether it runs downwards."""

BLANK: Final = "(blank)"
"""What is typed for cells with no label."""

Filters = Mapping[str, str]
"""What was typed per column key; "" is what was typed for the whole list."""


@dataclass(frozen=True)
class ListColumn:
    """A column one can sort by, and filter by what `searched` says in small letters (the sort key unless given).

    One of a `vocabulary` holds labels parted by commas, and so does what is typed: any of them, or BLANK, will do.
    """

    sort: Any
    searched: Any = None
    is_folded: bool = False
    vocabulary: str = ""

    def says(self, typed: str) -> ColumnElement[bool]:
        """Whether the column holds what was typed, each word anywhere."""
        words = (fold(typed) if self.is_folded else typed.lower()).split() or [typed.lower()]
        return and_(*(place_of(self._within, literal(word)) > 0 for word in words))

    def narrows(self, typed: str) -> ColumnElement[bool]:
        """Whether the column passes what was typed for it alone."""
        labels = [label.strip() for label in typed.lower().split(",") if label.strip()]
        if not self.vocabulary or not labels:
            return self.says(typed)
        return or_(*(self._is_labelled(label) for label in labels))

    @property
    def _within(self) -> Any:
        return func.lower(self.searched if self.searched is not None else self.sort)

    def _is_labelled(self, label: str) -> ColumnElement[bool]:
        """A whole label finds itself alone: "Referral" no "Non-recent referral"; a part finds all that hold it."""
        if label == BLANK:
            return func.coalesce(self._within, "") == ""
        whole = place_of(literal(", ").concat(self._within).concat(", "), literal(f", {label}, ")) > 0
        is_known = exists().where(Term.list == self.vocabulary, func.lower(Term.label) == label)
        return or_(whole, and_(~is_known, place_of(self._within, literal(label)) > 0))


def in_order(
    statement: Select[Any], columns: Mapping[str, ListColumn], order: Order, filters: Filters, default: Any
) -> Select[Any]:
    """`statement` filtered by what was typed and sorted by the columns named; unknown keys are passed over."""
    for key, typed in filters.items():
        if not typed.strip():
            continue
        if key:
            statement = statement.where(columns[key].narrows(typed)) if key in columns else statement
        else:
            statement = statement.where(and_(*(_anywhere(columns, word) for word in typed.split())))
    for key, downwards in order:
        if key in columns:
            by = columns[key].sort
            statement = statement.order_by(by.desc() if downwards else by.asc())
    return statement.order_by(*default)


def _anywhere(columns: Mapping[str, ListColumn], word: str) -> ColumnElement[bool]:
    return or_(*(column.says(word) for column in columns.values()))
