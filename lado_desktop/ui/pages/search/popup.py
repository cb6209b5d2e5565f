"""What is found while one types, below the search field. Down goes into it, Enter opens, Escape goes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.references import read_reference
from lado_desktop.services.search import Found, Results
from lado_desktop.ui import search_sentences as sentences
from lado_desktop.ui.announce import announce
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.search.items import items
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import quiet
from lado_desktop.ui.widgets.card import Facts
from lado_desktop.ui.widgets.layout import boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Elide, Text
from lado_desktop.ui.widgets.two_line import HEADING_HEIGHT, ROW_HEIGHT

PAUSE_MS: Final = 120
WIDTH, HEIGHT = 720, 640
BESIDE: Final = 16
Key = Qt.Key
BY_HAND: Final = frozenset(
    {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class SearchPopup(QFrame):
    """Lies over `room`, below `field`. `all_wanted` asks for the page of everything that was found."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    person_opened = Signal(int)
    setting_opened = Signal(int)
    all_wanted = Signal(str)

    def __init__(self, office: Office, room: QWidget, field: QLineEdit) -> None:
        super().__init__(room)
        self._office, self._room, self._field = office, room, field
        self._found: list[Found] = []
        self.is_answered = True
        self.setProperty("ground", "card")
        self.setAccessibleName("Found")
        self.words = Text(role="muted", wrap=True)
        self.list = RowsList("Found records", opens_at_once=True)
        self.hint = Elide(sentences.HINT)
        self.all = quiet("Show all", "list", tip="Enter")
        self.help = Facts(sentences.FIELD_WORDS, width=200)
        self._lesson = boxed(vbox(self.help, pad=(16, 4, 16, 16)))
        self._foot = boxed(hbox(growing(self.hint), self.all, gap=8, pad=(16, 4, 8, 4)))
        self.setLayout(vbox(self.words, self._lesson, growing(self.list), self._foot, gap=0, pad=(1, 1, 1, 1)))
        self.words.setContentsMargins(16, 12, 16, 8)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self.list.opened.connect(self._open)
        self.all.clicked.connect(lambda: self.take(self._field.text().strip()))
        field.textEdited.connect(lambda _words: self._pause.start())
        for watched in (field, self.list, room):
            watched.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]  # there is one
        QWidget.setTabOrder(field, self.list)
        QWidget.setTabOrder(self.list, self.all)
        self.hide()

    def take(self, words: str) -> None:
        """Return in the field: the record whose reference was typed, or everything that is found."""
        self._pause.stop()
        meant = read_reference(words)
        found = self._office.desk.search.find(words, most=1) if meant else Results()
        first = next((row for group in found.groups for row in group.rows), None)
        if meant and first is not None and first.reference == meant[1]:
            self._leave(first)
        elif words:
            self.hide()
            self.all_wanted.emit(words)

    def teach(self) -> None:
        """What one may type, while nothing has been typed."""
        self._show(sentences.TEACHES, [])

    def ask(self) -> None:
        """Look for what stands in the field."""
        words, search = self._field.text(), self._office.desk.search
        if not words.strip():
            self.teach()
            return
        self.is_answered = False
        self._office.tasks.run(
            "searching",
            lambda _progress: (words, search.find(words, is_typing=True)),
            self._answered,
            self._failed,
        )

    def _answered(self, answer: tuple[str, Results]) -> None:
        """An answer to what is no longer typed is passed by."""
        typed, results = answer
        self.is_answered = True
        if typed != self._field.text() or not self._is_looked_at():
            return
        self._found = []
        rows, self._found = items(results.groups)
        said = sentences.remarks(results)
        if not rows:
            said = ". ".join(filter(None, (f"Nothing says {typed.strip()}", said)))
        self._show(said, rows)
        announce(self.list, f"{len(self._found)} shown" if rows else "Nothing found")

    def _failed(self, _trouble: Trouble) -> None:
        self.hide()

    def _show(self, words: str, rows: list) -> None:  # type: ignore[type-arg]  # ListItems
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.list.set_items(rows)
        self.list.setVisible(bool(rows))
        self._foot.setVisible(bool(rows))
        self._lesson.setVisible(not rows)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        at = self._field.mapTo(self._room, QPoint(0, self._field.height() + 4))
        width = min(px(WIDTH), self._room.width() - at.x() - BESIDE)
        rows = self.list.items()
        listed = sum(px(HEADING_HEIGHT if row.is_heading else ROW_HEIGHT) for row in rows)
        words = 0 if self.words.isHidden() else self.words.heightForWidth(width - 2)
        rest = self._foot.sizeHint().height() if rows else self._lesson.heightForWidth(width - 2)
        height = min(listed + words + max(rest, 0) + 4, px(HEIGHT), self._room.height() - at.y() - BESIDE)
        self.setGeometry(at.x(), at.y(), width, height)

    def _is_looked_at(self) -> bool:
        here = QApplication.focusWidget()
        return here is None or here is self._field or self.isAncestorOf(here)

    def _follow_focus(self, _before: QWidget | None, _here: QWidget | None) -> None:
        """Who goes elsewhere does not want it any more."""
        if self.isVisible() and not self._is_looked_at():
            self.hide()

    def _open(self, place: int) -> None:
        self._leave(self._found[place])

    def _leave(self, found: Found) -> None:
        self.hide()
        if found.opens:
            kind, number = found.opens
            getattr(self, f"{kind}_opened").emit(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and not self.isHidden():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._in_field(event) if watched is self._field else self._in_list(event)
        elif isinstance(event, QFocusEvent) and event.gotFocus() and watched is self._field:
            self._reached(event.reason())
        return super().eventFilter(watched, event)

    def _reached(self, reason: Qt.FocusReason) -> None:
        if not self._field.text().strip() and reason in BY_HAND:
            self.teach()

    def _in_field(self, event: QKeyEvent) -> bool:
        if event.key() == Key.Key_Down:
            if self.isVisible() and not self.list.isHidden():
                self._enter()
            else:
                self.ask()
            return True
        if event.key() == Key.Key_Escape and self.isVisible():
            self.hide()
            return True
        return False

    def _in_list(self, event: QKeyEvent) -> bool:
        is_first = self.list.current_id() in (0, None)
        if event.key() == Key.Key_Escape or (event.key() == Key.Key_Up and is_first):
            self._field.setFocus(Qt.FocusReason.BacktabFocusReason)
            if event.key() == Key.Key_Escape:
                self.hide()
            return True
        return False

    def _enter(self) -> None:
        self.list.select(0)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
