"""Long lists: ids in order first, rows in windows. One place for sorting and filtering, as SQL expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, literal, or_, select
from sqlalchemy.orm import Session

from lado_desktop.models.expressions import MONTHS, place_of
from lado_desktop.models.tables import Term
from lado_desktop.services.folding import fold

Order = Sequence[tuple[str, bool]]
"""Column keys, each with whether it runs downwards."""

BLANK: Final = "(blank)"
"""What is typed for cells with no label."""

Filters = Mapping[str, str]
"""What was typed per column key; "" is what was typed for the whole list."""

Test = Callable[[Any], ColumnElement[bool]]
"""Whether a text in small letters passes."""


@dataclass(frozen=True)
class ListColumn:
    """A column one can sort by, and filter by what `searched` says in small letters (the sort key unless given).

    One of a `vocabulary` holds labels parted by commas, and so does what is typed: any of them, or BLANK, will do;
    unless it is searched `by_words` all the same.
    What hangs on another table is found there once, and not row by row: `finds` says which rows then pass, for a test
    of the text; `coded` is a code of the vocabulary, under whose label the column is sorted and found.
    """

    sort: Any = None
    searched: Any = None
    is_folded: bool = False
    is_day: bool = False
    vocabulary: str = ""
    by_words: bool = False
    coded: Any = None
    finds: Callable[[Test], ColumnElement[bool]] | None = None

    def says(self, typed: str) -> ColumnElement[bool]:
        """Whether the column holds what was typed, each word anywhere."""
        words = (fold(typed) if self.is_folded else typed.lower()).split() or [typed.lower()]
        return and_(*(self._holds(word) for word in words))

    def narrows(self, typed: str) -> ColumnElement[bool]:
        """Whether the column passes what was typed for it alone."""
        labels = [label.strip() for label in typed.lower().split(",") if label.strip()]
        if not self.vocabulary or self.by_words or not labels:
            return self.says(typed)
        return or_(*(self._is_labelled(label) for label in labels))

    def placed(self, ranks: Callable[[str], Mapping[str, int]]) -> Any:
        """What to sort by; `ranks` gives the place of each code among the labels of a vocabulary."""
        places = ranks(self.vocabulary) if self.coded is not None else {}
        return case(places, value=self.coded) if places else self.coded if self.sort is None else self.sort

    @property
    def _within(self) -> Any:
        return func.lower(self.searched if self.searched is not None else self.sort)

    def _holds(self, word: str) -> ColumnElement[bool]:
        if self.is_day and not _may_be_of_day(word):
            return false()
        return self._found(lambda text: place_of(text, literal(word)) > 0)

    def _found(self, test: Test) -> ColumnElement[bool]:
        if self.finds is not None:
            return self.finds(test)
        if self.coded is not None:
            return _in(self.coded, codes_labelled(self.vocabulary, test))
        return test(self._within)

    def _is_labelled(self, label: str) -> ColumnElement[bool]:
        """A whole label finds itself alone: "Referral" no "Non-recent referral"; a part finds all that hold it."""
        is_by_code = self.finds is not None or self.coded is not None
        if label == BLANK:
            return ~self._found(lambda text: text != "") if is_by_code else func.coalesce(self._within, "") == ""
        is_known = exists().where(Term.list == self.vocabulary, func.lower(Term.label) == label)

        def test(text: Any) -> ColumnElement[bool]:
            listed = text if is_by_code else literal(", ").concat(text).concat(", ")
            whole = listed == label if is_by_code else place_of(listed, literal(f", {label}, ")) > 0
            return or_(whole, and_(~is_known, place_of(text, literal(label)) > 0))

        return self._found(test)


def numbers(session: Session, statement: Select[Any]) -> list[int]:
    """The first column of a long answer, as the driver gives it: rows of SQLAlchemy's own would cost twice as much."""
    cursor: Any = session.connection().execute(statement).cursor
    return [row[0] for row in cursor.fetchall()]


def codes_labelled(vocabulary: str, test: Test) -> Select[Any]:
    """The codes of a vocabulary whose labels pass."""
    return select(Term.code).where(Term.list == vocabulary, test(func.lower(Term.label)))


def _in(code: Any, codes: Select[Any]) -> ColumnElement[bool]:
    """False, and not unknown, where there is no code."""
    found: ColumnElement[bool] = func.coalesce(code, "").in_(codes)
    return found


def in_order(
    session: Session,
    statement: Select[Any],
    columns: Mapping[str, ListColumn],
    order: Order,
    filters: Filters,
    default: Any,
) -> Select[Any]:
    """`statement` filtered by what was typed and sorted by the columns named; unknown keys are passed over."""
    statement = statement.where(*_conditions(columns, filters))
    for key, downwards in order:
        if key in columns:
            by = columns[key].placed(lambda vocabulary: _ranks(session, vocabulary))
            statement = statement.order_by(by.desc() if downwards else by.asc())
    return statement.order_by(*default)


def _conditions(columns: Mapping[str, ListColumn], filters: Filters) -> Iterator[ColumnElement[bool]]:
    for key, typed in filters.items():
        if not typed.strip():
            continue
        if not key:
            yield from (_anywhere(columns, word) for word in typed.split())
        elif key in columns:
            yield columns[key].narrows(typed)


def _anywhere(columns: Mapping[str, ListColumn], word: str) -> ColumnElement[bool]:
    return or_(*(column.says(word) for column in columns.values()))


def _ranks(session: Session, vocabulary: str) -> dict[str, int]:
    """The codes of a vocabulary, numbered in the order of their labels."""
    listed = select(Term.code).where(Term.list == vocabulary).order_by(Term.label, Term.code)
    return {code: place for place, code in enumerate(session.execute(listed).scalars())}


def _may_be_of_day(word: str) -> bool:
    """Whether a word can stand in a day as it is searched: digits, their marks, or letters of a month."""
    return all(letter.isdigit() or letter in "/-" for letter in word) or word in MONTHS.lower()
