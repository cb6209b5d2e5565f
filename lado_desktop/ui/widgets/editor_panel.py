"""A panel at the side of a page in which one record at a time is added or changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Asker, Verb
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.record_form import RecordForm

WIDTH = 384


class EditorPanel(SidePanel):
    """`saved` says the words for what was saved, `left` that the panel has nothing to show any more."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, asker: Asker) -> None:
        self.form: RecordForm | None = None
        self._asker, self._noun = asker, ""
        self._remove: Callable[[], None] | None = None
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self.save_button, self.cancel_button = primary("Save"), Button("Cancel")
        self.remove_button = Button("Remove", "danger")
        foot = frame("foot", hbox(self.save_button, self.cancel_button, None, self.remove_button, pad=(16, 10, 16, 10)))
        self.close_button = IconButton("x", "Close the panel", key="Esc")
        body = boxed(vbox(growing(boxed(self._room)), foot, gap=0))
        super().__init__("", body, [self.close_button], width=WIDTH)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.drop)
        self.close_button.clicked.connect(self._finish)
        self.remove_button.clicked.connect(self._ask_remove)

    def edit(self, noun: str, title: str, form: RecordForm, remove: Callable[[], None] | None = None) -> None:
        """Show `form`, called `noun` ("action") in messages; whatever stood here must be finished."""
        self._clear()
        self.form, self._noun, self._remove = form, noun, remove
        self.title.setText(title)
        self.setAccessibleName(title)
        self.remove_button.setVisible(remove is not None)
        inside = boxed(vbox(form, None, pad=(16, 12, 16, 16)))
        self._room.addWidget(scrolled(inside))

    def save(self) -> bool:
        """Store what is typed and leave; False where something has to be mended first."""
        if self.form is None:
            return True
        try:
            if self.form.save() is None:
                return False
        except Trouble as trouble:
            self._asker.tell(self, f"The {self._noun} was not saved", labels.sentence(trouble))
            return False
        self._leave()
        self.saved.emit(f"{self._noun.capitalize()} saved")
        return True

    def finish(self, then: Callable[[], None] | None = None) -> None:
        """Be done with what stands here, then do `then`: it is saved if it can be, and given up only when asked."""
        if not self.is_unsaved:
            self.drop()
        elif not self.save():
            self._ask_drop(then)
            return
        if then:
            then()

    def _finish(self) -> None:
        self.finish()

    def drop(self) -> None:
        """Leave without saving."""
        if self.form is not None:
            self._leave()

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed here is not stored."""
        return self.form is not None and self.form.is_unsaved

    def _ask_drop(self, then: Callable[[], None] | None) -> None:
        def dropped(_key: str) -> None:
            self.drop()
            if then:
                then()

        words = f"The {self._noun} cannot be saved as it stands. Mend it, or leave without what you typed."
        verb = Verb("drop", "Leave without saving", is_dangerous=True)
        self._asker.choose(self, f"Leave the {self._noun}?", words, [verb], dropped)

    def _ask_remove(self) -> None:
        words = "It is taken off the case. The record of changes keeps what it said."
        verb = Verb("remove", f"Remove the {self._noun}", is_dangerous=True)
        self._asker.choose(self, f"Remove this {self._noun}?", words, [verb], lambda _key: self._removed())

    def _removed(self) -> None:
        if self._remove is None:
            return
        try:
            self._remove()
        except Trouble as trouble:
            self._asker.tell(self, f"The {self._noun} was not removed", labels.sentence(trouble))
            return
        self._leave()
        self.saved.emit(f"{self._noun.capitalize()} removed")

    def _leave(self) -> None:
        self._clear()
        self.left.emit()

    def _clear(self) -> None:
        self.form, self._remove = None, None
        while taken := self._room.takeAt(0):
            old: QWidget | None = taken.widget()
            if old:
                old.hide()
                old.deleteLater()
