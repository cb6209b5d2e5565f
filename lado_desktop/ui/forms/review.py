"""The form of a review date: a day on which a case is to be looked at again."""

from __future__ import annotations

from lado_desktop.services.case_drafts import ReviewDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class ReviewForm(RecordForm):
    """One review date of a case."""

    def __init__(self, office: Office, draft: ReviewDraft) -> None:
        today = office.desk.clock.today
        rows = [
            Row("kind", "What for", "code", choices=offered(office.desk.lists, "review_kind", draft.kind)),
            Row("due_on", "Due", "day", read=read_day(today, is_future=True), hint="fri, 12/5 or +4w"),
            Row("done_on", "Done on", "day", read=read_day(today), hint="Blank while it is to come"),
            Row("note", "Note", "long"),
        ]
        super().__init__(rows, draft, office.desk.cases.save_part)
