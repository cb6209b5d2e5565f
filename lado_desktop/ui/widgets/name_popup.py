"""A small question for a name, opened below a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import fit, hbox, vbox


class NamePopup(QFrame):
    """`save` is given the name and answers with what is wrong with it, or nothing; then the popup closes."""

    def __init__(self, parent: QWidget, label: str, verb: str, name: str, save: Callable[[str], str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "card")
        self.setAccessibleName(label)
        self._save = save
        self.field = TextField(label)
        self.field.set_value(name)
        self.field.edit.setMaxLength(60)
        self.verb, self.cancel = primary(verb), Button("Cancel")
        self.verb.clicked.connect(self._try)
        self.cancel.clicked.connect(self.close)
        self.setLayout(vbox(self.field, hbox(None, self.cancel, self.verb), gap=12, pad=(16, 12, 16, 16)))
        fit(self, width=304)

    def open_below(self, widget: QWidget) -> None:
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        self.move(min(at.x(), widget.screen().availableGeometry().right() - self.width()), at.y())
        self.show()
        self.field.edit.selectAll()
        self.field.focus()

    def _try(self) -> None:
        problem = self._save(self.field.value())
        if not problem:
            self.close()
            return
        self.field.show_problem(problem)
        self.adjustSize()
        self.field.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
