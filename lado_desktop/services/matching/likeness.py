"""Which words of the register are like one that was asked for, how, and how little chance has to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Final

from lado_desktop.services.matching.register import Register
from lado_desktop.services.matching.sounds import sound
from lado_desktop.services.matching.variants import plain_ending, variants

LEVELS: Final = ("same", "begins_so", "spelling", "nickname", "one_letter", "sounds_alike", "two_letters", "initial")
"""From the closest down. Each is also the reason told, but for "same"."""

_HAPPENS: Final = dict(zip(LEVELS, (-0.1, -0.3, -0.9, -1.0, -1.0, -1.3, -1.8, -1.3), strict=True))
"""Logarithm of how often the same person's name is met so."""

_ELSEWHERE: Final = dict(zip(LEVELS, (2, 30, 5, 8, 12, 15, 60, 300), strict=True))
"""People in `EVERYBODY` whose word is as like: what a small register cannot tell."""

EVERYBODY: Final = 5_000
LONG: Final = 6
STRONGEST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Alike:
    """How a word of the register is like the one asked for; `weight` is the logarithm of the odds it speaks for."""

    level: str
    weight: float


def alike(register: Register, word: str, *, is_begun: bool = False) -> dict[str, Alike]:
    """Every word of the register like `word`; `is_begun` when it may not be typed to its end."""
    levels: dict[str, str] = {}
    for level, other in _found(register, word, is_begun=is_begun):
        if other not in levels and register.bearers.get(other):
            levels[other] = level
    return _weighed(register, levels)


def _found(register: Register, word: str, *, is_begun: bool) -> Iterator[tuple[str, str]]:
    data = variants()
    yield "same", word
    if is_begun:
        yield from (("begins_so", other) for other in register.beginning(word))
    yield from (("spelling", other) for other in data.spellings.get(word, ()))
    for short in (plain := plain_ending(word), *data.short_forms.get(plain, ())):
        yield from (("nickname", other) for other in register.with_ending.get(short, ()))
    if len(word) == 1:
        yield from (("initial", other) for other in register.beginning(word))
        return
    near = _near(register, word)
    yield from (("one_letter", other) for other, letters in near if letters == 1)
    yield from (("sounds_alike", other) for other in register.sounding(sound(word)))
    yield from (("two_letters", other) for other, letters in near if letters == 2 and len(other) >= LONG)
    yield "initial", word[0]


def _near(register: Register, word: str) -> list[tuple[str, int]]:
    """Words a letter or, when they are long, two away: a slip leaves the first or the last letter as it was."""
    from rapidfuzz import process  # the first list is shown without it
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= LONG else 1
    words: list[str] = []
    for length in range(len(word) - most, len(word) + most + 1):
        words += register.first_letter.get((word[0], length), ())
        words += register.last_letter.get((word[-1], length), ())
    hits = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(other, int(letters)) for other, letters, _ in hits]


def _weighed(register: Register, levels: dict[str, str]) -> dict[str, Alike]:
    """The more people bear a word as like as this, the less it says."""
    borne = dict.fromkeys(LEVELS, 0)
    for other, level in levels.items():
        borne[level] += register.bearers[other]
    everybody, so_far = len(register.people) + EVERYBODY, 0
    weights: dict[str, Alike] = {}
    for level, bearers in borne.items():
        so_far += bearers
        if not bearers:
            continue
        chance = (so_far + _ELSEWHERE[level]) / everybody
        weights[level] = Alike(level, min(STRONGEST, _HAPPENS[level] - log10(chance)))
    return {other: weights[level] for other, level in levels.items()}
