"""Text for other programs' spreadsheets: what begins like a formula gets an apostrophe, and is a text there too."""

from __future__ import annotations

from typing import Final

RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text, never a formula. A workbook of ours needs none of this: its cells say that they are texts."""
    return f"'{text}" if text.startswith(RISKY) else text


def as_typed(text: str) -> str:
    """What was made safe, as it was before."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
