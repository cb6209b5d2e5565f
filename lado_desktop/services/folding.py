"""Folded names: what lists sort by and searches compare, without accents, apostrophes, titles and case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "rev",
        "revd",
        "fr",
        "sister",
        "sir",
        "lady",
        "lord",
        "pc",
        "dc",
        "sgt",
    )
)
_LETTERS = str.maketrans(
    dict.fromkeys("'’‘ʼ`", "") | {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"}
)
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case, accents and apostrophes gone, everything else that is not a letter or digit one space."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower().translate(_LETTERS)).strip()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.replace("´", "")).casefold())
    return _NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)).strip()


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """A person's sort key, family name first: "Dr Siobhán O’Neill" and "O'Neill, Siobhan" are both "oneill siobhan"."""
    family, comma, given = name.partition(",")
    if comma:
        return " ".join([*fold(family).split(), *_untitled(fold(given))])
    words = _untitled(fold(name))
    return " ".join([*words[-1:], *words[:-1]])


def _untitled(folded: str) -> list[str]:
    words = folded.split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words
