"""The sheet: margins, and what stands at the head and foot of every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from lado_desktop.services.paper.fonts import Face, width
from lado_desktop.services.paper.lines import Line, Piece, break_lines, set_line
from lado_desktop.services.paper.looks import INK, QUIET, RULE
from lado_desktop.services.paper.tagging import Element, Pen, describe

WIDTH, HEIGHT = A4
SIDE = 22 * mm
TOP = 26 * mm
BOTTOM = 27 * mm
TEXT_WIDTH = WIDTH - 2 * SIDE

SMALL = 8.5


@dataclass(frozen=True)
class Furniture:
    """`marking` stands at head and foot, `status` ("Draft") at the head, `source` and `copy_label` at the foot."""

    marking: str
    source: str
    copy_label: str = ""
    status: str = ""


class PageCanvas(Canvas):
    """Keeps pages back until their number is known, then draws head and foot and writes the structure."""

    _doc: PDFDocument
    _startPage: Callable[[], None]

    def __init__(
        self, file: BytesIO, furniture: Furniture, root: Element, pen: Pen, title: str, **options: Any
    ) -> None:
        super().__init__(file, pdfVersion=(1, 7), **options)
        self._furniture = furniture
        self._root = root
        self._pen = pen
        self._paper_title = title
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, start=1):
            self.__dict__.update(state)
            self._pen.decorate(self)
            self._draw_head()
            self._draw_foot(f"Page {number} of {len(self._kept)}")
            self._pen.end(self)
            super().showPage()
        describe(self._doc, self._root, self._paper_title)
        super().save()

    def _draw_head(self) -> None:
        self._say(self._furniture.marking, WIDTH / 2, HEIGHT - 14 * mm, face="bold", place=0.5)
        self._say(self._furniture.status, WIDTH - SIDE, HEIGHT - 14 * mm, colour=QUIET, place=1)

    def _draw_foot(self, count: str) -> None:
        self.setStrokeColor(RULE)
        self.setLineWidth(0.5)
        self.line(SIDE, 19 * mm, WIDTH - SIDE, 19 * mm)
        below = " · ".join(part for part in (self._furniture.source, self._furniture.copy_label) if part)
        self._say(below, SIDE, 14 * mm, colour=QUIET)
        self._say(self._furniture.marking, WIDTH / 2, 9 * mm, face="bold", place=0.5)
        self._say(count, WIDTH - SIDE, 14 * mm, colour=QUIET, place=1)

    def _say(
        self, said: str, x: float, y: float, *, face: Face = "regular", colour: Color = INK, place: float = 0
    ) -> None:
        """One line at `x`, which is its start (`place` 0), middle (0.5) or end (1); the first line of a longer text."""
        setting = break_lines([Piece(said.replace("\n", " "), face)], SMALL, TEXT_WIDTH * 0.8)
        line = setting.lines[0] if setting.lines else Line(())
        length = width(" ".join(word.text for word in line.words), face, SMALL)
        text = self.beginText(x - place * length, y)
        text.setFillColor(colour)
        set_line(text, setting, line, is_last=True)
        self.drawText(text)
