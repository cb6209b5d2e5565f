"""Fields for a day and for a time: they take what people type and show what was understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from lado_desktop.ui import labels
from lado_desktop.ui.widgets.calendar_popup import CalendarPopup
from lado_desktop.ui.widgets.controls import IconEdit
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import fit

# What was typed -> the day, what to show as understood, the code of the problem.
ReadDay = Callable[[str], tuple[date | None, str, str]]
PAUSE_MS = 700
HEAD_WIDTH = 128
TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


def write_day(day: date) -> str:
    """As people here type it: 15/5/2026."""
    return f"{day.day}/{day.month}/{day.year}"


class DayField(TextField):
    """A day. `read` understands "12/5", "today", "fri"; Alt+Down or the button opens a month to pick from."""

    def __init__(self, label: str, read: ReadDay, *, hint: str = "", help_words: str = "") -> None:
        edit = IconEdit(trailing="calendar")
        super().__init__(label, hint=hint, help_words=help_words, edit=edit)
        self._read = read
        edit.icon_pressed.connect(self.open_month)
        pick = QShortcut(QKeySequence("Alt+Down"), edit)
        pick.setContext(Qt.ShortcutContext.WidgetShortcut)
        pick.activated.connect(self.open_month)
        edit.textChanged.connect(self._understand)
        self.left.connect(self._judge)

    def value(self) -> date | None:  # type: ignore[override]  # a day's text is a day
        return self._read(self.text)[0] if self.text else None

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def set_value(self, value: date | None) -> None:  # type: ignore[override]  # as above
        super().set_value("" if value is None else write_day(value))

    def own_problem(self) -> str:
        return self._read(self.text)[2] if self.text else ""

    def open_month(self) -> None:
        """Start from the day that is there, or else from what the reader takes for today."""
        start = self.value() or self._read("today")[0]
        CalendarPopup(self, start or date(2026, 1, 1), self._pick).open_below(self.edit)

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.focus()
        self.changed.emit()

    def _understand(self) -> None:
        self.show_understood(self._read(self.text)[1] if self.text else "")

    def _judge(self) -> None:
        """Only what was left behind unreadable is a problem; nobody is told off while typing."""
        if code := self.own_problem():
            self.show_problem(labels.problem(code))


class HeadDay(DayField):
    """A day among the tools of a page's head: no line below it, so whoever owns it says what is wrong elsewhere."""

    settled = Signal()  # typing paused, or the field was left: time to look

    def __init__(self, label: str, read: ReadDay, *, hint: str = "") -> None:
        super().__init__(label, read)
        self.edit.setPlaceholderText(hint)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.settled)
        self.changed.connect(self._pause.start)
        self.edit.editingFinished.connect(self._settle)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fit(self, width=HEAD_WIDTH)

    def _settle(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()

    def _show_line(self) -> None:
        super()._show_line()
        self._under.hide()


def read_time(text: str) -> time | None:
    """A time as people write it: 14:05, 14.05, 1405, 9, 2pm, 2:30 p.m."""
    found = TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(TextField):
    """A time of the day, to the minute."""

    def __init__(self, label: str, *, hint: str = "", help_words: str = "") -> None:
        super().__init__(label, hint=hint, help_words=help_words)
        self.left.connect(self._judge)

    def value(self) -> time | None:  # type: ignore[override]  # a time's text is a time
        return read_time(self.edit.text())

    def set_value(self, value: time | None) -> None:  # type: ignore[override]  # as above
        super().set_value("" if value is None else f"{value:%H:%M}")

    def own_problem(self) -> str:
        return "not_a_time" if self.edit.text().strip() and self.value() is None else ""

    def _judge(self) -> None:
        """Show the time as it will be kept."""
        if (found := self.value()) and not self.edit.isReadOnly():
            self.edit.setText(f"{found:%H:%M}")
        elif code := self.own_problem():
            self.show_problem(labels.problem(code))
