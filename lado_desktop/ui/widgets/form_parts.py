"""Parts of a form whose fields are made when they are first needed: sections, and folds inside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.card import section
from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.form_rows import Row, field_of
from lado_desktop.ui.widgets.layout import at_left, line, vbox

Told = Callable[[Row, Field], None]


class Part(QWidget):
    """Some rows of a form. `told` hears of each field that was made; `made` follows when all of them were."""

    made = Signal()

    def __init__(self, rows: Sequence[Row], most: int, told: Told) -> None:
        super().__init__()
        self.rows, self._most, self._told = rows, most, told
        self.is_made = False
        self.folds: dict[str, Fold] = {}

    def make(self) -> None:
        """Make the fields, if they are not there."""
        if not self.is_made:
            self.is_made = True
            self._build()
            self.made.emit()

    def _build(self) -> None:
        raise NotImplementedError

    def _columns(self) -> Columns:
        """The fields side by side, where there is room; each fold takes the whole width."""
        columns = Columns(self._most) if self._most <= 3 else Columns(self._most, least_width=152)
        for fold, members in groupby(self.rows, key=lambda row: row.fold if not isinstance(self, Fold) else ""):
            if fold:
                self.folds[fold] = Fold(fold, list(members), self._most, self._told)
                columns.add(self.folds[fold], self._most)
            else:
                for row in members:
                    field = field_of(row)
                    self._told(row, field)
                    columns.add(field, row.width)
        return columns


class Section(Part):
    """Rows under a quiet heading, with a rule above it unless it `is_first`."""

    def __init__(
        self, title: str, rows: Sequence[Row], most: int, told: Told, *, note: str = "", is_first: bool = True
    ) -> None:
        super().__init__(rows, most, told)
        self._title, self._note, self._is_first = title, note, is_first

    def _build(self) -> None:
        body = QWidget()
        body.setLayout(self._columns())
        part = section(self._title, body, self._note) if self._title else body
        rule = [] if self._is_first else [line()]
        self.setLayout(vbox(*rule, part, gap=16))
        for each in (*rule, part):  # Qt shows what comes to a part that is on the screen already only a moment later
            each.show()


class Fold(Part):
    """Rows behind a button with their words: it gives way to them when it is pressed, or when they say something."""

    def __init__(self, words: str, rows: Sequence[Row], most: int, told: Told) -> None:
        super().__init__(rows, most, told)
        self.button = link(words, "plus")
        self.button.clicked.connect(self._press)
        self._box = vbox(at_left(self.button), gap=0)
        self.setLayout(self._box)

    def _press(self) -> None:
        self.make()
        for widget in stops_in(self)[1:]:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def _build(self) -> None:
        body = QWidget()
        body.setLayout(self._columns())
        self._box.addWidget(body)
        body.show()
        order_after(self.button, stops_in(body))
        self.button.hide()


def stops_in(widget: QWidget) -> list[QWidget]:
    """Where the Tab key stops in `widget`, in reading order.

    That is the order in which its parts were made, unless a part has `tab_stops` and says it itself.
    """
    found: list[QWidget] = []
    for child in widget.children():
        if not isinstance(child, QWidget) or child.window() is not widget.window():
            continue
        own = getattr(child, "tab_stops", None)
        if own is not None:
            found += own()
        else:
            found += [child] if child.focusPolicy() & Qt.FocusPolicy.TabFocus else []
            found += stops_in(child)
    return found


def order_after(first: QWidget | None, stops: Iterable[QWidget]) -> None:
    """Let the Tab key come to `stops` one after the other, right after `first`."""
    for before, after in pairwise([*([first] if first else []), *stops]):
        QWidget.setTabOrder(before, after)
