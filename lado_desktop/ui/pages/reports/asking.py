"""What the head of the page asks: how to count, which period, and the day the position is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lado_desktop.services.counts.choices import PeriodChoice
from lado_desktop.services.counts.periods import Period
from lado_desktop.ui import labels
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.controls import Combo
from lado_desktop.ui.widgets.fields_date import HeadDay
from lado_desktop.ui.widgets.layout import boxed, fit, vbox
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.wrap import Wrap

OTHER = "other"
OTHER_DATES = "Other dates"


@dataclass(frozen=True)
class Asked:
    """One question. `as_at` is None for today."""

    profile: str
    period: Period
    as_at: date | None = None


class Asking(QWidget):
    """`asked` follows every change a person makes; `profile_picked` comes before it where years may be others."""

    asked = Signal()
    profile_picked = Signal(str)

    def __init__(self, today: Callable[[], date], tools: Sequence[Button] = ()) -> None:
        super().__init__()
        self.profile, self.period = Combo(), Combo()
        self.first, self.last = HeadDay("From", read_day(today)), HeadDay("To", read_day(today))
        self.as_at = HeadDay("Position as at", read_day(today), hint="today")
        self._choices: dict[str, Period] = {}
        dates = (self.first, self.last, self.as_at)
        asks = (_labelled("Profile", self.profile, 184), _labelled("Period", self.period, 200), *dates)
        self._line = Wrap((*asks, *(boxed(vbox(Text("", "label"), tool, gap=4)) for tool in tools)))
        self.setLayout(self._line)
        self._show_dates()
        self.profile.activated.connect(self._pick_profile)
        self.period.activated.connect(self._pick_period)
        for field in dates:
            field.settled.connect(self.asked)

    def offer_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None:
        self.profile.clear()
        for name, title in profiles:
            self.profile.addItem(title, name)
        self.profile.setCurrentIndex(self.profile.findData(chosen))

    def offer_periods(self, choices: Sequence[PeriodChoice], chosen: Period) -> None:
        """Other choices; `chosen` is shown by its name, or by its dates where it has none here."""
        self._choices = {choice.key: choice.period for choice in choices}
        self.period.clear()
        group = ""
        for choice in choices:
            if group and choice.group != group:
                self.period.insertSeparator(self.period.count())
            group = choice.group
            self.period.addItem(choice.title, choice.key)
        self.period.insertSeparator(self.period.count())
        self.period.addItem(OTHER_DATES, OTHER)
        self.show_period(chosen)

    def show_period(self, period: Period) -> None:
        key = next((key for key, each in self._choices.items() if each == period), OTHER)
        self.period.setCurrentIndex(self.period.findData(key))
        self._fill_dates(period)
        self._show_dates()

    def check(self) -> str:
        """Mark what keeps the question from being asked, and say it in words; "" when nothing does."""
        for field in self._fields():
            code = self._problem(field)
            field.show_problem(labels.problem(code) if code else "")
        return next((f"{field.label.text()}: {field.problem}" for field in self._fields() if field.problem), "")

    def question(self) -> Asked | None:
        """What is asked now, or None while something of it cannot be read."""
        if any(self._problem(field) for field in self._fields()):
            return None
        period = self._choices.get(self._key) or self._typed()
        return Asked(str(self.profile.currentData()), period, self.as_at.value()) if period else None

    def _typed(self) -> Period | None:
        start, end = self.first.value(), self.last.value()
        return Period(start, end) if start and end else None

    def _problem(self, field: HeadDay) -> str:
        """The code of what is wrong with a day; only the day of the position may be left blank."""
        if (code := field.own_problem()) or field is self.as_at:
            return code
        if not field.text:
            return "date_missing"
        start, end = self.first.value(), self.last.value()
        return "before_start" if field is self.last and start and end and start > end else ""

    @property
    def _key(self) -> str:
        return str(self.period.currentData())

    @property
    def _is_other(self) -> bool:
        return self._key == OTHER

    def _fields(self) -> tuple[HeadDay, ...]:
        return (self.first, self.last, self.as_at) if self._is_other else (self.as_at,)

    def _pick_profile(self) -> None:
        self.profile_picked.emit(str(self.profile.currentData()))
        self.asked.emit()

    def _pick_period(self) -> None:
        if period := self._choices.get(self._key):
            self._fill_dates(period)
        self._show_dates()
        if self._is_other:
            self.first.focus()
            self.first.edit.selectAll()
        self.asked.emit()

    def _fill_dates(self, period: Period) -> None:
        """Other dates start from those that were shown last."""
        self.first.set_value(period.start)
        self.last.set_value(period.end)

    def _show_dates(self) -> None:
        self.first.setVisible(self._is_other)
        self.last.setVisible(self._is_other)
        self.updateGeometry()


def _labelled(name: str, combo: QComboBox, width: int) -> QWidget:
    label = Text(name, "label")
    label.setBuddy(combo)
    combo.setAccessibleName(name)
    return fit(boxed(vbox(label, combo, gap=4)), width=width)
