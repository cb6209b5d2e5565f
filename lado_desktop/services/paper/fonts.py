"""The fonts that are embedded in every paper, and which of them has a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Literal, NamedTuple
from unicodedata import combining

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from lado_desktop.paths import resources

Face = Literal["regular", "bold", "italic", "bold italic"]

# Asked in this order for every character.
FAMILIES: dict[Face, tuple[str, ...]] = {
    "regular": ("LiberationSans-Regular", "NotoSansArabic-Regular", "DejaVuSans"),
    "bold": ("LiberationSans-Bold", "NotoSansArabic-Bold", "DejaVuSans-Bold"),
    "italic": ("LiberationSans-Italic", "NotoSansArabic-Regular", "DejaVuSans"),
    "bold italic": ("LiberationSans-BoldItalic", "NotoSansArabic-Bold", "DejaVuSans-Bold"),
}


class Run(NamedTuple):
    """Characters that one font sets."""

    font: str
    text: str


class EmbeddedFont(TTFont):
    """ReportLab's font, with its table of meanings written so that readers get back every character, and only those."""

    def addObjects(self, doc: Any) -> None:
        subsets = {
            self.getSubsetInternalName(n, doc)[1:]: list(codes) for n, codes in enumerate(self.state[doc].subsets)
        }
        super().addObjects(doc)
        for name, codes in subsets.items():
            meanings = doc.idToObject[doc.idToObject[name].ToUnicode.name]
            meanings.content = _meanings(meanings.content, codes)


@cache
def font(name: str) -> TTFont:
    """The font of that file name, read and registered once."""
    found = EmbeddedFont(name, str(resources() / "fonts" / f"{name}.ttf"), asciiReadable=False)
    registerFont(found)
    return found


@lru_cache(maxsize=4096)
def font_for(character: str, face: Face) -> str | None:
    """The first font of the family that has `character`."""
    return next((name for name in FAMILIES[face] if ord(character) in font(name).face.charToGlyph), None)


def has_glyph(character: str) -> bool:
    """Can any face print it? (The bold and regular files have the same characters, or nearly: both are asked.)"""
    return all(font_for(character, face) for face in FAMILIES)


def runs(text: str, face: Face) -> list[Run]:
    """`text` cut where the font changes; a mark stays with its letter where that font has both."""
    return [
        Run(name, "".join(letter for _, letter in part))
        for name, part in groupby(_dressed(text, face), lambda pair: pair[0])
    ]


@lru_cache(maxsize=8192)
def width(text: str, face: Face, size: float) -> float:
    """How wide `text` is in points."""
    return sum(float(font(run.font).stringWidth(run.text, size)) for run in runs(text, face))


def _dressed(text: str, face: Face) -> Iterator[tuple[str, str]]:
    worn = ""
    for character in text:
        keeps = worn and (combining(character) or character == " ") and ord(character) in font(worn).face.charToGlyph
        worn = worn if keeps else font_for(character, face) or FAMILIES[face][0]
        yield worn, character


def _meanings(content: str, codes: list[int]) -> str:
    """The "ToUnicode" table anew: unused codes left out (PDF/UA forbids U+0000), characters beyond U+FFFF as pairs."""
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in enumerate(codes) if code
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return re.sub(r"\d+ beginbfchar.*endbfchar", lambda _: table, content, flags=re.DOTALL)
