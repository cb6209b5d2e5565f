"""One field over what it belongs to: a cell of a table, a button. Enter saves, Escape leaves things as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.ui import labels
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.layout import fit, hbox, vbox

WIDTH: Final = 304


class FieldPopup(QFrame):
    """`save` is given the value and answers with what is wrong with it, or nothing; then the popup closes.

    Where it `keeps`, a click elsewhere saves too, and what cannot be saved is given to `lost` in words.
    """

    def __init__(
        self,
        parent: QWidget,
        field: Field,
        verb: str,
        save: Callable[[Any], str],
        *,
        lost: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "card")
        self.setAccessibleName(field.label.text())
        self.field, self._save, self._lost = field, save, lost
        self._begun, self._is_settled = field.value(), False
        self.verb, self.cancel = primary(verb), Button("Cancel")
        self.verb.clicked.connect(self._try)
        self.cancel.clicked.connect(self._give_up)
        self.setLayout(vbox(field, hbox(None, self.cancel, self.verb), gap=12, pad=(16, 12, 16, 16)))
        fit(self, width=WIDTH)

    def open_over(self, place: QRect) -> None:
        """At the upper left corner of a place on the screen, or where there is room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(place.left(), room.right() - self.width())
        y = min(place.top(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()
        if isinstance(self.field, CodeField):
            self.field.combo.showPopup()
        elif select := getattr(self.field.control, "selectAll", None):
            select()
        self.field.focus()

    def open_below(self, widget: QWidget) -> None:
        self.open_over(QRect(widget.mapToGlobal(QPoint(0, widget.height() + 2)), widget.size()))

    def _try(self) -> None:
        problem = self._problem()
        if not problem:
            self._is_settled = True
            self.close()
            return
        self.field.show_problem(problem)
        self.adjustSize()
        self.field.focus()

    def _problem(self) -> str:
        own = self.field.own_problem()
        return labels.problem(own) if own else self._save(self.field.value())

    def _give_up(self) -> None:
        self._is_settled = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A click elsewhere closes it: what was typed is not lost without a word."""
        if self._lost is not None and not self._is_settled:
            self._is_settled = True
            is_typed = bool(self.field.own_problem()) or self.field.value() != self._begun
            if is_typed and (problem := self._problem()):
                self._lost(problem)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)
