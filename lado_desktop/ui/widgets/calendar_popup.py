"""A month to pick a day from, opened below a date field; Monday first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from lado_desktop.ui.theme import current, px
from lado_desktop.ui.widgets.layout import fit, vbox

ARROWS = (
    ("qt_calendar_prevmonth", "chevron-left", "Month before"),
    ("qt_calendar_nextmonth", "chevron-right", "Month after"),
)


class CalendarPopup(QFrame):
    """Closes and is freed once a day is picked, on Escape, and on a click elsewhere."""

    def __init__(self, parent: QWidget, chosen: date, picked: Callable[[date], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "card")
        self._picked = picked
        self.month = QCalendarWidget()
        self.month.setAccessibleName("Days of the month")
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.month.activated.connect(self._pick)
        self.month.clicked.connect(self._pick)
        self._quieten_weekends()
        self._draw_arrows()
        fit(self.month, least_width=288, least_height=248)
        self.setLayout(vbox(self.month, pad=(4, 4, 4, 4)))

    def open_below(self, widget: QWidget) -> None:
        """Below `widget`, or above it where the screen ends."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        if at.y() + self.height() > room.bottom():
            at = widget.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(min(at.x(), room.right() - self.width()), at.y())
        self.show()
        self.month.setFocus()

    def _quieten_weekends(self) -> None:
        """Qt draws them red, and here red means overdue."""
        quiet = QTextCharFormat()
        quiet.setForeground(current().color("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, quiet)

    def _draw_arrows(self) -> None:
        for name, drawing, says in ARROWS:
            if button := self.month.findChild(QToolButton, name):
                button.setIcon(current().icon(drawing, "text", px(16)))
                button.setIconSize(QSize(px(16), px(16)))
                button.setAccessibleName(says)

    def _pick(self, day: QDate) -> None:
        self._picked(date(day.year(), day.month(), day.day()))
        self.close()
