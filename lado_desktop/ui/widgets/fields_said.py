"""A field that is worked out and not typed: words with a mark, read like any other field."""

from __future__ import annotations

from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.layout import at_top, boxed, fit, growing, hbox
from lado_desktop.ui.widgets.text import Glyph, Text


class SaidField(Field):
    """Says what follows from other fields; it has no value of its own and is hidden while it has nothing to say."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "") -> None:
        self._mark, self.words = Glyph("circle"), Text(wrap=True)
        shown = fit(boxed(hbox(at_top(self._mark), growing(self.words), gap=6, pad=(0, 7, 0, 0))), least_height=32)
        super().__init__(label, shown, hint=hint, help_words=help_words)
        self.say("")

    def say(self, words: str, tone: str = "", icon: str = "circle-check") -> None:
        self.words.setText(words)
        self.words.set_tone(tone)
        self._mark.show_icon(icon, tone or "muted")
        self.setVisible(bool(words))

    def value(self) -> None:
        return None

    def set_value(self, value: object) -> None:
        """Nothing is kept."""
