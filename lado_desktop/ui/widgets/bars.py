"""The bar above the page (search, what one can always do) and the line below it (what happened, how things stand)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.controls import IconEdit
from lado_desktop.ui.widgets.layout import Placed, fill, fit, growing
from lado_desktop.ui.widgets.text import Elide, Glyph, Text, key_cap

NARROW_BELOW = 1100  # pixels of window at 100 % text


class TopBar(QFrame):
    """`typed` follows the search field while it is typed in, `searched` comes with Return."""

    typed = Signal(str)
    searched = Signal(str)

    def __init__(self, search_words: str, actions: Sequence[Button] = (), *, search_key: str = "Ctrl K") -> None:
        super().__init__()
        self.setProperty("ground", "bar")
        self.search = IconEdit(leading="search")
        self.search.setPlaceholderText(search_words)
        self.search.setAccessibleName(search_words)
        self.search.setMinimumWidth(160)
        self.search.textEdited.connect(self.typed)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text().strip()))
        self._key = key_cap(search_key)
        self._actions = list(actions)
        box = QHBoxLayout(self)
        search = growing(fit(self.search, most_width=420), 4)
        key = Placed(self._key, at=Qt.AlignmentFlag.AlignVCenter)
        fill(box, search, key, None, *actions, gap=8, pad=(24, 0, 16, 1))
        fit(self, height=52)

    def set_narrow(self, is_narrow: bool) -> None:
        self._key.setVisible(not is_narrow)
        for action in self._actions:
            action.set_compact(is_narrow)


class StatusItem(QFrame):
    """One thing at the right of the status line: an icon, and words while there is room for them."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.glyph, self.words = Glyph(icon or "circle", size=14), Text(role="caption")
        if not icon:
            self.glyph.hide()
        box = QHBoxLayout(self)
        fill(box, self.glyph, self.words, gap=6)

    def show_words(self, words: str, tone: str = "", icon: str = "") -> None:
        self.words.setText(words)
        self.words.set_tone("" if tone == "good" else tone)
        self.setAccessibleName(words)
        self.setToolTip(plain.tip(words))
        if icon:
            self.glyph.show_icon(icon, tone or "muted")
            self.glyph.show()
        self.setVisible(bool(words))

    def set_narrow(self, is_narrow: bool) -> None:
        self.words.setVisible(not is_narrow or self.glyph.isHidden())


class StatusLine(QFrame):
    """What just happened at the left; at the right things by key, in the order they were first said."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "foot")
        self.message = Elide()
        self._items: dict[str, StatusItem] = {}
        self._is_narrow = False
        self._box = QHBoxLayout(self)
        fill(self._box, growing(self.message), gap=20, pad=(24, 1, 16, 0))
        fit(self, height=28)

    def say(self, words: str) -> None:
        self.message.setText(words)

    def set_item(self, key: str, words: str, icon: str = "", tone: str = "") -> None:
        """`words` in place of what `key` said before; no words, no item."""
        if key not in self._items:
            self._items[key] = StatusItem(icon)
            self._box.addWidget(self._items[key])
        self._items[key].show_words(words, tone, icon)
        self._items[key].set_narrow(self._is_narrow)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        for item in self._items.values():
            item.set_narrow(is_narrow)
