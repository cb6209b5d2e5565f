"""Breaking text into lines that fit, and setting a line on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from unicodedata import combining

from reportlab.pdfgen.textobject import PDFTextObject

from lado_desktop.services.paper.fonts import Face, runs, width
from lado_desktop.services.paper.text import is_right_to_left, runs_leftwards, settable, visual


class Piece(NamedTuple):
    """Text as typed, in one face."""

    text: str
    face: Face = "regular"


class Word(NamedTuple):
    """What stands between two spaces, or as much of it as fits on a line."""

    text: str
    face: Face


@dataclass(frozen=True)
class Line:
    """Words in reading order; `is_cut` when the last word goes on without a space on the next line."""

    words: tuple[Word, ...]
    is_cut: bool = False


@dataclass(frozen=True)
class Setting:
    """Lines of one passage, ready to be drawn at `size` points."""

    lines: tuple[Line, ...]
    size: float
    turns: bool
    leftwards: bool

    def part(self, start: int, stop: int | None = None) -> Setting:
        """Some of the lines."""
        return Setting(self.lines[start:stop], self.size, self.turns, self.leftwards)


def break_lines(pieces: Sequence[Piece], size: float, room: float) -> Setting:
    """The pieces, a space between them, in lines no wider than `room` points; a longer word is cut where it must be."""
    ready = [Piece(settable(piece.text), piece.face) for piece in pieces if piece.text]
    whole = " ".join(piece.text for piece in ready)
    lines = tuple(line for typed_line in _typed_lines(ready) for line in _fill(typed_line, size, room))
    return Setting(lines, size, is_right_to_left(whole), runs_leftwards(whole))


def set_line(text: PDFTextObject, setting: Setting, line: Line, *, is_last: bool) -> None:
    """Draw `line` where `text` stands; a real space ends it when the passage goes on, or one hears "22November"."""
    parts = [(face, " ".join(word.text for word in part)) for face, part in groupby(line.words, lambda word: word.face)]
    if setting.leftwards:
        parts.reverse()
    for number, (face, said) in enumerate(parts):
        goes_on = number + 1 < len(parts) or not (is_last or line.is_cut)
        shown = visual(said, leftwards=setting.leftwards) if setting.turns else said
        for run in runs(shown + " " * goes_on, face):
            text.setFont(run.font, setting.size)
            text.textOut(run.text)


def _typed_lines(pieces: Iterable[Piece]) -> Iterator[list[Word]]:
    """The words of every line that was typed; an empty line has none."""
    line: list[Word] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line += [Word(text, piece.face) for text in first.split(" ") if text]
        for other in others:
            yield line
            line = [Word(text, piece.face) for text in other.split(" ") if text]
    yield line


def _fill(words: list[Word], size: float, room: float) -> Iterator[Line]:
    line: list[Word] = []
    used = 0.0
    for word in words:
        needed = width(word.text, word.face, size)
        space = width(" ", word.face, size) if line else 0.0
        if used + space + needed <= room:
            line.append(word)
            used += space + needed
            continue
        if line:
            yield Line(tuple(line))
        *cut, last = _cut(word, size, room) if needed > room else [word]
        yield from (Line((part,), is_cut=True) for part in cut)
        line, used = [last], width(last.text, last.face, size)
    yield Line(tuple(line))


def _cut(word: Word, size: float, room: float) -> list[Word]:
    """Parts of a word that is wider than the line; marks stay with their letters."""
    parts: list[str] = [""]
    used = 0.0
    for letter in word.text:
        needed = width(letter, word.face, size)
        if parts[-1] and used + needed > room and not combining(letter):
            parts.append("")
            used = 0.0
        parts[-1] += letter
        used += needed
    return [Word(part, word.face) for part in parts]
