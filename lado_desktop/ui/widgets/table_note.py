"""What a table says when its filters leave nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.text import Text


class NothingFound(QWidget):
    """One sentence and the one thing to do about it."""

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        button = link("Clear filters")
        button.clicked.connect(self.cleared)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(Text("Nothing matches these filters.", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
