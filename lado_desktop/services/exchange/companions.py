"""A column that says two things: outcomes, among which some rows say only that the threshold was not met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lado_desktop.services.exchange.fields import FIELDS

if TYPE_CHECKING:
    from lado_desktop.services.exchange.propose_columns import ColumnProposer, Guess

_BESIDE = {"outcome": ("threshold",), "threshold": ("outcome", "contact_type"), "contact_type": ("outcome",)}
_LEAST_SHARE = 0.02


_ALSO = {"contact_type": "check_kind"}


def is_of_another_list(key: str, text: str, proposer: ColumnProposer) -> bool:
    """The text says something, but nothing of this field: a threshold decision among the outcomes."""
    return any(proposer.book(FIELDS[other]).read(text).codes for other in _BESIDE.get(key, ()))


@dataclass(frozen=True)
class Companion:
    """A second field for the column at `at`: `only_here` are its texts, `not_here` those of the first (`beside`)."""

    at: int
    field: str
    beside: str
    texts: Counter[str]
    only_here: tuple[str, ...]
    not_here: tuple[str, ...]


def companions(guesses: Iterable[Guess], proposer: ColumnProposer) -> tuple[Companion, ...]:
    """The second fields of a sheet's columns; never one that another column fills already."""
    guesses = tuple(guesses)
    filled = {key for guess in guesses for key in guess.fields}
    found: list[Companion] = []
    for guess in guesses:
        for key in _BESIDE.get(guess.fields[0], ()):
            companion = None if key in filled else _companion(guess, key, proposer)
            if companion:
                found.append(companion)
                filled.add(key)
        also = _ALSO.get(guess.fields[0], "")
        if also and also not in filled and (kinds := _also(guess, also, proposer)):
            found.append(kinds)
            filled.add(also)
    return tuple(found)


def _also(guess: Guess, key: str, proposer: ColumnProposer) -> Companion | None:
    """A column that says the kind of contact and, for checks, what was checked."""
    first, second = proposer.book(FIELDS[guess.fields[0]]), proposer.book(FIELDS[key])
    both = [t for t in guess.profile.texts if "record_check" in first.read(t).codes and second.read(t).codes]
    if not both:
        return None
    others = tuple(text for text in guess.profile.texts if text not in both)
    return Companion(guess.profile.at, key, guess.fields[0], Counter(dict(guess.profile.texts)), (), others)


def _companion(guess: Guess, key: str, proposer: ColumnProposer) -> Companion | None:
    first, second = proposer.book(FIELDS[guess.fields[0]]), proposer.book(FIELDS[key])
    texts = guess.profile.texts
    only = [text for text in texts if first.read(text).unknown and second.read(text).codes]
    if not only or sum(texts[text] for text in only) < _LEAST_SHARE * guess.profile.filled:
        return None
    others = tuple(text for text in texts if text not in only)
    return Companion(guess.profile.at, key, guess.fields[0], Counter(dict(texts)), tuple(only), others)
