"""Two names laid side by side: which words of one are which of the other, and what the rest of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lado_desktop.services.matching.likeness import LEVELS, Alike
from lado_desktop.services.matching.spoken import Spoken

SWAPPED: Final = -1.2
MIDDLE_FIRST: Final = -0.8
OTHER_FIRST: Final = -2.2
OTHER_FAMILY: Final = -1.2
HALF: Final = -0.5
OTHER_MIDDLE: Final = -0.4
OTHER_FORM: Final = -0.2

Classes = Sequence[dict[str, Alike]]
"""For each word asked for, the words of the register that are like it."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What the names say together: logarithm of odds, why, and whether every part of the name is the same."""

    weight: float
    reasons: tuple[str, ...]
    is_same: bool


def aligned(asked: Spoken, classes: Classes, known: Spoken) -> Aligned | None:
    """How `known` is like `asked`; None when not even one word is."""
    pairs = _pairs(asked, classes, known)
    if not pairs:
        return None
    weight, levels = sum(each.weight for _, _, each in pairs), {each.level for _, _, each in pairs}
    reasons: list[str] = [level for level in LEVELS[1:] if level in levels]
    for more, reason in _remarks(asked, known, {mine: theirs for mine, theirs, _ in pairs}):
        weight += more
        if reason:
            reasons.append(reason)
    is_other_form = asked.is_other_form or known.is_other_form
    return Aligned(
        weight + OTHER_FORM * is_other_form,
        tuple(dict.fromkeys(reasons)),
        is_same=not reasons and not is_other_form and bool(asked.given) == bool(known.given),
    )


def _pairs(asked: Spoken, classes: Classes, known: Spoken) -> list[tuple[int, int, Alike]]:
    """Word by word, the likest first; each word once."""
    words = known.words
    found = [
        (each.weight + 0.01 * (_part(asked, mine) == _part(known, theirs)), mine, theirs, each)
        for mine, alike in enumerate(classes)
        for theirs, word in enumerate(words)
        if (each := alike.get(word))
    ]
    found.sort(key=lambda pair: -pair[0])
    mine_taken: set[int] = set()
    theirs_taken: set[int] = set()
    pairs = []
    for _, mine, theirs, each in found:
        if mine not in mine_taken and theirs not in theirs_taken:
            mine_taken.add(mine)
            theirs_taken.add(theirs)
            pairs.append((mine, theirs, each))
    return pairs


def _part(name: Spoken, at: int) -> str:
    if not name.given:
        return "any"
    if at >= len(name.given):
        return "family"
    return "middle" if at else "first"


def _remarks(asked: Spoken, known: Spoken, pairs: dict[int, int]) -> list[tuple[float, str]]:
    """What speaks for or against beyond the words themselves."""
    if _is_word_for_word(asked, known, pairs):
        return []
    found: list[tuple[float, str]] = []
    parts = [(_part(asked, mine), _part(known, theirs)) for mine, theirs in pairs.items()]
    if ("first", "family") in parts or ("family", "first") in parts:
        found.append((SWAPPED, "swapped_names"))
    if ("first", "middle") in parts or ("middle", "first") in parts:
        found.append((MIDDLE_FIRST, "middle_name"))
    theirs = set(pairs.values())
    if not found and asked.given and known.given and 0 not in pairs and 0 not in theirs:
        found.append((OTHER_FIRST, "other_first_name"))
    found += _families(asked, known, set(pairs), theirs, parts)
    left = [name for name, taken in ((asked, set(pairs)), (known, theirs)) if _has_middle_left(name, taken)]
    if len(left) == 2:
        found.append((OTHER_MIDDLE, ""))
    return found


def _is_word_for_word(asked: Spoken, known: Spoken, pairs: dict[int, int]) -> bool:
    """Nothing left over and nothing in another place: most names that are worth a look."""
    return (
        len(pairs) == len(known.words)
        and (len(asked.given), len(asked.family)) == (len(known.given), len(known.family))
        and all(mine == theirs for mine, theirs in pairs.items())
    )


def _families(
    asked: Spoken, known: Spoken, mine: set[int], theirs: set[int], parts: list[tuple[str, str]]
) -> list[tuple[float, str]]:
    if not asked.given or not known.given:
        return []
    mine_left, theirs_left = (
        sum(at not in taken for at in range(len(name.given), len(name.words)))
        for name, taken in ((asked, mine), (known, theirs))
    )
    if mine_left == len(asked.family) or theirs_left == len(known.family):
        is_told = ("first", "family") in parts or ("family", "first") in parts
        return [] if is_told and mine_left + theirs_left < 2 else [(OTHER_FAMILY, "other_family_name")]
    return [(HALF, "half_of_double_name")] if mine_left or theirs_left else []


def _has_middle_left(name: Spoken, taken: set[int]) -> bool:
    return any(at not in taken for at in range(1, len(name.given)))
