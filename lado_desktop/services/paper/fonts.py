"""The fonts that are embedded in every paper, and which of them has a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

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

# Liberation sets Hebrew points beside their letters, so DejaVu has the whole script.
HEBREW = re.compile("[\u0590-\u05ff]")
# On paper the marks of Hebrew and Arabic stand before their letter, all others after it.
LEFTWARD_MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
CLUSTER = re.compile(f"[{LEFTWARD_MARKS}]*[^{LEFTWARD_MARKS}]?[{MARKS}]*", re.DOTALL)


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
def font_for(cluster: str, face: Face) -> str | None:
    """The first font of the family that has every character of `cluster`: a letter and its marks."""
    names = FAMILIES[face][2:] if HEBREW.search(cluster) else FAMILIES[face]
    return next((name for name in names if all(ord(part) in font(name).face.charToGlyph for part in cluster)), None)


def has_glyph(cluster: str) -> bool:
    """Can every face print it? The bold files have nearly the characters of the regular ones, so all are asked."""
    return all(font_for(cluster, face) for face in FAMILIES)


def runs(text: str, face: Face) -> list[Run]:
    """`text`, in the order it stands on paper, cut where the font changes."""
    dressed = groupby(_dressed(text, face), lambda pair: pair[0])
    return [Run(name, "".join(cluster for _, cluster in part)) for name, part in dressed]


@lru_cache(maxsize=8192)
def width(text: str, face: Face, size: float) -> float:
    """How wide `text` is in points."""
    return sum(float(font(run.font).stringWidth(run.text, size)) for run in runs(text, face))


def _dressed(text: str, face: Face) -> Iterator[tuple[str, str]]:
    usual = worn = FAMILIES[face][0]
    if text.isascii():
        yield usual, text
        return
    for cluster in CLUSTER.findall(text):
        worn = worn if cluster == " " else font_for(cluster, face) or usual
        yield worn, cluster


def _meanings(content: str, codes: list[int]) -> str:
    """The "ToUnicode" table anew: unused codes left out (PDF/UA forbids U+0000), characters beyond U+FFFF as pairs."""
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in enumerate(codes) if code
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return re.sub(r"\d+ beginbfchar.*endbfchar", lambda _: table, content, flags=re.DOTALL)
