"""Long lists: ids in order first, rows in windows. One place for sorting and filtering, as SQL expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from lado_desktop.models.expressions import MONTHS, place_of
from lado_desktop.models.tables import Term
from lado_desktop.services.folding import fold
from lado_desktop.services.listed_values import Shown, any_of, counted
from lado_desktop.services.quoted import BLANK, ValueCount, values_in

Order = Sequence[tuple[str, bool]]
"""Column keys, each with whether it runs downwards."""

Filters = Mapping[str, str]
"""What was typed per column key; "" is what was typed for the whole list."""

Labels = Mapping[str, Mapping[str, str]]
"""The value lists: label by code, in the order of the labels."""


@dataclass(frozen=True)
class Sought:
    """One word, or one label of a choice, put to texts and to the value lists."""

    word: str
    labels: Labels
    is_label: bool = False

    def in_text(self, text: Any) -> ColumnElement[bool]:
        """Whether a text in small letters holds the word."""
        return place_of(text, literal(self.word)) > 0

    def codes(self, vocabulary: str) -> Sequence[str]:
        """The codes whose labels hold the word. A whole label finds itself alone: "Referral" no "Other referral"."""
        small = {code: label.lower() for code, label in self.labels.get(vocabulary, {}).items()}
        whole = [code for code, label in small.items() if label == self.word] if self.is_label else []
        return whole or [code for code, label in small.items() if self.word in label]

    def coded(self, code: Any, vocabulary: str) -> ColumnElement[bool]:
        """Whether a code has such a label; no code has none."""
        codes = self.codes(vocabulary)
        found: ColumnElement[bool] = func.coalesce(code, "").in_(codes) if codes else false()
        return found


@dataclass(frozen=True)
class ListColumn:
    """A column one can sort by, and filter by what `searched` says in small letters (the sort key unless given).

    One of a `vocabulary` holds labels parted by commas, and so does what is typed: any of them, or BLANK, will do;
    unless it is searched `by_words` all the same.
    What hangs on another table is found there once, and not row by row: `finds` says which rows then pass. `coded` is
    a code of the vocabulary, under whose label the column is sorted and found. `shown` says which records show which
    value, so that values can be counted and chosen.
    """

    sort: Any = None
    searched: Any = None
    is_folded: bool = False
    is_day: bool = False
    vocabulary: str = ""
    by_words: bool = False
    coded: Any = None
    finds: Callable[[Sought], ColumnElement[bool]] | None = None
    shown: Shown | None = None

    def says(self, typed: str, labels: Labels) -> ColumnElement[bool]:
        """Whether the column holds what was typed, each word anywhere."""
        words = (fold(typed) if self.is_folded else typed.lower()).split() or [typed.lower()]
        return and_(*(self._holds(Sought(word, labels)) for word in words))

    def narrows(self, typed: str, labels: Labels) -> ColumnElement[bool]:
        """Whether the column passes what was typed for it alone."""
        if self.shown is not None and (values := values_in(typed)):
            return any_of(self.shown, values, labels.get(self.vocabulary, {}))
        wanted = [label.strip() for label in typed.lower().split(",") if label.strip()]
        if not self.vocabulary or self.by_words or not wanted:
            return self.says(typed, labels)
        return or_(*(self._is_labelled(Sought(label, labels, is_label=True)) for label in wanted))

    def placed(self, labels: Labels) -> Any:
        """What to sort by: a choice by the place of its label among the others."""
        places = {code: place for place, code in enumerate(labels.get(self.vocabulary, ()))}
        return case(places, value=self.coded) if places and self.coded is not None else self.sort

    @property
    def _within(self) -> Any:
        return func.lower(self.searched if self.searched is not None else self.sort)

    def _holds(self, sought: Sought) -> ColumnElement[bool]:
        if self.is_day and not _may_be_of_day(sought.word):
            return false()
        if self.finds is not None:
            return self.finds(sought)
        if self.coded is not None:
            return sought.coded(self.coded, self.vocabulary)
        return sought.in_text(self._within)

    def _is_labelled(self, sought: Sought) -> ColumnElement[bool]:
        if self.finds is not None or self.coded is not None:
            return ~self._holds(replace(sought, word="")) if sought.word == BLANK else self._holds(sought)
        if sought.word == BLANK:
            return func.coalesce(self._within, "") == ""
        listed = literal(", ").concat(self._within).concat(", ")
        whole = place_of(listed, literal(f", {sought.word}, ")) > 0
        known = {label.lower() for label in sought.labels.get(self.vocabulary, {}).values()}
        return whole if sought.word in known else or_(whole, sought.in_text(self._within))


def in_order(
    session: Session,
    statement: Select[Any],
    columns: Mapping[str, ListColumn],
    order: Order,
    filters: Filters,
    default: Any,
) -> Select[Any]:
    """`statement` filtered by what was typed and sorted by the columns named; unknown keys are passed over."""
    labels = _labels(session)
    statement = statement.where(*_conditions(columns, filters, labels))
    for key, downwards in order:
        if key in columns:
            by = columns[key].placed(labels)
            statement = statement.order_by(by.desc() if downwards else by.asc())
    return statement.order_by(*default)


def count_of(session: Session, listed: Select[Any], columns: Mapping[str, ListColumn], filters: Filters) -> int:
    """How many rows pass what was typed."""
    passing = listed.where(*_conditions(columns, filters, _labels(session))).subquery()
    return session.execute(select(func.count()).select_from(passing)).scalar_one()


def values_in_order(
    session: Session, listed: Select[Any], columns: Mapping[str, ListColumn], key: str, filters: Filters
) -> tuple[ValueCount, ...]:
    """The values of a column in the rows that pass every other filter; none for a column without any."""
    column, labels = columns[key], _labels(session)
    if column.shown is None:
        return ()
    others = {other: typed for other, typed in filters.items() if other != key}
    listed = listed.where(*_conditions(columns, others, labels))
    return counted(session, column.shown, listed, labels.get(column.vocabulary, {}))


def _conditions(columns: Mapping[str, ListColumn], filters: Filters, labels: Labels) -> Iterator[ColumnElement[bool]]:
    for key, typed in filters.items():
        if not typed.strip():
            continue
        if not key:
            for word in typed.split():
                yield or_(*(column.says(word, labels) for column in columns.values()))
        elif key in columns:
            yield columns[key].narrows(typed, labels)


def _labels(session: Session) -> Labels:
    found: dict[str, dict[str, str]] = {}
    listed = select(Term.list, Term.code, Term.label).order_by(Term.list, Term.label, Term.code)
    for name, code, label in session.execute(listed):
        found.setdefault(name, {})[code] = label
    return found


def _may_be_of_day(word: str) -> bool:
    """Whether a word can stand in a day as it is searched: digits, their marks, or letters of a month."""
    return all(letter.isdigit() or letter in "/-" for letter in word) or word in MONTHS.lower()
