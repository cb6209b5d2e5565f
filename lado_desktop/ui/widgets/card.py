"""Grounds with a heading: cards, sections of a page, side panels, the head of a page, and facts in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QWidget

from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.layout import Pad, boxed, fit, frame, growing, hbox, line, vbox
from lado_desktop.ui.widgets.text import Elide, Text

BODY: Pad = (16, 12, 16, 14)


class Card(QFrame):
    """A title row, a hairline, a body. Never a card in a card. A body that is a list reaches from edge to edge."""

    def __init__(
        self, title: str, body: QWidget | QLayout, tools: Sequence[QWidget] = (), *, count: str = "", pad: Pad = BODY
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.title = Elide(title, "h3", hugging=True)
        self.count = Text(count, "muted")
        head = hbox(self.title, self.count, None, *tools, gap=8, pad=(16, 0, 8, 0))
        top = fit(boxed(head), height=40)
        if isinstance(body, QWidget):  # five below a list, so that it spares the round corners
            self.setLayout(vbox(top, line(), growing(body), gap=0, pad=(1, 1, 1, 5)))
        else:
            body.setContentsMargins(*pad)
            self.setLayout(vbox(top, line(), body, None, gap=0, pad=(1, 1, 1, 1)))


def section(title: str, body: QWidget | QLayout, note: str = "") -> QWidget:
    """A quiet heading over a part of a page, with a note at the right."""
    head = hbox(Text(title, "h2"), growing(_at_right(note)), gap=8)
    return boxed(vbox(head, body, gap=10))


def _at_right(words: str) -> QLabel:
    note = Elide(words)
    note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return note


class SidePanel(QFrame):
    """A panel at the right of a page: head with tools, body. It grows with the text by a quarter at most."""

    def __init__(self, title: str, body: QWidget, tools: Sequence[QWidget] = (), *, width: int = 344) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.title = Elide(title, "h3")
        head = boxed(hbox(growing(self.title), *tools, gap=8, pad=(16, 0, 8, 0)))
        self.setLayout(vbox(fit(head, height=48), growing(body), gap=0, pad=(1, 0, 0, 0)))
        fit(self, most_scale=1.25, width=width)


class PageHead(QWidget):
    """The title of a page with chips beside it, one quiet line below, tools at the right."""

    def __init__(
        self, title: str, line: str = "", tools: Sequence[QWidget] = (), chips: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.title = Elide(title, "h1", hugging=True)
        self.line = Elide(line, "muted")
        if not line:
            self.line.hide()
        self.chips = hbox(*chips, gap=8)
        words = vbox(hbox(self.title, self.chips, None, gap=12), self.line, gap=2)
        self.setLayout(hbox(growing(words), *tools, gap=8, pad=(24, 16, 24, 10)))

    def show_chips(self, chips: Sequence[QWidget]) -> None:
        """Other chips beside the title."""
        while taken := self.chips.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for chip in chips:
            self.chips.addWidget(chip)

    def say(self, title: str, line: str = "") -> None:
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))


class Facts(QWidget):
    """Names at the left, values at the right; a value is words or a widget."""

    def __init__(self, pairs: Sequence[tuple[str, str | QWidget]] = (), *, width: int = 112) -> None:
        super().__init__()
        self._width = width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.show_facts(pairs)

    def show_facts(self, pairs: Sequence[tuple[str, str | QWidget]]) -> None:
        while taken := self._grid.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(pairs):
            label = fit(Text(name, "caption", wrap=True), most_scale=1.5, width=self._width)
            shown = value if isinstance(value, QWidget) else Text(value, wrap=True)
            label.setBuddy(shown)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(shown, row, 1)


def key_facts(facts: Sequence[tuple[str, str | QWidget, str]]) -> QFrame:
    """At most six facts in one card, side by side where there is room: name above, value, a quiet line under it."""
    columns = Columns(most=len(facts), least_width=144)
    for name, value, under in facts:
        shown = value if isinstance(value, QWidget) else Elide(value, "strong")
        columns.add(boxed(vbox(Elide(name), shown, Elide(under), None, gap=1)))
    return frame("card", vbox(columns, pad=(16, 11, 16, 11)))
