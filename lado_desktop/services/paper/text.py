"""Text as typed becomes text that can be set: nothing in it is ever read as markup, and nothing vanishes unseen."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from unicodedata import bidirectional, category, normalize

from lado_desktop.services.paper.fonts import has_glyph

# What word processors and spreadsheets leave where a line was broken.
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
FIXED_SPACES = re.compile("[\u2007\u202f]")
# These have no shape of their own. The last two still matter to Arabic letters, so they go when the letters are joined.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\ufe0e\ufe0f"))
JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
# These would turn the reading order of what follows round, so a reader must see that they are there.
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NEVER_SET = ("Cc", "Cs", "Cn", "Co")
RIGHT_TO_LEFT = frozenset(("R", "AL"))


def typed(text: str) -> str:
    """`text` with one kind of line break; a character that no font has is shown by number, such as `[U+1F44D]`."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(letter if _can_be_set(letter) else f"\0[U+{ord(letter):04X}]\1" for letter in _plain(text))
    return shown.replace("]\1\0[", " ").replace("\0", "").replace("\1", "")


def settable(text: str) -> str:
    """`typed` text in the letter shapes that are printed, still in the order of reading."""
    text = typed(text)
    if text.isascii():
        return text
    return (_joined(text) if is_right_to_left(text) else text).translate(JOINERS)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of `text` that are shown by number, as `("U+1F44D",)`."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(f"U+{ord(letter):04X}" for letter in _plain(text) if not _can_be_set(letter))


def is_right_to_left(text: str) -> bool:
    """Does any letter of it run from right to left?"""
    return not text.isascii() and any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text)


def runs_leftwards(text: str) -> bool:
    """Has it right-to-left letters alone? One English word makes it an English sentence with a name in it."""
    return is_right_to_left(text) and not any(bidirectional(letter) == "L" for letter in text)


def visual(line: str, *, leftwards: bool) -> str:
    """One line with its glyphs in the order they stand on paper, from left to right."""
    from bidi import get_display

    return str(get_display(line, base_dir="R" if leftwards else "L"))


def _plain(text: str) -> str:
    text = SPACES.sub(" ", FIXED_SPACES.sub("\u00a0", BREAKS.sub("\n", text)))
    return normalize("NFC", text).translate(UNSEEN)


def _can_be_set(letter: str) -> bool:
    if letter in "\n\u200c\u200d":
        return True
    return letter not in TURNS and category(letter) not in NEVER_SET and has_glyph(letter)


def _joined(text: str) -> str:
    """Arabic letters in the shapes they take beside each other; where no font has the shape, the letter itself."""
    shaped = str(_reshaper().reshape(text))
    return "".join(letter if _can_be_set(letter) else normalize("NFKC", letter) for letter in shaped)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "shift_harakat_position": False})
