"""One thing that was done to a record, as a block: when and by whom at the left, what at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lado_desktop.services.history_rows import ChangeLine, Happening
from lado_desktop.ui import plain
from lado_desktop.ui.pages.history.words import LineWords, title, when
from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.card import Facts
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import Item, at_top, boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Text

PutBack = Callable[[int], None]
LEFT = 184
LABELS = 176


def block(happening: Happening, words: LineWords, put_back: PutBack) -> QWidget:
    """`put_back` is called with the number of the change whose button was pressed."""
    left = boxed(
        vbox(Text(when(happening.at), "label", wrap=True), Text(happening.actor, "caption", wrap=True), None, gap=2)
    )
    head: list[Item] = [Text(title(happening), "strong")]
    if happening.is_undone:
        head.append(Chip("Undone since", "neutral", "history"))
    lines = [_line(line, words, put_back) for line in happening.lines]
    right = boxed(vbox(hbox(*head, None, gap=8), *lines, gap=6))
    return boxed(hbox(at_top(fit(left, most_scale=1.5, width=LEFT)), growing(right), gap=16, pad=(16, 12, 16, 12)))


def _line(line: ChangeLine, words: LineWords, put_back: PutBack) -> QWidget:
    said, pairs = words.title(line), words.pairs(line)
    column: list[Item] = [Text(said, wrap=True)] if said else []
    if pairs:
        column.append(Facts(pairs, width=LABELS))
    row: list[Item] = [growing(boxed(vbox(*column, gap=6)))]
    if line.can_put_back:
        button = link("Put back", "history")
        button.setAccessibleName(plain.face(f"Put back: {said or ', '.join(label for label, _ in pairs)}"))
        button.clicked.connect(lambda: put_back(line.change))
        row.append(at_top(button))
    return boxed(hbox(*row, gap=12))
