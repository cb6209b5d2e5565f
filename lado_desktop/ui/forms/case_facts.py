"""The form of a case's own facts: role, officer, the adult, and how it ended."""

from __future__ import annotations

from lado_desktop.services.case_drafts import CaseDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

CASE, ROLE, ADULT, END = "The case", "The role", "The adult", "The end"


class CaseFactsForm(RecordForm):
    """The facts of one case (domain: 1.7, 1.12)."""

    def __init__(self, office: Office, draft: CaseDraft) -> None:
        lists, past = office.desk.lists, read_day(office.desk.clock.today)
        who = [Row("description", "Who it is about", section=ROLE)] if draft.person_id is None else []
        rows = [
            Row("opened_on", "Opened", "day", CASE, read=past),
            Row("officer", "Officer", section=CASE),
            Row("recency", "Recency", "code", CASE, choices=offered(lists, "recency", draft.recency)),
            *who,
            Row("job_title", "Job", section=ROLE),
            Row("setting_name", "Setting or employer", section=ROLE),
            Row("sector", "Sector", "code", ROLE, choices=offered(lists, "sector", draft.sector)),
            Row(
                "employment_status",
                "At work now",
                "code",
                ADULT,
                choices=offered(lists, "employment_status", draft.employment_status),
            ),
            Row("adult_told_on", "Told of the allegation on", "day", ADULT, read=past),
            Row("adult_told_by", "Told by", section=ADULT),
            Row("adult_support", "Support offered", section=ADULT),
            Row("adult_named_contact", "Named contact", section=ADULT, hint="Who keeps the adult informed"),
            Row("leaflet_sent_on", "Leaflet sent on", "day", ADULT, read=past),
            Row("feedback_sent_on", "Feedback form sent on", "day", ADULT, read=past),
            Row("adult_views", "Views of the adult", "long", ADULT, width=3),
            Row("concluded_on", "Concluded on", "day", END, read=past, hint="The last outcome was decided"),
        ]
        super().__init__(rows, draft, office.desk.cases.save)
