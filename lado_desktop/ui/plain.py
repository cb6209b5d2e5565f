"""Text is text: what comes from a record is never read as markup, nor as an access key."""

from __future__ import annotations

from html import escape


def tip(words: str) -> str:
    """`words` for a tool tip, which Qt would render as rich text (and load pictures from) if it looked like it."""
    return f"<span>{escape(words)}</span>" if "<" in words else words


def face(words: str) -> str:
    """`words` for the face of a button, tab or menu, where an ampersand would become an access key."""
    return words.replace("&", "&&")
