"""Which code a cell text most likely means: known words first, then near spellings, the rest left to the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from rapidfuzz import fuzz, process

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.codes import CodeBook
from lado_desktop.services.exchange.fields import Field
from lado_desktop.services.exchange.proposal import ValueGuess
from lado_desktop.services.exchange.words import fold

_NEAR = 86
_MARGIN = 4
_LONGEST = 80


def value_guesses(
    what: Field, texts: Counter[str], book: CodeBook, known: Mapping[str, str], labels: Collection[str]
) -> list[ValueGuess]:
    """A guess for every different text (or part of one) of the field's columns, the commonest first.

    `known` holds {folded text: code}; the office's own `labels` (folded) are never in doubt.
    """
    unsure = words.unsure(what.list_name) - frozenset(labels)
    parts: Counter[str] = Counter()
    codes: dict[str, str | None] = {}
    for text, times in texts.items():
        for part, code in book.leaves(text):
            if part:
                parts[part] += times
                codes[part] = code
    seen: dict[str, ValueGuess] = {}
    for part, times in parts.most_common():
        code, confidence = codes[part], 1.0
        if code and fold(part) in unsure:
            confidence = 0.6
        elif code is None:
            code, confidence = nearest(part, known)
        seen.setdefault(fold(part), ValueGuess(what.key, part, code, confidence, times))
    return list(seen.values())


def nearest(text: str, known: Mapping[str, str]) -> tuple[str | None, float]:
    """The code of the nearest known text, when no other code is as near; or the one all of whose words it has."""
    folded = fold(text)
    if folded in known:
        return known[folded], 1.0
    if not 3 <= len(folded) <= _LONGEST:
        return None, 0.0
    found = process.extract(folded, known.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=_NEAR - _MARGIN)
    by_code: dict[str, float] = {}
    for near, score, _ in found:
        by_code[known[near]] = max(by_code.get(known[near], 0), score)
    ranked = sorted(by_code.items(), key=lambda item: -item[1])
    if ranked and ranked[0][1] >= _NEAR and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _MARGIN):
        return ranked[0][0], round(0.9 * ranked[0][1] / 100, 2)
    return _contained(set(folded.split()), known)


def _contained(tokens: set[str], known: Mapping[str, str]) -> tuple[str | None, float]:
    inside = [
        (len(text.split()), len(text), code)
        for text, code in known.items()
        if len(text) > 3 and set(text.split()) <= tokens
    ]
    if not inside:
        return None, 0.0
    most = max(size for size, _, _ in inside)
    best = {code for size, _, code in inside if size == most}
    return (best.pop(), 0.6) if len(best) == 1 else (None, 0.0)
