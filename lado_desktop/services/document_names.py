"""Names of files made safe: what is kept can be saved on any system and never leads anywhere else."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

LONGEST: Final = 120
FORBIDDEN: Final = frozenset('<>:"/\\|?*')
RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
NAMELESS: Final = "document"


def safe_name(typed: str) -> str:
    """The last part of `typed` without what a system forbids or a reader cannot see; the ending stays. Idempotent."""
    last = PureWindowsPath(PurePosixPath(typed).name).name
    plain = "".join("_" if letter in FORBIDDEN else letter for letter in last if _is_visible(letter))
    stem, dot, ending = _stripped(plain).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem, ending = _stripped(stem), _stripped(ending)[:12]
    if not stem or stem.partition(".")[0].strip().casefold() in RESERVED:
        stem = f"{NAMELESS} {stem}".strip()
    stem = _stripped(stem[: LONGEST - len(ending) - 1])
    return f"{stem}.{ending}" if ending else stem


def _is_visible(letter: str) -> bool:
    """Neither control characters nor those that turn the order of reading round, with which exe can look like pdf."""
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _stripped(text: str) -> str:
    """Without blanks and dots around it: Windows drops them at the end, Unix hides what begins with one."""
    while (shorter := text.strip().strip(".")) != text:
        text = shorter
    return text
