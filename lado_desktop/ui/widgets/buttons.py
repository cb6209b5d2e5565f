"""Buttons: one primary a page, the others plain; every one has words, shown or spoken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from lado_desktop.ui.theme import current, px
from lado_desktop.ui.widgets.layout import at_top, boxed, fill, growing, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph, Text, restyled

ICON_ROLES = {"primary": "on_accent", "link": "accent_text", "toast": "window", "danger": "bad"}
GAP = 6  # between icon and words; a style sheet cannot set it


class Button(QPushButton):
    """A button of a kind: default, primary, quiet, link, danger, icon, view (can be chosen), toast."""

    def __init__(self, words: str, kind: str = "default", icon: str = "", *, tip: str = "", size: int = 16) -> None:
        super().__init__(words)
        self.setProperty("kind", kind)
        self._kind, self._icon, self._size, self._words, self._tip = kind, icon, size, words, tip
        self.setAutoDefault(False)
        self.setCheckable(kind == "view")
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()

    def set_kind(self, kind: str) -> None:
        """Become primary or plain, as the page asks."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            restyled(self)
            self._dress()

    def set_icon(self, name: str) -> None:
        self._icon = name
        self._dress()

    def set_words(self, words: str) -> None:
        self._words = words
        if self.text():
            self.setText(words)

    def sizeHint(self) -> QSize:
        """A view that is chosen is set in a heavier weight; its room must not depend on that."""
        hint = super().sizeHint()
        if self._kind == "view":
            heavier = QFontMetrics(current().font("body", 600)).horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, heavier - self.fontMetrics().horizontalAdvance(self.text())))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._kind == "view" else super().minimumSizeHint()

    def set_compact(self, is_compact: bool) -> None:
        """Where there is no room for words the icon stands alone; the words become its name and its tip."""
        if not self._icon or is_compact == (not self.text()):
            return
        self.setText("" if is_compact else self._words)
        self.setAccessibleName(self._words.replace("&", ""))
        self.setToolTip(self._words if is_compact else self._tip)
        self._dress()

    def _dress(self) -> None:
        if not self._icon:
            return
        side, gap = px(self._size), GAP if self.text() else 0
        self.setIcon(current().icon(self._icon, ICON_ROLES.get(self._kind, "muted"), side, gap))
        self.setIconSize(QSize(side + gap, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()


class IconButton(Button):
    """A button with an icon alone; `says` is its accessible name and its tip, `key` the shortcut it repeats."""

    def __init__(self, icon: str, says: str, *, key: str = "", size: int = 16) -> None:
        super().__init__("", "icon", icon, tip=f"{says} ({key})" if key else says, size=size)
        self.setAccessibleName(says)


class RowButton(QPushButton):
    """A way to go on, as a row of a card: icon, title, one line below it."""

    def __init__(self, icon: str, title: str, line: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = vbox(Elide(title, "strong"), gap=1)
        if line:
            words.addWidget(Elide(line))
        box = QHBoxLayout(self)
        fill(box, at_top(Glyph(icon)), growing(words), gap=12, pad=(16, 9, 12, 9))
        for child in self.findChildren(Text) + self.findChildren(Glyph):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()


def rows(*buttons: RowButton) -> QWidget:
    """Ways to go on, one above the other; the last has no line below it."""
    buttons[-1].setProperty("last", True)
    return boxed(vbox(*buttons, gap=0))


def primary(words: str, icon: str = "", *, tip: str = "") -> Button:
    return Button(words, "primary", icon, tip=tip)


def link(words: str, icon: str = "", *, tip: str = "") -> Button:
    return Button(words, "link", icon, tip=tip)


def quiet(words: str, icon: str = "", *, tip: str = "") -> Button:
    return Button(words, "quiet", icon, tip=tip)


def equal_widths(*buttons: QWidget) -> None:
    """Buttons that answer the same question are of one width."""
    widest = max(button.sizeHint().width() for button in buttons)
    for button in buttons:
        button.setMinimumWidth(widest)
