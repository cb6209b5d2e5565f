"""Putting parts side by side and one above the other, in lengths that grow with the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from lado_desktop.ui.theme import current

W = TypeVar("W", bound=QWidget)
Pad = tuple[int, int, int, int]


@dataclass(frozen=True)
class Placed:
    """Something with its share of the room left over, and where it stands in the room it gets."""

    item: QWidget | QLayout
    share: int = 0
    at: Qt.AlignmentFlag | None = None


Item = QWidget | QLayout | Placed | int | None


def growing(item: QWidget | QLayout, share: int = 1) -> Placed:
    return Placed(item, share)


def at_top(item: QWidget | QLayout) -> Placed:
    return Placed(item, 0, Qt.AlignmentFlag.AlignTop)


def at_left(item: QWidget | QLayout) -> Placed:
    return Placed(item, 0, Qt.AlignmentFlag.AlignLeft)


def vbox(*items: Item, gap: int = 8, pad: Pad = (0, 0, 0, 0)) -> QVBoxLayout:
    """One above the other. A number is that much space, None takes the room left over."""
    box = QVBoxLayout()
    fill(box, *items, gap=gap, pad=pad)
    return box


def hbox(*items: Item, gap: int = 8, pad: Pad = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side. A number is that much space, None takes the room left over."""
    box = QHBoxLayout()
    fill(box, *items, gap=gap, pad=pad)
    return box


def fill(box: QBoxLayout, *items: Item, gap: int = 8, pad: Pad = (0, 0, 0, 0)) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(*pad)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        else:
            _place(box, item if isinstance(item, Placed) else Placed(item))


def _place(box: QBoxLayout, placed: Placed) -> None:
    if isinstance(placed.item, QWidget):
        box.addWidget(placed.item, placed.share)
    else:
        box.addLayout(placed.item, placed.share)
    if placed.at is not None:
        box.setAlignment(placed.item, placed.at)


def boxed(layout: QLayout) -> QWidget:
    """A plain widget round a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def frame(ground: str, layout: QLayout | None = None) -> QFrame:
    """A ground of the style sheet: window, surface, rail, panel, index, bar, head, foot, card, well, line."""
    box = QFrame()
    box.setProperty("ground", ground)
    if layout is not None:
        box.setLayout(layout)
    return box


def line() -> QFrame:
    rule = frame("line")
    rule.setFixedHeight(1)
    return rule


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in an area that scrolls up and down only, and that the Tab key passes by."""
    area = QScrollArea()
    ground = QWidget()  # asking Qt for its own costs a tenth of the way to the lock page
    area.setViewport(ground)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    ground.setAutoFillBackground(False)
    return area


class Fit(QObject):
    """Keeps a widget's width and height at lengths that grow with the text, also when the text changes later."""

    def __init__(self, widget: QWidget, most_scale: float, **lengths: int) -> None:
        super().__init__(widget)
        self._widget, self._most_scale, self._lengths = widget, most_scale, lengths
        widget.installEventFilter(self)
        self._apply()

    def _apply(self) -> None:
        for name, length in self._lengths.items():
            getattr(self._widget, SETTERS[name])(round(length * min(current().scale, self._most_scale)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._apply()
        return super().eventFilter(watched, event)


SETTERS = {
    "width": "setFixedWidth",
    "height": "setFixedHeight",
    "least_width": "setMinimumWidth",
    "least_height": "setMinimumHeight",
    "most_width": "setMaximumWidth",
    "most_height": "setMaximumHeight",
}


def fit(widget: W, *, most_scale: float = 9.0, **lengths: int) -> W:
    """`widget` with lengths in pixels at 100 % text, by the names of SETTERS; they grow `most_scale` times at most."""
    Fit(widget, most_scale, **lengths)
    return widget
