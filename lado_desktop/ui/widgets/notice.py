"""A notice: a bar at the left, an icon, words that say how much, and what to do as links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.ui.widgets.layout import at_top, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Glyph, Text, restyled

ICONS = {"info": "info", "warn": "clock", "bad": "circle-alert", "good": "circle-check"}
ROLES = {"info": "accent_text"}


class Notice(QFrame):
    """`kind` is info, warn, bad or good. Actions stand at the right of a page, below the words in a panel."""

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
        column = vbox(self.title, self.body, gap=2)
        if stacked and actions:
            column.addLayout(hbox(*actions, None, gap=12))
        rest = () if stacked else actions
        self.setLayout(hbox(at_top(self.glyph), growing(column), *rest, gap=12, pad=(13, 10, 12, 10)))
        self.say(kind, title, body)

    def say(self, kind: str, title: str, body: str = "") -> None:
        """Other words in the same place; an empty title hides the notice."""
        self.setVisible(bool(title))
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.glyph.show_icon(self._icon or ICONS[kind], ROLES.get(kind, kind))
        self.setProperty("notice", kind)
        restyled(self)
