"""The head of a table: titles that sort, and a filter field under each."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygon, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QWidget

from lado_desktop.ui.widgets.filter_field import FilterField
from lado_desktop.ui.widgets.inks import LEFT, RIGHT, Inks
from lado_desktop.ui.widgets.table_model import RowsModel

TITLE_HEIGHT = 32
BAND_HEIGHT = 30
LEAST_WIDTH = 40
PAD = 8
ARROW_ROOM = 30
MOST_HELD = 0.7  # of the width of the page
LINE_EDIT_INSET = 2  # Qt keeps this much clear beside the text


class TableHeader(QHeaderView):
    """Titles are painted here, since a style sheet cannot show two sort keys and their order."""

    clicked_title = Signal(int, bool)  # column, whether Shift was held
    typed = Signal()
    left = Signal()
    menu_asked = Signal(int, QPoint)
    values_asked = Signal(int)
    reached = Signal(int)

    def __init__(self, lead: int, *, has_filters: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.fields: dict[int, FilterField] = {}
        self._lead, self._has_filters = lead, has_filters
        self._line = QFrame(self)
        self._line.setProperty("ground", "line")
        self._line.setVisible(has_filters)
        self.setAccessibleName("Column titles")
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setResizeContentsPrecision(0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.first_column = 0
        self.frozen = 0
        self._is_frozen_press = False
        self._is_shifted = False
        self.sectionClicked.connect(lambda column: self.clicked_title.emit(column, self._is_shifted))
        self.sectionResized.connect(self.place)
        self.sectionMoved.connect(self.place)
        self.sectionCountChanged.connect(self.place)
        self.restyle()

    def restyle(self) -> None:
        self.inks = Inks()
        self.setMinimumSectionSize(self.inks.px(LEAST_WIDTH))
        self.setFixedHeight(self.inks.px(TITLE_HEIGHT) + self._band)
        for field in self.fields.values():
            field.restyle()
        self.place()

    @property
    def _band(self) -> int:
        return self.inks.px(BAND_HEIGHT) if self._has_filters else 0

    # ---- filter fields ----

    def filters(self) -> dict[str, str]:
        """What is typed, by column key; a hidden column narrows nothing."""
        return {
            self._rows().columns[column].key: field.text().strip()
            for column, field in self.fields.items()
            if field.is_active and not self.isSectionHidden(column)
        }

    def show_filter(self, column: int, typed: str) -> None:
        """Put `typed` into the field of `column`; the field is made if it has not been seen yet."""
        if self._rows().columns[column].filter != "none" and self._has_filters:
            self._field(column).show_words(typed)

    def shown(self) -> list[int]:
        """Shown columns from left to right."""
        logical = (self.logicalIndex(place) for place in range(self.count()))
        return [column for column in logical if not self.isSectionHidden(column)]

    def place(self) -> None:
        """Put each field under its title; fields that were never shown are not made."""
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)
        self._line.raise_()
        shown = self.shown()
        self.first_column = shown[0] if shown else 0
        if not self._has_filters or not self.isVisible():
            return
        before: QWidget | None = None
        for column in range(self.count()):
            if column not in shown and column in self.fields:
                self.fields[column].hide()
        for column in shown:
            if self._rows().columns[column].filter == "none":
                continue
            field = self._field(column)
            field.setTextMargins((self._lead - PAD if column == self.first_column else 0) - LINE_EDIT_INSET, 0, 0, 0)
            field.setGeometry(self._under(column))
            field.show()
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        for column in self.held():
            if column in self.fields:
                self.fields[column].raise_()

    def _under(self, column: int) -> QRect:
        top = self.inks.px(TITLE_HEIGHT)
        return QRect(self.left_of(column), top, self.sectionSize(column), self._band - 1)

    def held(self) -> list[int]:
        """The columns at the left that stay in view, once the page is scrolled sideways: never most of it."""
        if self.frozen == 0 or self.offset() == 0:
            return []
        found: list[int] = []
        width = 0
        for column in self.shown()[: self.frozen]:
            width += self.sectionSize(column)
            if found and width > MOST_HELD * self.viewport().width():
                break
            found.append(column)
        return found

    def left_of(self, column: int) -> int:
        """Where `column` begins on screen; one that is held stays where it is."""
        held = self.held()
        if column not in held:
            return self.sectionViewportPosition(column)
        return sum(map(self.sectionSize, held[: held.index(column)]))

    def frozen_width(self) -> int:
        """How much of the page the held columns cover."""
        return sum(map(self.sectionSize, self.held()))

    def held_at(self, x: int) -> int:
        """The held column at `x` pixels, or -1."""
        return next((column for column in self.held() if x < self.left_of(column) + self.sectionSize(column)), -1)

    def _field(self, column: int) -> FilterField:
        if column not in self.fields:
            about = self._rows().columns[column]
            field = FilterField(about.title, about.hint, self)
            field.textChanged.connect(self.typed)
            field.left.connect(self.left)
            field.values_asked.connect(lambda: self.values_asked.emit(column))
            field.reached.connect(lambda: self.reached.emit(column))
            self.fields[column] = field
        return self.fields[column]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()

    # ---- titles ----

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._band)
        super().updateGeometries()
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.inks.px(TITLE_HEIGHT) + self._band)

    def sectionSizeFromContents(self, column: int) -> QSize:
        words = self.inks.metrics("caption", 600).horizontalAdvance(self._rows().columns[column].title)
        lead = self._lead if column == self.first_column else PAD
        arrow = self.inks.px(ARROW_ROOM) if self._sort_of(column) else 0
        return QSize(words + lead + PAD + arrow, self.inks.px(TITLE_HEIGHT))

    def _sort_of(self, column: int) -> tuple[int, bool] | None:
        """Its rank among the sort keys (1 decides) and whether it descends."""
        model = self._rows()
        for place, (key, descending) in enumerate(model.order, start=1):
            if key == model.columns[column].key:
                return place, descending
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule under the titles runs on beyond the last column."""
        painter = QPainter(self.viewport())
        painter.setPen(self.inks.pen("border"))
        bottom = self.viewport().height() - 1
        painter.drawLine(0, bottom, self.viewport().width(), bottom)
        painter.end()
        super().paintEvent(event)
        if width := self.frozen_width():
            painter = QPainter(self.viewport())
            for column in self.held():
                box = QRect(self.left_of(column), 0, self.sectionSize(column), self.viewport().height())
                self.paintSection(painter, box, column)
            painter.setPen(self.inks.pen("border"))
            painter.drawLine(width - 1, 0, width - 1, bottom)
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        inks, about = self.inks, self._rows().columns[column]
        sort = self._sort_of(column)
        is_number = about.kind == "number"
        lead = self._lead if column == self.first_column else PAD
        box = rect.adjusted(lead, 0, -PAD, -1)
        room = box.width() - (inks.px(ARROW_ROOM) if sort else 0)
        words = inks.fitted(about.title, room, "caption", 600)
        painter.fillRect(rect, inks.color("surface"))
        painter.setPen(inks.pen("border"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setFont(inks.font("caption", 600))
        painter.setPen(inks.pen("text" if sort else "muted"))
        if is_number and sort:
            box.setRight(box.right() - inks.px(ARROW_ROOM))
        painter.drawText(box, RIGHT if is_number else LEFT, words)
        if sort:
            end = box.right() if is_number else box.left() + inks.metrics("caption", 600).horizontalAdvance(words)
            self._paint_sort(painter, end + inks.px(7), box.center().y(), *sort)

    def _paint_sort(self, painter: QPainter, x: int, middle: int, rank: int, descending: bool) -> None:
        """An arrow and the order in which the keys count: "↓ 1"."""
        inks = self.inks
        half, wing = inks.px(5), inks.px(3)
        tip, back = (middle + half, -1) if descending else (middle - half, 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(inks.pen("text", max(1, inks.px(1.4))))
        painter.drawLine(x + wing, middle - half, x + wing, middle + half)
        ends = [QPoint(x, tip + back * wing), QPoint(x + wing, tip), QPoint(x + 2 * wing, tip + back * wing)]
        painter.drawPolyline(QPolygon(ends))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(inks.font("caption", 600))
        box = QRect(x + 2 * wing + inks.px(4), middle - inks.px(10), inks.px(16), inks.px(20))
        painter.drawText(box, LEFT, str(rank))

    # ---- mouse ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._is_frozen_press = is_left and event.position().x() < self.frozen_width()
        if not self._is_frozen_press:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._is_frozen_press:
            self.clicked_title.emit(self.held_at(round(event.position().x())), self._is_shifted)
        else:
            super().mouseReleaseEvent(event)
        self._is_frozen_press = False

    def _ask_menu(self, at: QPoint) -> None:
        held = self.held_at(at.x())
        column = held if held >= 0 else self.logicalIndexAt(QPoint(max(at.x(), 0) + 1, 4))
        if column >= 0:
            self.menu_asked.emit(column, self.mapToGlobal(at))

    def _rows(self) -> RowsModel:
        return cast("RowsModel", self.model())
