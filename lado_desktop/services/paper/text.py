"""Text as typed becomes text that can be set: nothing in it is ever read as markup, and nothing vanishes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import bidirectional, category, name, normalize

from lado_desktop.services.paper.fonts import has_glyph

# What word processors and spreadsheets leave where a line was broken.
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
FIXED_SPACES = re.compile("[\u2007\u202f]")
# These have no shape of their own; the non-joiner keeps Arabic letters apart and goes when the others are joined.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200d-\u200f\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff]"
)
NON_JOINER = "\u200c"
# These turn the reading order round, or look like nothing and mean something: a reader must see that they are there.
TO_BE_SEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2800\ufff9\ufffa\ufffb")
NEVER_SET = ("Cc", "Cs", "Cn", "Co")
RIGHT_TO_LEFT = frozenset(("R", "AL"))


def typed(text: str) -> str:
    """`text` with one kind of line break; a character that no font has is shown by number, such as `[U+1F44D]`."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(letter if can_be_set else f"\0[U+{ord(letter):04X}]\1" for letter, can_be_set in _judged(text))
    return shown.replace("]\1\0[", " ").replace("\0", "").replace("\1", "")


def settable(text: str) -> str:
    """`typed` text in the letter shapes that are printed, still in the order of reading."""
    text = typed(text)
    if text.isascii():
        return text
    return (_joined(text) if is_right_to_left(text) else text).replace(NON_JOINER, "")


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of `text` that are shown by number, as `("U+1F44D",)`."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(f"U+{ord(letter):04X}" for letter, can_be_set in _judged(text) if not can_be_set)


def is_right_to_left(text: str) -> bool:
    """Does any letter of it run from right to left?"""
    return not text.isascii() and any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text)


def runs_leftwards(text: str) -> bool:
    """Has it right-to-left letters alone? One English word makes it an English sentence with a name in it."""
    return is_right_to_left(text) and not any(bidirectional(letter) == "L" for letter in text)


def visual(line: str, *, leftwards: bool) -> str:
    """One line with its glyphs in the order they stand on paper, from left to right."""
    from bidi.algorithm import get_display  # its faster twin in `bidi` leaves brackets unturned

    return str(get_display(line, base_dir="R" if leftwards else "L"))


def _plain(text: str) -> str:
    text = SPACES.sub(" ", FIXED_SPACES.sub("\u00a0", BREAKS.sub("\n", text)))
    text = normalize("NFC", UNSEEN.sub("", text))
    return text if is_right_to_left(text) else text.replace(NON_JOINER, "")


def _judged(text: str) -> Iterator[tuple[str, bool]]:
    """Every character, and whether it can be set where it stands: a mark only on a letter of its script and font."""
    letter = ""
    for character in _plain(text):
        if category(character) in ("Mn", "Me"):
            can_be_set = bool(letter) and _script(letter) == _script(character) and has_glyph(letter + character)
            letter = letter if can_be_set else ""
        else:
            can_be_set = _can_be_set(character)
            letter = character if can_be_set and category(character).startswith("L") else ""
        yield character, can_be_set


def _can_be_set(letter: str) -> bool:
    if letter in ("\n", NON_JOINER):
        return True
    return letter not in TO_BE_SEEN and category(letter) not in NEVER_SET and has_glyph(letter)


def _script(letter: str) -> str:
    """Hebrew, Arabic, or one of those whose marks follow the letter on paper."""
    first = name(letter, "").split(" ")[0]
    return first if first in ("HEBREW", "ARABIC") else ""


def _joined(text: str) -> str:
    """Arabic letters in the shapes they take beside each other; where no font has the shape, the letter itself."""
    shaped = str(_reshaper().reshape(text))
    return "".join(letter if _can_be_set(letter) else normalize("NFKC", letter) for letter in shaped)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "support_zwj": False})
