"""A toast: a short word that something was done, with its named undo. Never the only copy of anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.ui.announce import announce
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.layout import growing, hbox
from lado_desktop.ui.widgets.text import Elide, Glyph

STAYS_MS = 6000
ABOVE = 88  # the status line, and the foot of a form
INSIDE = 32


class Toast(QFrame):
    """One toast on `parent`, at the bottom in the middle. It stays while the pointer or the keyboard is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("notice", "toast")
        self.words = Elide(role="body", tone="inverse", hugging=True)
        self.action = Button("", "toast")
        self.action.clicked.connect(self._act)
        self._do: Callable[[], None] | None = None
        self._glyph = Glyph("check", "window")
        self.setLayout(hbox(self._glyph, growing(self.words), self.action, gap=10, pad=(16, 5, 8, 5)))
        self._leaving = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._leaving.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, verb: str = "", key: str = "", do: Callable[[], None] | None = None) -> None:
        """`words` for six seconds at least, spoken as well; `verb` ("Undo") with its `key` calls `do`."""
        self._do = do
        self.words.setText(words)
        self.action.setVisible(do is not None)
        self.action.setText(f"{verb}  {key}".strip())
        self.action.setAccessibleName(verb)
        self._place()
        self.show()
        self.raise_()
        announce(self, words)
        self._leaving.start()

    def _act(self) -> None:
        do, self._do = self._do, None
        self.hide()
        if do:
            do()

    def _leave(self) -> None:
        if self.underMouse() or self.action.hasFocus():
            self._leaving.start()
        else:
            self.hide()

    def _place(self) -> None:
        room = self._room.rect()
        width = min(self.sizeHint().width(), room.width() - INSIDE)
        height = self.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, room.height() - height - px(ABOVE), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Its words grew with the text: it needs another place."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
