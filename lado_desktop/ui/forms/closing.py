"""The form of the end of a case: how it ended, who was told, what is learned, how long the record is kept."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final, cast

from lado_desktop.services.closing_drafts import ClosingDraft, ClosingPage
from lado_desktop.services.retention import YEARS_WITHOUT_BIRTHDAY, Retention, of_class, proposed
from lado_desktop.ui.dates import long_date, read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_date import ReadDay
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

END, SAFE, TOLD, LEARNED, RECORD = (
    "How it ended",
    "Children, and the adult's work with children",
    "Who was told the outcome",
    "What is learned",
    "The record",
)
WHY_KEPT: Final = {
    "not_lasting": "No outcome that lasts: looked at again ten years after closing.",
    "hundredth": "Substantiated or unsubstantiated: looked at again on the adult's 100th birthday.",
    "no_birthday": "The adult's birthday is not known, so it is counted in years from the day of closing.",
    "long": "Child sexual abuse: 75 years from the day of closing.",
    "own": "Enter the day that was decided.",
}
_FAR: Final = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>2[0-3]\d{2})")
YEARS: Final = "years_without_birthday"
SOMETIMES: Final = (
    "concluded_on",
    "child_safe",
    "risk_conclusion",
    "adult_told_outcome_on",
    "employer_told_on",
    "referrer_told_on",
    "placing_authority_told_on",
    "learning",
    "system_learning",
)


class ClosingForm(RecordForm):
    """The end of one case (domain: 1.12). Class and day of retention follow the outcome until they are changed."""

    def __init__(self, office: Office, page: ClosingPage) -> None:
        self._office, self._page, self._last = office, page, Retention("", None, "own")
        super().__init__(_rows(office, page.draft), page.draft, office.desk.closing.save, most=2)
        self.changed.connect(self.settle)
        self.show_page(page)

    def show_page(self, page: ClosingPage) -> None:
        """The case as it was read again; what is typed and not stored stays."""
        self._page = page
        if not self.is_unsaved:
            today = self._office.desk.clock.today()
            draft = page.draft if page.is_closed else replace(page.draft, closed_on=page.draft.closed_on or today)
            self.show_draft(draft)
            self.fields[YEARS].set_value(page.years_without_birthday)
            self.settle()
            self.mark_saved()
        else:
            self.settle()
        self.set_read_only(page.is_closed)

    def show_asked(self, codes: Collection[str]) -> None:
        """Only what applies is asked; what was answered already stays in view."""
        self.show_rows({key: key in codes or bool(self.fields[key].value()) for key in SOMETIMES})

    @property
    def years(self) -> int:
        """How long a case is kept where no birthday is known."""
        return self.fields[YEARS].value() or YEARS_WITHOUT_BIRTHDAY

    def settle(self) -> None:
        """Class and day follow what is typed as long as they are those that were proposed."""
        typed: ClosingDraft = self.draft()
        if not self._page.is_closed:
            found = self._retention(typed)
            if typed.retention_review_on in (None, self._last.review_on):
                self.fields["retention_review_on"].set_value(found.review_on)
            self.fields["retention_class"].set_value(found.retention_class)
            self._last = found
        why = WHY_KEPT.get(self._last.why, "") if not self._page.is_closed else ""
        cast("SaidField", self.fields["why_kept"]).say(why, "warn" if self._last.why == "no_birthday" else "")
        self.show_rows({YEARS: self._last.why == "no_birthday" and not self._page.is_closed})

    def _retention(self, typed: ClosingDraft) -> Retention:
        closed_on = typed.closed_on or self._office.desk.clock.today()
        if typed.retention_class in (None, self._last.retention_class):
            outcomes = self._page.outcomes if typed.closure_reason in (None, "concluded") else frozenset()
            return proposed(outcomes, closed_on, self._page.born, self.years)
        return of_class(typed.retention_class or "", closed_on, self._page.born, self.years)


def _read_far(near: ReadDay, text: str) -> tuple[date | None, str, str]:
    """A hundredth birthday may lie beyond the days that are otherwise typed: 5/6/2104."""
    if found := _FAR.fullmatch(text.strip()):
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            return None, "", "date_no_such_day"
        return day, long_date(day), ""
    return near(text)


def _rows(office: Office, draft: ClosingDraft) -> list[Row]:
    lists, past = office.desk.lists, read_day(office.desk.clock.today)
    reasons = offered(lists, "closure_reason", draft.closure_reason)
    classes = offered(lists, "retention_class", draft.retention_class)
    return [
        Row("closure_reason", "Why it is closed", "code", END, choices=reasons),
        Row("closed_on", "Closed on", "day", END, read=past),
        Row("concluded_on", "Concluded on", "day", END, read=past, hint="The last outcome was decided"),
        Row("child_safe", "How the children are known to be safe", "long", SAFE, width=2),
        Row(
            "risk_conclusion",
            "Transferable risk: what is concluded for the work with children",
            "long",
            SAFE,
            width=2,
            hint="As the employer is told",
        ),
        Row("adult_told_outcome_on", "The adult", "day", TOLD, read=past),
        Row("employer_told_on", "The employer", "day", TOLD, read=past),
        Row("referrer_told_on", "Who referred it", "day", TOLD, read=past),
        Row("placing_authority_told_on", "The placing authority", "day", TOLD, read=past),
        Row("learning", "For the employer", "long", LEARNED),
        Row("system_learning", "For the system", "long", LEARNED),
        Row("closure_note", "Closing note, and the reasons", "long", RECORD, width=2, lines=3),
        Row("retention_class", "How long it is kept", "code", RECORD, choices=classes),
        Row(
            "retention_review_on",
            "Looked at again on",
            "day",
            RECORD,
            read=partial(_read_far, read_day(office.desk.clock.today, is_future=True)),
        ),
        Row("why_kept", "Why", section=RECORD, width=2, make=lambda: SaidField("Why")),
        Row(YEARS, "Years to keep where no birthday is known", "number", RECORD, hint="For every case of this office"),
    ]
