"""The form of a record check: who asks, what for, on what basis. Who is asked about is typed above it."""

from __future__ import annotations

from typing import Any

from lado_desktop.services.check_drafts import CheckAnswer, CheckDraft
from lado_desktop.services.contact_drafts import ReferrerDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.record_form import offered

OUR_OWN = "lado"
OF_THE_REQUESTER = ("name", "job_title", "agency", "phone", "email")


class CheckForm(Form):
    """Everything a record check records beside the search itself (domain: 1.1, list L11)."""

    def __init__(self, office: Office) -> None:
        lists, read = office.desk.lists, read_day(office.desk.clock.today)
        others = [choice for choice in offered(lists, "register") if choice.code != OUR_OWN]
        rows = [
            Row("name", "Who asks"),
            Row("agency", "Agency", "code", choices=offered(lists, "agency")),
            Row("check_kind", "What for", "code", choices=offered(lists, "check_kind")),
            Row("consent_seen", "Consent seen", "yes_no"),
            Row("route", "How it came in", "code", choices=offered(lists, "route")),
            Row("received_on", "Asked on", "day", read=read, hint="Today unless you say otherwise"),
            Row("job_title", "Job title"),
            Row("phone", "Telephone"),
            Row("email", "Secure email"),
            Row("own_reference", "Their reference"),
            Row("purpose", "Purpose, in their words", width=3),
            Row("also_searched", "Also searched", "codes", width=3, choices=others),
            Row("note", "Note on the search, and what others found", "long", width=3),
        ]
        super().__init__(rows)

    def draft(self, answer: CheckAnswer, **decided: Any) -> CheckDraft:
        """The check to be recorded; `decided` is what the candidates came to."""
        values = self.values()
        asking = {key: values.pop(key) for key in OF_THE_REQUESTER}
        requester = ReferrerDraft(**{**asking, "agency": asking["agency"] or None})
        values |= {key: values[key] or None for key in ("check_kind", "route")}
        return CheckDraft(answer=answer, requester=requester, **values, **decided)
