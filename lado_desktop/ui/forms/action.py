"""The form of an action: what is to be done, by whom, by when, and what came of it."""

from __future__ import annotations

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm


class ActionForm(RecordForm):
    """One action of a case."""

    def __init__(self, office: Office, draft: ActionDraft) -> None:
        today = office.desk.clock.today
        rows = [
            Row("text", "What is to be done", "long"),
            Row("owner", "Who does it"),
            Row("agency", "Agency"),
            Row("due_on", "Due", "day", read=read_day(today, is_future=True), hint="fri, 12/5 or +5wd"),
            Row("done_on", "Done on", "day", read=read_day(today), hint="Blank while it is to be done"),
            Row("chased_on", "Last chased on", "day", read=read_day(today)),
            Row("result", "Result", "long"),
        ]
        super().__init__(rows, draft, office.desk.cases.save_part)
