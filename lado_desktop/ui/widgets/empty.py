"""What stands where a list is empty: what the list is for, the one button that starts it, one link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.layout import Item, Placed, boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Glyph, Text

MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Empty(QWidget):
    """`button` is the one thing to do first, `other` a link to a sample or to clearing a filter."""

    def __init__(
        self, icon: str, title: str, words: str = "", button: Button | None = None, other: Button | None = None
    ) -> None:
        super().__init__()
        self.glyph = Glyph(icon, size=32)
        self.title, self.words = Text(title, "h2", wrap=True), Text(words, "muted", wrap=True)
        for label in (self.title, self.words):
            label.setAlignment(MIDDLE | Qt.AlignmentFlag.AlignTop)
        column: list[Item] = [None, Placed(self.glyph, at=MIDDLE), 6, self.title, self.words]
        column += [4, Placed(button, at=MIDDLE)] if button else []
        column += [Placed(other, at=MIDDLE)] if other else []
        middle = fit(boxed(vbox(*column, None, gap=8)), most_width=448)
        self.setLayout(hbox(growing(boxed(hbox())), growing(middle, 4), growing(boxed(hbox())), pad=(24, 16, 24, 16)))

    def say(self, title: str, words: str = "") -> None:
        self.title.setText(title)
        self.words.setText(words)
