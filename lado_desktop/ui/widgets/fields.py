"""A field: its label above it, and one line below it: what was understood, a hint, or the problem in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.widgets.controls import LongText
from lado_desktop.ui.widgets.layout import at_top, boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Glyph, Text, restyled


class Field(QWidget):
    """`control` is what has the keyboard. Label, access name and description are set here, in one place.

    `changed` follows every change a person makes, `left` the moment the keyboard goes elsewhere.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, label: str, control: QWidget, *, hint: str = "", help_words: str = "") -> None:
        super().__init__()
        self.control, self._hint, self._help, self._understood, self._problem = control, hint, help_words, "", ""
        self.label = Text(plain.face(label), "label")
        self.label.setBuddy(control)
        self._has_undone = False
        self._glyph = Glyph("circle-alert", "bad", 14)
        self._words = Text(role="caption", wrap=True)
        self._under = boxed(hbox(at_top(self._glyph), growing(self._words), gap=6))
        self.setLayout(vbox(self.label, control, self._under, None, gap=4))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        control.setAccessibleName(label)
        control.installEventFilter(self)
        self._show_line()

    def value(self) -> Any:
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show `value` as if it had been read from the record: no `changed`, no problem."""
        raise NotImplementedError

    def own_problem(self) -> str:
        """The code of what is wrong with what was typed, as far as the field alone can tell."""
        return ""

    def unread(self) -> dict[str, str]:
        """Text that stands here and could not be read yet, for keeping: a field of one text has it under ""."""
        return {}

    def show_unread(self, texts: Mapping[str, str]) -> None:
        """Show again what `unread` gave."""

    def set_read_only(self, is_read_only: bool) -> None:
        self.control.setEnabled(not is_read_only)

    def focus(self) -> None:
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        return self._problem

    @property
    def under(self) -> str:
        """The words below the field."""
        return self._problem or self._understood or self._hint

    def show_problem(self, words: str) -> None:
        """`words` beside the field with a mark and an edge; no words, no problem."""
        if self._problem != words:
            self._problem = words
            self._show_line()

    def show_understood(self, words: str) -> None:
        self._understood = words
        self._show_line()

    def _show_line(self) -> None:
        self._words.setText(self.under)
        self._words.set_tone("bad" if self._problem else "")
        self._glyph.setVisible(bool(self._problem))
        self._under.setVisible(bool(self.under))
        self.control.setAccessibleDescription(". ".join(part for part in (self.under, self._help) if part))
        if self.control.property("problem") != bool(self._problem):
            self.control.setProperty("problem", bool(self._problem))
            restyled(self.control)

    def _changed_by_hand(self) -> None:
        self.show_problem("")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.control:
            self._has_undone = False
            self.left.emit()
        if event.type() == QEvent.Type.ShortcutOverride and watched is self.control and self._passes_on(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _passes_on(self, event: QEvent) -> bool:
        """Undo and redo are the window's where the field has nothing of its own to undo.

        Once it had, they stay its own until the keyboard leaves: who holds Ctrl+Z down means the text, not the records.
        """
        control = self.control
        text = control.document() if isinstance(control, QPlainTextEdit) else control
        if not isinstance(event, QKeyEvent) or not isinstance(text, QTextDocument | QLineEdit):
            return False
        is_undo, is_redo = (
            event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        )
        if not (is_undo or is_redo):
            return False
        self._has_undone |= text.isUndoAvailable() if is_undo else text.isRedoAvailable()
        return not self._has_undone


class TextField(Field):
    """One line of text. The value is what was typed without the blanks round it."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "", edit: QLineEdit | None = None) -> None:
        self.edit = edit or QLineEdit()
        super().__init__(label, self.edit, hint=hint, help_words=help_words)
        self.edit.textEdited.connect(self._changed_by_hand)

    def value(self) -> str:
        return self.edit.text().strip()

    def set_value(self, value: str | None) -> None:
        self.edit.setText(value or "")
        self.edit.setCursorPosition(0)
        self.show_problem("")

    def unread(self) -> dict[str, str]:
        return {"": self.edit.text()} if self.own_problem() else {}

    def show_unread(self, texts: Mapping[str, str]) -> None:
        if text := texts.get(""):
            self.edit.setText(text)

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer `words` while somebody types, wherever in them the typed letters stand."""
        completer = QCompleter(QStringListModel(list(words), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._changed_by_hand)
        self.edit.setCompleter(completer)


class SecretField(TextField):
    """A passphrase: dots, taken exactly as typed, never suggested nor kept by the input method."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "") -> None:
        super().__init__(label, hint=hint, help_words=help_words)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def value(self) -> str:
        return self.edit.text()

    def show_typing(self, is_shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)


class LongField(Field):
    """Text of many lines, in a box that grows; plain text, also when something else is pasted."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "", lines: int = 2) -> None:
        self.edit: QPlainTextEdit = LongText(lines)
        super().__init__(label, self.edit, hint=hint, help_words=help_words)
        self._is_setting = False
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        self._is_setting = True
        self.edit.setPlainText(value or "")
        self._is_setting = False
        self.show_problem("")

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)

    def _typed(self) -> None:
        if not self._is_setting:
            self._changed_by_hand()


class NumberField(TextField):
    """A whole number from `least` to `most`, or nothing."""

    def __init__(
        self, label: str, *, hint: str = "", help_words: str = "", least: int = 0, most: int = 999_999
    ) -> None:
        super().__init__(label, hint=hint, help_words=help_words)
        self._least, self._most = least, most

    def value(self) -> int | None:  # type: ignore[override]  # a number's text is a number
        text = self.edit.text().strip().replace(",", "")
        return int(text) if text.isdecimal() and self._least <= int(text) <= self._most else None

    def set_value(self, value: int | None) -> None:  # type: ignore[override]  # as above
        super().set_value("" if value is None else str(value))

    def own_problem(self) -> str:
        return "not_a_number" if self.edit.text().strip() and self.value() is None else ""
