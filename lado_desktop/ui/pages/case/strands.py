"""The card of the strands: police, social care, employer and regulator side by side, each a tile to press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from lado_desktop.services.lists import Lists
from lado_desktop.services.strand_drafts import STRANDS, StrandDraft
from lado_desktop.ui.pages.case.strand_words import StrandWords
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.chips import Chip, ChipLook
from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.layout import fit, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph, Text

ICONS = {"police": "shield", "social_care": "baby", "employer": "briefcase-business", "regulator": "landmark"}
LEAST_WIDTH = 264
LINES = 3
NAMES = 88


class StrandTile(QPushButton):
    """One strand: name and state, then at most three lines. Read as one sentence after another."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", "tile")
        self.setAutoDefault(True)  # Enter presses it too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.title, self.chip = Elide("", "strong"), Chip()
        self.lines = [(Text("", "caption"), Elide("", "body")) for _ in range(LINES)]
        head = hbox(Glyph(ICONS[kind]), growing(self.title), self.chip, gap=8)
        body = [hbox(fit(name, width=NAMES), growing(value), gap=8) for name, value in self.lines]
        self.setLayout(vbox(head, *body, None, gap=4, pad=(12, 10, 12, 10)))
        for child in (*self.findChildren(Text), *self.findChildren(Glyph), self.chip):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def say(self, name: str, look: ChipLook, lines: Sequence[tuple[str, str, str]]) -> None:
        """`lines` are name, value and tone."""
        self.title.setText(name)
        self.chip.show_chip(look)
        for (left, right), (words, value, tone) in zip(self.lines, [*lines, *[("", "", "")] * LINES], strict=False):
            left.setText(words)
            right.setText(value)
            right.set_tone(tone)
            left.setVisible(bool(words))
            right.setVisible(bool(words))
        said = [f"{words}: {value}" for words, value, _ in lines]
        self.setAccessibleName(". ".join([f"{name}: {look.words}", *said]))


class StrandsCard(Card):
    """All strands, also those of which nothing is recorded yet; `opened` carries the kind of the one pressed."""

    opened = Signal(str)

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.tiles = {kind: StrandTile(kind) for kind in STRANDS}
        columns = Columns(most=2, least_width=LEAST_WIDTH, gap=4, row_gap=0)
        for tile in self.tiles.values():
            columns.add(tile)
        super().__init__("Strands and the regulator", columns, pad=(4, 4, 4, 4))
        for kind, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, kind=kind: self.opened.emit(kind))

    def show_strands(self, strands: Sequence[StrandDraft], today: date) -> None:
        words, known = StrandWords(self._lists, today), {strand.kind: strand for strand in strands}
        for kind, tile in self.tiles.items():
            strand = known.get(kind)
            tile.say(self._lists.label("strand", kind), words.chip(strand), words.lines(strand))
