"""Whether the rows of one sheet tell more about the rows of another, and by which columns they find each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz

from lado_desktop.services.exchange.profile import Profile
from lado_desktop.services.exchange.propose_columns import Guess
from lado_desktop.services.exchange.tables import shown
from lado_desktop.services.exchange.words import fold

_OVERLAP = 0.6
_AGREE = 0.5
_COMPARED = 300

Rows = Sequence[tuple[object, ...]]


@dataclass(frozen=True)
class Join:
    """`key` is the heading in the joined sheet, `joins` the one in the sheet of contacts."""

    key: str
    joins: str
    confidence: float


def find_join(main: Sequence[Guess], other: Sequence[Guess], main_rows: Rows, other_rows: Rows) -> Join | None:
    """The likeliest pair of key columns, or None when the sheets do not speak of the same things."""
    found: list[tuple[float, Guess, Guess]] = []
    for ours, theirs in product(filter(_may_be_key, main), other):
        score = _overlap(ours.profile, theirs.profile)
        if score >= _OVERLAP:
            found.append((score + _same_name(ours, theirs), ours, theirs))
    for score, ours, theirs in sorted(found, key=lambda one: -one[0]):
        agreement = _agreement(main, other, main_rows, other_rows, ours.profile.at, theirs.profile.at)
        if agreement is None and (_is_told_apart(ours, theirs) and not _has(other, "received")):
            agreement = 0.8
        if agreement is not None and agreement >= _AGREE:
            return Join(theirs.profile.heading, ours.profile.heading, round(min(1.0, score / 2 * agreement + 0.1), 2))
    return None


def _may_be_key(guess: Guess) -> bool:
    profile = guess.profile
    is_named = guess.fields[0] in ("own_reference", "adult_name")
    is_distinct = profile.distinct > (0.8 if is_named else 0.95) and profile.filled > 0.6 * profile.records
    return is_distinct and profile.dates < 0.3 and profile.length < 45


def _overlap(ours: Profile, theirs: Profile) -> float:
    """Share of the other sheet's different keys that ours has too."""
    there = {fold(text) for text in theirs.texts}
    if not there or theirs.filled < 0.5 * theirs.records:
        return 0.0
    return len(there & {fold(text) for text in ours.texts}) / len(there)


def _same_name(ours: Guess, theirs: Guess) -> float:
    same_field = ours.fields == theirs.fields and ours.fields[0] == "own_reference"
    return 1.0 if same_field else fuzz.token_sort_ratio(fold(ours.profile.heading), fold(theirs.profile.heading)) / 100


def _is_told_apart(ours: Guess, theirs: Guess) -> bool:
    """Row numbers from 1 fit any sheet; texts such as MK0012 do not."""
    return ours.profile.small_numbers < 0.5 and _same_name(ours, theirs) > 0.4


def _has(guesses: Sequence[Guess], key: str) -> bool:
    return any(key in guess.fields for guess in guesses)


def _agreement(
    main: Sequence[Guess], other: Sequence[Guess], main_rows: Rows, other_rows: Rows, our_key: int, their_key: int
) -> float | None:
    """Share of joined rows that agree on who or when; None when both sheets say neither."""
    pairs = [
        (ours.profile.at, theirs.profile.at)
        for key in ("adult_name", "received", "adult_date_of_birth", "adult_last_name")
        for ours, theirs in product(main, other)
        if key in ours.fields and key in theirs.fields and ours.profile.at != our_key
    ]
    by_key = {fold(_cell(row, our_key)): row for row in main_rows}
    shares = []
    for our_at, their_at in pairs:
        both = [(by_key.get(fold(_cell(row, their_key))), row) for row in other_rows[:_COMPARED]]
        texts = [(_cell(ours, our_at), _cell(theirs, their_at)) for ours, theirs in both if ours]
        told = [(fold(ours), fold(theirs)) for ours, theirs in texts if ours and theirs]
        if told:
            shares.append(sum(map(_is_same, told)) / len(told))
    return max(shares, default=None)


def _is_same(pair: tuple[str, str]) -> bool:
    """Names may be spelt a little differently, numbers and dates may not."""
    ours, theirs = pair
    return ours == theirs or (not any(map(str.isdigit, ours)) and fuzz.token_sort_ratio(ours, theirs) >= 85)


def _cell(row: tuple[object, ...], at: int) -> str:
    return shown(row[at]).strip() if at < len(row) else ""  # type: ignore[arg-type]  # cells of a sheet
