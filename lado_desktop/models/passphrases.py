"""Passphrases: five words drawn by the machine, or one's own if it is strong enough."""

from __future__ import annotations

import math
import secrets
import unicodedata
from pathlib import Path

from lado_desktop import paths
from lado_desktop.errors import WrongKey

WORDS = 5
ENOUGH_BITS = 50.0
LONGEST = 1_000
ESTIMATED = 72  # the estimator looks no further


def word_list() -> tuple[str, ...]:
    """The 7,776 words of the EFF's large list."""
    path: Path = paths.resources() / "wordlists" / "eff_large.txt"
    return tuple(path.read_text(encoding="ascii").split())


def generated(words: int = WORDS) -> str:
    """`words` words drawn at random, with spaces between them; five are worth 64.6 bits."""
    listed = word_list()
    return " ".join(secrets.choice(listed) for _ in range(words))


def bits_of_generated(words: int = WORDS) -> float:
    """How many bits a generated passphrase is worth."""
    return words * math.log2(len(word_list()))


def bits(passphrase: str) -> float:
    """The estimated strength of a passphrase somebody thought of: the base-2 logarithm of the guesses it would take."""
    from zxcvbn import zxcvbn

    typed = normalised(passphrase).decode("utf-8")
    return math.log2(max(1, int(zxcvbn(typed[:ESTIMATED])["guesses"])))


def is_strong_enough(passphrase: str) -> bool:
    """Whether somebody's own passphrase may be taken: 50 bits or more."""
    return bits(passphrase) >= ENOUGH_BITS


def normalised(passphrase: str) -> bytes:
    """The bytes that are derived from: composed (NFC), every kind of space a plain one, UTF-8.

    Raises WrongKey: "passphrase_empty", "passphrase_control" (a tab, line break or other control character),
    "passphrase_long" (over 1,000 characters).
    """
    if not passphrase:
        raise WrongKey("passphrase_empty")
    if len(passphrase) > LONGEST:
        raise WrongKey("passphrase_long", longest=LONGEST)
    composed = unicodedata.normalize("NFC", passphrase)
    kinds = [unicodedata.category(character) for character in composed]
    if {"Cc", "Cs"} & set(kinds):
        raise WrongKey("passphrase_control")
    spaced = (" " if kind == "Zs" else character for character, kind in zip(composed, kinds, strict=True))
    return "".join(spaced).encode("utf-8")
