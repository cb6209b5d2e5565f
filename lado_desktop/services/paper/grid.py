"""A table that flows over pages: its head is repeated, and a row too high for the page goes on upon the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportlab.platypus import Flowable

from lado_desktop.services.paper.looks import HEAD_STROKE, SHADE, GridLook, Stroke
from lado_desktop.services.paper.passage import Passage
from lado_desktop.services.paper.tagging import Pen

# A row lower than this is moved to the next page whole; less room than this is not worth beginning one in.
WHOLE_BELOW = 150
WORTH_BEGINNING = 60

Cell = Sequence[Passage]
Row = Sequence[Cell]


class Grid(Flowable):
    """`rows` of cells, as many to a row as there are `widths` (points); the first `heads` rows head every page."""

    def __init__(self, rows: Sequence[Row], widths: Sequence[float], look: GridLook, pen: Pen, heads: int = 0) -> None:
        super().__init__()
        self._rows = list(rows)
        self._widths = tuple(widths)
        self._look = look
        self._pen = pen
        self._heads = heads
        self._heights: list[float] = []

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        self._heights = [self._height(row, available_height) for row in self._rows]
        self.width, self.height = sum(self._widths), sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """What fits, and the rest; none when not even one row fits."""
        self.wrap(available_width, available_height)
        ends = list(accumulate(self._heights))
        fit = sum(1 for end in ends if end <= available_height)
        room = available_height - (ends[fit - 1] if fit else 0)
        halves = self._halves(fit, room) if fit >= self._heads else None
        first, rest = self._rows[:fit], self._rows[fit:]
        if halves:
            first, rest = [*first, halves[0]], [halves[1], *rest[1:]]
        if len(first) <= self._heads:
            return []
        return [self._with(first), self._with([*self._rows[: self._heads], *rest])]

    def draw(self) -> None:
        self._pen.decorate(self.canv)
        self._draw_shade_and_strokes()
        self._pen.end(self.canv)
        top = self.height
        for row, height in zip(self._rows, self._heights, strict=True):
            left = self._look.left
            for cell, width in zip(row, self._widths, strict=True):
                self._draw_cell(cell, left, top - self._look.above)
                left += width
            top -= height

    def _height(self, row: Row, available_height: float) -> float:
        inside = (
            sum(passage.wrap(self._room(width), available_height)[1] for passage in cell)
            for cell, width in zip(row, self._widths, strict=True)
        )
        return max(inside, default=0) + self._look.above + self._look.below

    def _room(self, width: float) -> float:
        return width - self._look.left - self._look.right

    def _halves(self, number: int, room: float) -> tuple[Row, Row] | None:
        """The row of that number in two, when it is high, there is room to begin it, and every cell can be parted."""
        if room < WORTH_BEGINNING or self._heights[number] < WHOLE_BELOW:
            return None
        inside = room - self._look.above - self._look.below
        pairs = [self._part(cell, width, inside) for cell, width in zip(self._rows[number], self._widths, strict=True)]
        first, rest = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        return (first, rest) if any(first) else None

    def _part(self, cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
        first: list[Passage] = []
        for number, passage in enumerate(cell):
            if passage.height > room:
                halves = passage.parts(self._room(width), room)
                return [*first, *halves[:1]], [*(halves[1:] or [passage]), *cell[number + 1 :]]
            first.append(passage)
            room -= passage.height
        return first, []

    def _with(self, rows: Sequence[Row]) -> Grid:
        return Grid(rows, self._widths, self._look, self._pen, self._heads)

    def _draw_cell(self, cell: Cell, left: float, top: float) -> None:
        for passage in cell:
            top -= passage.height
            passage.drawOn(self.canv, left, top)

    def _draw_shade_and_strokes(self) -> None:
        top = self.height
        self._stroke(self._look.over, 0, self.width, top)
        for number, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            if number < self._heads:
                self.canv.setFillColor(SHADE)
                self.canv.rect(0, top - height, self.width, height, stroke=0, fill=1)
            left = 0.0
            for cell, width in zip(row, self._widths, strict=True):
                self._stroke(self._look.over_cells if cell else None, left, left + width, top)
                left += width
            top -= height
            self._stroke(HEAD_STROKE if number < self._heads else self._look.under_rows, 0, self.width, top)

    def _stroke(self, stroke: Stroke | None, start: float, end: float, y: float) -> None:
        if stroke:
            self.canv.setStrokeColor(stroke.colour)
            self.canv.setLineWidth(stroke.thickness)
            self.canv.line(start, y, end, y)
