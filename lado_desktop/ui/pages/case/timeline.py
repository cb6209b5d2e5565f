"""The dates of a case as a quiet strip, from the incident to its end: what is missing is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from lado_desktop.services.case_milestones import CaseDates, Day
from lado_desktop.services.form_dates import working_days_between
from lado_desktop.ui.dates import in_list
from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.layout import boxed, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph

LEAST_WIDTH = 96
STEPS = 9


@dataclass(frozen=True)
class Step:
    """One step: its name, its day in words or what is missing, and a quiet line below."""

    name: str
    words: str
    under: str = ""
    is_done: bool = False


class StepView(QWidget):
    """A ring or a tick with the name of the step, the day below it, and what else is known."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.name = Glyph("circle", size=12), Elide()
        self.words, self.under = Elide("", "body"), Elide()
        head = hbox(self.mark, growing(self.name), gap=4)
        self.setLayout(vbox(head, self.words, self.under, gap=1))

    def say(self, step: Step) -> None:
        self.mark.show_icon("circle-check" if step.is_done else "circle")
        self.name.setText(step.name)
        self.words.setText(step.words)
        self.words.set_tone("" if step.is_done else "muted")
        self.under.setText(step.under)
        for label in (self.words, self.under):
            label.setAccessibleName(f"{step.name}: {label.text()}" if label.text() else "")


class Timeline(QWidget):
    """Nine steps in a row where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = [StepView() for _ in range(STEPS)]
        columns = Columns(most=STEPS, least_width=LEAST_WIDTH, gap=8)
        for step in self.steps:
            columns.add(step)
        self.setLayout(vbox(boxed(columns), gap=0, pad=(16, 0, 16, 0)))

    def show_dates(self, dates: CaseDates, today: date) -> None:
        for view, step in zip(self.steps, DatesInWords(dates, today).steps(), strict=True):
            view.say(step)


class DatesInWords:
    """The steps of one case, as on `today`."""

    def __init__(self, dates: CaseDates, today: date) -> None:
        self._dates, self._today = dates, today

    def steps(self) -> Sequence[Step]:
        dates = self._dates
        disclosed = self._with("first told", dates.disclosed_on)
        return (
            self._step("Incident", dates.incident_on, "Not recorded", disclosed),
            self._step("Aware", dates.aware_on, "Not recorded"),
            self._step("Reported", dates.reported_on, "Not recorded", _after(dates.aware_on, dates.reported_on)),
            self._step("Response", dates.responded_on, "Not recorded", _after(dates.reported_on, dates.responded_on)),
            self._step("Threshold", dates.threshold_on, "Not decided", self._with("strategy", dates.strategy_on)),
            self._step("Meetings", dates.initial_on or dates.last_met_on, "None held", self._met()),
            self._step("Outcome", dates.decided_on, "Not decided", self._results()),
            self._step("Told", self._all_told(), "Not everybody", self._not_told()),
            self._step("Closed", dates.closed_on, "Open", self._afterwards()),
        )

    def _step(self, name: str, day: Day, missing: str, under: str = "") -> Step:
        return Step(name, self._day(day) or missing, under, day is not None)

    def _met(self) -> str:
        dates = self._dates
        again = dates.last_met_on if dates.last_met_on != dates.initial_on else None
        said = (("again", again), ("next", dates.next_meeting_on), ("minutes sent", dates.minutes_sent_on))
        return ", ".join(self._with(words, day) for words, day in said if day)

    def _results(self) -> str:
        dates = self._dates
        found = (("police", dates.police_on), ("social care", dates.social_care_on), ("employer", dates.employer_on))
        return ", ".join(self._with(words, day) for words, day in found if day)

    def _all_told(self) -> Day:
        days = list(self._told().values())
        return max(day for day in days if day) if all(days) else None

    def _not_told(self) -> str:
        left = [who for who, day in self._told().items() if day is None]
        return f"not: {', '.join(left)}" if left else ""

    def _told(self) -> dict[str, Day]:
        dates = self._dates
        return {"adult": dates.adult_told_on, "parent": dates.parent_told_on, "referrer": dates.referrer_told_on}

    def _afterwards(self) -> str:
        dates = self._dates
        said = (("referred on", dates.referred_on), ("its result", dates.referral_result_on))
        return ", ".join(
            self._with(words, day) for words, day in (*said, ("review of records", dates.retention_on)) if day
        )

    def _with(self, words: str, day: Day) -> str:
        return f"{words} {self._day(day)}" if day else ""

    def _day(self, day: Day) -> str:
        return in_list(day, None, self._today.year)


def _after(first: Day, then: Day) -> str:
    """How long it took, in working days."""
    if first is None or then is None:
        return ""
    days = working_days_between(first, then)
    return "the same day" if first == then else f"{days} working day{'' if days == 1 else 's'} later"
