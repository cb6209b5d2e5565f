"""The recovery code: the root secret as nine groups of four characters to print, keep in an envelope and type back.

160 bits and a 16-bit check in Crockford's base 32, which has no I, L, O or U, so that a typed O or I can be put right.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from lado_desktop.errors import WrongKey
from lado_desktop.models.keys_parts import ROOT_SIZE

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 9, 4
LENGTH = GROUPS * GROUP

_LOOK_ALIKES = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−_.,:/]+")


def recovery_code(root: bytes) -> str:
    """The code for `root`, such as 0001-081G-8186-0W40-J2GB-1G6G-W3RG-2491-6470."""
    if len(root) != ROOT_SIZE:
        raise ValueError(f"{ROOT_SIZE} bytes are wanted, not {len(root)}")
    number = int.from_bytes(root + _check(root), "big")
    characters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(characters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def root_from_code(text: str) -> bytes:
    """The 20 bytes behind a typed code; lower case, spaces, other dashes and O, I, L are understood.

    Raises WrongKey: "code_character" (a character no code has; group=), "code_group" (a group of the wrong length;
    group=, typed=), "code_length" (typed=, wanted=), "code_slip_in" (one slip in group= would explain it), "code_slip".
    """
    groups = [group for group in _BETWEEN.split(_plain(text)) if group]
    for at, group in enumerate(groups):
        if set(group) - set(ALPHABET):
            raise WrongKey("code_character", group=at + 1 if len(groups) == GROUPS else _group_of_stranger(groups))
    characters = "".join(groups)
    if len(characters) != LENGTH:
        raise _wrong_length(groups, len(characters))
    number = _number(characters)
    root = _root(number)
    if root is None:
        raise _slip(number)
    return root


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)


def _number(characters: str) -> int:
    number = 0
    for character in characters:
        number = number * 32 + ALPHABET.index(character)
    return number


def _root(number: int) -> bytes | None:
    if number >> 8 * (ROOT_SIZE + 2):
        return None
    both = number.to_bytes(ROOT_SIZE + 2, "big")
    return both[:ROOT_SIZE] if _check(both[:ROOT_SIZE]) == both[ROOT_SIZE:] else None


def _check(root: bytes) -> bytes:
    return hashlib.sha256(b"lado-kit-v1" + root).digest()[:2]


def _group_of_stranger(groups: list[str]) -> int:
    """Counted in fours: whoever types without the dashes still has the groups on paper."""
    characters = "".join(groups)
    return next(at for at, character in enumerate(characters) if character not in ALPHABET) // GROUP + 1


def _wrong_length(groups: list[str], typed: int) -> WrongKey:
    odd = [at for at, group in enumerate(groups, 1) if len(group) != GROUP]
    if len(groups) == GROUPS and len(odd) == 1:
        return WrongKey("code_group", group=odd[0], typed=len(groups[odd[0] - 1]))
    return WrongKey("code_length", typed=typed, wanted=LENGTH)


def _slip(number: int) -> WrongKey:
    """One wrong character, or two neighbours swapped, is found by trying; it helps nobody who lacks the paper."""
    explained = {at // GROUP + 1 for at, mended in _mendings(number) if _root(mended) is not None}
    return WrongKey("code_slip_in", group=explained.pop()) if len(explained) == 1 else WrongKey("code_slip")


def _mendings(number: int) -> Iterator[tuple[int, int]]:
    """Every code one substitution or one swap of neighbours away, with the place where it differs."""
    places = [(at, 5 * (LENGTH - 1 - at)) for at in range(LENGTH)]
    for at, shift in places:
        yield from ((at, number ^ wrong << shift) for wrong in range(1, 32))
    for at, shift in places[:-1]:
        both = (number >> shift ^ number >> shift - 5) & 31
        if both:
            yield at, number ^ both << shift ^ both << shift - 5
