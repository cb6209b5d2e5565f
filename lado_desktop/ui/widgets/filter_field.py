"""The field under a column's title: what is typed there narrows the table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.theme import current

Key = Qt.Key


class FilterField(QLineEdit):
    """Down or Enter goes to the rows, Escape clears and then goes there, Alt+Down opens the values to choose from."""

    left = Signal()
    values_asked = Signal()
    reached = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("filter", True)
        self.setProperty("active", False)
        self.setPlaceholderText(hint)
        self.setAccessibleName(f"Filter {title}")
        self._choices = QAction(f"Choose from the values of {title}", self)
        self._choices.triggered.connect(self.values_asked)
        self.addAction(self._choices, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._mark)
        self.restyle()

    def restyle(self) -> None:
        self._choices.setIcon(current().icon("list-filter", "placeholder", current().px(14)))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(current().px(14), current().px(14)))

    @property
    def is_active(self) -> bool:
        return bool(self.text().strip())

    def show_words(self, words: str) -> None:
        """Put `words` in, from their beginning: choices are often longer than the column."""
        self.setText(words)
        self.setCursorPosition(0)

    def _mark(self) -> None:
        """Tinted and bold while it narrows; the tip says all of it."""
        self.setToolTip(plain.tip(self.text().strip()))
        if self.property("active") == self.is_active:
            return
        self.setProperty("active", self.is_active)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Key.Key_Down and is_alt:
            self.values_asked.emit()
        elif key in (Key.Key_Down, Key.Key_Return, Key.Key_Enter):
            self.left.emit()
        elif key == Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.restyle()
