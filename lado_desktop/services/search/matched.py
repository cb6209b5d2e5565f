"""Where a text matches: the words looked for, found as people write them, and a piece of the text around the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Words = tuple[tuple[str, bool], ...]
"""Folded words, several of a row parted by blanks, each with whether it must end where the text's word ends."""

_LETTERS: Final = {
    "a": "aàáâãäåāăą",
    "c": "cçćč",
    "d": "dďđð",
    "e": "eèéêëēęě",
    "g": "gğ",
    "i": "iìíîïīı",
    "l": "lł",
    "n": "nñńň",
    "o": "oòóôõöøōő",
    "r": "rřŕ",
    "s": "sśšşș",
    "t": "tťţț",
    "u": "uùúûüūůű",
    "y": "yýÿ",
    "z": "zźżž",
}
_INSIDE: Final = "['’‘ʼ`´\u0300-\u036f]*"
_BEFORE: Final = 48
_WHOLE: Final = 180


@dataclass(frozen=True)
class Marked:
    """A line of text on its own, and the places in it that matched: (from, to)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


UNMARKED: Final = Marked("")


def marked(text: str, words: Words) -> Marked:
    """The text on one line, with its matches."""
    line = _one_line(text)
    pattern = _pattern(words)
    return Marked(line, tuple(found.span() for found in pattern.finditer(line)) if pattern else ())


def snippet(texts: Iterable[str], words: Words) -> tuple[int, Marked] | None:
    """The first of the texts that matches, by its place, cut to what stands around the first match."""
    pattern = _pattern(words)
    if pattern is None:
        return None
    for place, text in enumerate(texts):
        if pattern.search(text) and (first := pattern.search(line := _one_line(text))):
            return place, _cut(line, first.start(), pattern)
    return None


def _cut(line: str, first: int, pattern: re.Pattern[str]) -> Marked:
    start = line.rfind(" ", 0, max(first - _BEFORE, 0) + 1) + 1 if first > _BEFORE else 0
    end = len(line) if len(line) - start <= _WHOLE else max(line.rfind(" ", start, start + _WHOLE), first + 1)
    cut = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return Marked(cut, tuple(found.span() for found in pattern.finditer(cut)))


def _one_line(text: str) -> str:
    """Line ends and other characters that move something are blanks."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join("".join(c if c.isprintable() else " " for c in line).split())


@lru_cache(maxsize=256)
def _pattern(words: Words) -> re.Pattern[str] | None:
    longest_first: Sequence[tuple[str, bool]] = sorted(words, key=lambda word: -len(word[0]))
    each = [_written(word) + (r"(?!\w)" if is_exact else "") for word, is_exact in longest_first if word]
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})", re.IGNORECASE) if each else None


def _written(word: str) -> str:
    """As people write a folded word: with accents, apostrophes inside, and any marks between the words of a row."""
    return r"[\W_]+".join(_INSIDE.join(map(_letter, part)) for part in word.split())


def _letter(letter: str) -> str:
    return f"[{_LETTERS[letter]}]" if letter in _LETTERS else re.escape(letter)
