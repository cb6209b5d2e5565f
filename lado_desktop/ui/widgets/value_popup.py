"""The values of a column to choose from, opened under its title: search in them, tick, see at once what stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from lado_desktop.services.quoted import BLANK as NOTHING
from lado_desktop.services.quoted import ValueCount, quoted, values_in
from lado_desktop.ui.widgets.buttons import quiet
from lado_desktop.ui.widgets.controls import IconEdit
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.table_columns import Column, chosen, fold
from lado_desktop.ui.widgets.table_header import TableHeader
from lado_desktop.ui.widgets.table_view import GridView
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.value_list import ValueList

MOST: Final = 500
PAUSE_MS: Final = 80


class ValuePopup(QFrame):
    """`ticked` says what is ticked, after every tick. Closes on Escape, Enter and a click elsewhere, and is freed."""

    ticked = Signal(object)  # tuple[str, ...]
    menu_wanted = Signal()

    def __init__(self, title: str, values: Sequence[ValueCount], kept: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "card")
        self.setAccessibleName(f"Values of {title}")
        known = {one.value for one in values}
        self._values = (*values, *(ValueCount(value, 0) for value in kept if value not in known))
        self.search = IconEdit(leading="search")
        self.search.setPlaceholderText("Look for a value")
        self.search.setAccessibleName(f"Look for a value of {title}")
        self.list = ValueList(f"Values of {title}", kept)
        self.count = Text("", "caption")
        self.clear_button = quiet("Show all")
        self.more_button = quiet("More", "ellipsis", tip=f"Sort, move or hide {title}")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._wire()
        self._look_for()

    def _lay_out(self) -> None:
        top = boxed(vbox(self.search, pad=(8, 8, 8, 8)))
        foot = frame("foot", hbox(self.count, None, self.clear_button, self.more_button, gap=4, pad=(12, 4, 8, 4)))
        self.setLayout(vbox(top, growing(self.list), foot, gap=0, pad=(1, 1, 1, 1)))
        fit(self, width=304, height=360)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._look_for)
        self.list.value_model.dataChanged.connect(self._tell)
        self.list.activated.connect(self.close)
        self.clear_button.clicked.connect(self._clear)
        self.more_button.clicked.connect(self._more)

    def open_at(self, at: QPoint) -> None:
        """With its corner at `at`, or as near as the screen allows."""
        room = self.screen().availableGeometry()
        x, y = min(at.x(), room.right() - self.width()), min(at.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()
        self.search.setFocus()

    def flush(self) -> None:
        """Look now for what was typed."""
        self._pause.stop()
        self._look_for()

    def _look_for(self) -> None:
        words = fold(self.search.text()).split()
        found = [one for one in self._values if all(word in fold(one.value) for word in words)]
        self.list.value_model.show_values(found[:MOST])
        self.list.setCurrentIndex(self.list.value_model.index(0))
        more = len(found) - MOST
        self.count.setText(f"{more:,} more: look for them" if more > 0 else "")
        self._say()

    def _say(self) -> None:
        self.clear_button.setEnabled(bool(self.list.value_model.ticked))

    def _tell(self) -> None:
        self._say()
        self.ticked.emit(tuple(self.list.value_model.ticked))

    def _clear(self) -> None:
        self.list.value_model.ticked.clear()
        self.list.viewport().update()
        self._tell()

    def _more(self) -> None:
        self.close()
        self.menu_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to the values; Enter ticks the only one found, and else closes."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.flush()
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        self.flush()
        if self.search.text().strip() and self.list.value_model.rowCount() == 1:
            self.list.value_model.tick(0)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class ValueFilters(QObject):
    """Opens the values of a column and writes those that are ticked into its filter."""

    def __init__(self, view: GridView, header: TableHeader, open_menu: Callable[[int], object]) -> None:
        super().__init__(view)
        self._view, self._header, self._open_menu = view, header, open_menu
        header.values_asked.connect(self.open)

    def open(self, column: int) -> ValuePopup | None:
        """None where nobody knows the values; then the menu of the column opens."""
        about = self._view.rows_model.columns[column]
        values = self._values(about)
        if not values:
            self._open_menu(column)
            return None
        typed = self._header.filters().get(about.key, "")
        kept = values_in(typed) or (tuple(chosen(typed)) if about.filter == "choice" else ())
        popup = ValuePopup(about.title, values, kept, self._view)
        popup.ticked.connect(lambda ticked: self._header.show_filter(column, written(about, ticked)))
        popup.menu_wanted.connect(lambda: self._open_menu(column))
        popup.open_at(self._header.mapToGlobal(QPoint(self._header.left_of(column), self._header.height())))
        return popup

    def _values(self, about: Column[Any]) -> list[ValueCount]:
        """Those of the rows, and of a choice also those that no row has."""
        values = list(self._view.rows_model.values(about.key))
        known = {one.value for one in values}
        labels = about.choices() if about.choices and values else ()
        return values + [ValueCount(label, 0) for label in labels if label not in known and label != NOTHING]


def written(about: Column[Any], values: Sequence[str]) -> str:
    """Values as the filter of a column holds them: labels as they are, other texts in quotation marks."""
    is_plain = about.filter == "choice" and not any("," in value or '"' in value for value in values)
    return ", ".join(values) if is_plain else quoted(values)
