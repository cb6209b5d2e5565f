"""Words on one line, some of them marked: where a search matched."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lado_desktop.ui.widgets.inks import LEFT, Inks

Marks = tuple[tuple[int, int], ...]
STRONG = 700
ROOM_FOR_STRONG = 0.96  # marked letters are wider than those the line was cut by


def draw_marked(
    painter: QPainter, inks: Inks, box: QRect, words: str, marks: Marks, look: tuple[str, int, str], *, picked: bool
) -> int:
    """`look` is step, weight and style of what is not marked; the result is where the line ends."""
    step, weight, style = look
    fitted = inks.fitted(words, int(box.width() * (ROOM_FOR_STRONG if marks else 1)), step, weight)
    x = box.left()
    for piece, is_marked in pieces(fitted, marks):
        bold = STRONG if is_marked else weight
        painter.setFont(inks.font(step, bold))
        painter.setPen(inks.ink("plain" if is_marked else style, picked=picked))
        painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), LEFT, piece)
        x += inks.metrics(step, bold).horizontalAdvance(piece)
    return x


def pieces(words: str, marks: Marks) -> Iterator[tuple[str, bool]]:
    """The words in turn, each with whether it is marked; marks beyond the end of what is left are cut."""
    at = 0
    for start, end in marks:
        if start >= len(words):
            break
        if start > at:
            yield words[at:start], False
        yield words[max(start, at) : end], True
        at = min(end, len(words))
    if at < len(words):
        yield words[at:], False
