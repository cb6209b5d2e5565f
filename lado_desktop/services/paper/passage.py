"""A passage of text: it flows over lines and pages and knows what it is. It has no markup, so none can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from lado_desktop.services.paper.lines import Piece, Setting, break_lines, set_line
from lado_desktop.services.paper.looks import Look
from lado_desktop.services.paper.tagging import Element, Pen

# How far below the top of its size a line of letters stands; what the leading adds is shared by both sides.
BASELINE = 0.84
FEWEST_LINES = 2


class Passage(Flowable):
    """`pieces` one after the other in `look`; `repeats` when it heads a table and is drawn again on every page."""

    def __init__(
        self, pieces: Sequence[Piece], look: Look, element: Element, pen: Pen, *, repeats: bool = False
    ) -> None:
        super().__init__()
        self._pieces = tuple(pieces)
        self.look = look
        self._element = element
        self._pen = pen
        self._repeats = repeats
        self._setting: Setting | None = None
        self._room = -1.0
        self._goes_on = False
        self.spaceBefore = look.before
        self.spaceAfter = look.after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = len(self._set(available_width).lines) * self.look.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        return list(self.parts(available_width, available_height))

    def parts(self, available_width: float, available_height: float) -> list[Passage]:
        """Two passages, neither of a single line; none when too little fits here."""
        setting = self._set(available_width)
        fits = min(int(available_height / self.look.leading + 1e-6), len(setting.lines) - FEWEST_LINES)
        if fits < FEWEST_LINES:
            return []
        return [self._part(setting.part(0, fits), goes_on=True), self._part(setting.part(fits), goes_on=self._goes_on)]

    def draw(self) -> None:
        setting = self._set(self.width)
        if self._repeats and self._element.marks:
            self._pen.decorate(self.canv)
        else:
            self._pen.begin(self.canv, self._element)
        text = self.canv.beginText()
        text.setFillColor(self.look.colour)
        drop = (self.look.leading - self.look.size) / 2 + BASELINE * self.look.size
        for number, line in enumerate(setting.lines):
            text.setTextOrigin(0, self.height - number * self.look.leading - drop)
            set_line(text, setting, line, is_last=number + 1 == len(setting.lines) and not self._goes_on)
        self.canv.drawText(text)
        self._pen.end(self.canv)

    def _set(self, room: float) -> Setting:
        if self._setting is None or (self._room != room and self._pieces):
            self._setting, self._room = break_lines(self._pieces, self.look.size, room), room
        return self._setting

    def _part(self, setting: Setting, *, goes_on: bool) -> Passage:
        part = Passage((), self.look, self._element, self._pen, repeats=self._repeats)
        part._setting, part._goes_on = setting, goes_on
        part.spaceBefore = 0
        return part
