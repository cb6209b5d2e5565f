"""The asker of the real window: plain dialogs that never block, and the system's own file dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from lado_desktop.ui.ask import Verb
from lado_desktop.ui.labels import problem
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.fields import LongField
from lado_desktop.ui.widgets.layout import growing, hbox, vbox
from lado_desktop.ui.widgets.text import Text

WIDTH = 480
PAD = (24, 20, 24, 20)


class Question(QDialog):
    """A title that names the thing, what it means, and verbs. The last button leaves all as it is: the default."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, title: str, text: str, verbs: Sequence[Verb], way_out: str = "Cancel") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.buttons = {verb.key: self._button(verb) for verb in verbs}
        self.way_out = Button(way_out, "default" if verbs else "primary")
        self.way_out.clicked.connect(self.reject)
        self.way_out.setDefault(True)
        buttons = hbox(None, *self.buttons.values(), self.way_out, gap=8)
        words = vbox(Text(title, "h2", wrap=True), Text(text, wrap=True), gap=8)
        box = vbox(growing(words), 16, buttons, gap=0, pad=PAD)
        self.setLayout(box)
        width = max(px(WIDTH), box.minimumSize().width())
        self.setFixedSize(width, box.totalHeightForWidth(width))
        self.way_out.setFocus()

    def _button(self, verb: Verb) -> Button:
        button = Button(verb.words, "danger" if verb.is_dangerous else "default")
        button.clicked.connect(lambda: self._answer(verb.key))
        return button

    def _answer(self, key: str) -> None:
        self.answered.emit(key)
        self.accept()


class WordsWanted(QDialog):
    """A title, what it means, and a field for words; the verb does nothing while the field is empty."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, title: str, text: str, label: str, verb: Verb) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.field = LongField(label, lines=3)
        self.button, self.way_out = Button(verb.words, "danger" if verb.is_dangerous else "primary"), Button("Cancel")
        self.button.clicked.connect(self._answer)
        self.way_out.clicked.connect(self.reject)
        self.button.setDefault(True)
        self.field.edit.setTabChangesFocus(True)
        words = vbox(Text(title, "h2", wrap=True), Text(text, wrap=True), self.field, gap=8)
        self.setLayout(vbox(growing(words), 16, hbox(None, self.button, self.way_out, gap=8), gap=0, pad=PAD))
        self.setMinimumWidth(px(WIDTH))
        self.field.focus()

    def _answer(self) -> None:
        if not self.field.value():
            self.field.show_problem(problem("access_reason_missing"))
            self.field.focus()
            return
        self.answered.emit(self.field.value())
        self.accept()


class WindowAsker:
    """Answers come through `done`, after Cancel nothing does. See `ui/ask.py` for what each asks.

    Files are looked for where the last one was chosen since the program began, at first among the user's documents.
    """

    def __init__(self) -> None:
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        Question(parent, title, text, (), "Close").open()

    def choose(
        self, parent: QWidget, title: str, text: str, verbs: Sequence[Verb], done: Callable[[str], None]
    ) -> None:
        question = Question(parent, title, text, verbs)
        question.answered.connect(done)
        question.open()

    def ask_text(
        self, parent: QWidget, title: str, text: str, label: str, verb: Verb, done: Callable[[str], None]
    ) -> None:
        wanted = WordsWanted(parent, title, text, label, verb)
        wanted.answered.connect(done)
        wanted.open()

    def open_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None]) -> None:
        dialog = self._files(parent, title, filters, done)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def save_file(self, parent: QWidget, title: str, name: str, filters: str, done: Callable[[Path], None]) -> None:
        dialog = self._files(parent, title, filters, done)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.open()

    def choose_folder(self, parent: QWidget, title: str, done: Callable[[Path], None]) -> None:
        dialog = self._files(parent, title, "", done)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.open()

    def _files(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(parent, title, self._folder, filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._choose(Path(chosen), done))
        return dialog

    def _choose(self, chosen: Path, done: Callable[[Path], None]) -> None:
        self._folder = str(chosen.parent)
        done(chosen)
