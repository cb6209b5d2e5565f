"""Words of names that are spelt nearly as a word that is nowhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

_LEAST_LETTERS: Final = 4
_LONG: Final = 7
_MOST: Final = 4


def near(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words one letter away from it, or two where it is long; the nearest first. None for a known word."""
    from rapidfuzz import process  # the first list is shown without it
    from rapidfuzz.distance import OSA

    if len(word) < _LEAST_LETTERS or not word.isalpha() or any(other.startswith(word) for other in known):
        return ()
    most = 2 if len(word) >= _LONG else 1
    hits = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    ranked = sorted(hits, key=lambda hit: (hit[1], hit[0][0] != word[0], hit[0]))
    return tuple(other for other, _, _ in ranked if other.isalpha())[:_MOST]
