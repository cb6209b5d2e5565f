"""A notice: a bar at the left, an icon, words that say how much, and what to do as links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from lado_desktop.ui.widgets.layout import Placed, at_top, boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Glyph, Text, restyled
from lado_desktop.ui.widgets.wrap import Wrap

ICONS = {"info": "info", "warn": "clock", "bad": "circle-alert", "good": "circle-check"}
ROLES = {"info": "accent_text"}
GAP = 8


class _Words(QWidget):
    """Title and body in one line where they fit, or else one above the other."""

    def __init__(self, title: Text, body: Text, *, stacked: bool) -> None:
        super().__init__()
        self._title, self._body, self._stacked = title, body, stacked
        self._box = vbox(title, growing(body), gap=2)
        self.setLayout(self._box)

    def fit_in(self, width: int) -> None:
        words = (self._title, self._body)
        needed = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in words) + 2 * GAP
        fits = not self._stacked and bool(self._body.text()) and needed < width
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(GAP if fits else 2)
        self._title.setWordWrap(not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_in(self.width())


class Notice(QFrame):
    """`kind` is info, warn, bad or good. Actions stand at the right, or below the words where it is `stacked`."""

    def __init__(
        self,
        kind: str,
        title: str,
        body: str = "",
        actions: Sequence[QWidget] = (),
        *,
        icon: str = "",
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self._icon = icon
        self.glyph = Glyph("circle")
        self.title = Text(wrap=True, role="strong")
        self.body = Text(wrap=True)
        self._words = _Words(self.title, self.body, stacked=stacked)
        column = vbox(self._words, gap=4)
        if stacked and actions:
            column.addWidget(boxed(Wrap(actions, gap=12)))
        rest = () if stacked else [Placed(action, at=Qt.AlignmentFlag.AlignVCenter) for action in actions]
        words = vbox(None, hbox(at_top(self.glyph), growing(column), gap=12), None, gap=0)
        self.setLayout(hbox(growing(words), *rest, gap=12, pad=(13, 10, 12, 10)))
        self.say(kind, title, body)

    def say(self, kind: str, title: str, body: str = "") -> None:
        """Other words in the same place; an empty title hides the notice."""
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.glyph.show_icon(self._icon or ICONS[kind], ROLES.get(kind, kind))
        self.setProperty("notice", kind)
        restyled(self)
        self._words.fit_in(self._words.width())
        if title and self.parentWidget() is None:  # to be shown with what it will stand in, not as a window of its own
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(bool(title))
