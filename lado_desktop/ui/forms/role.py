"""The form of a role: what a person does, or did, at a setting."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.person_drafts import RoleDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class RoleForm(RecordForm):
    """One role of a person (domain: 1.3). `settings` are the names of those on record."""

    def __init__(self, office: Office, draft: RoleDraft, settings: Sequence[str]) -> None:
        lists, today = office.desk.lists, office.desk.clock.today
        rows = [
            Row("job_title", "Job"),
            Row("setting_name", "Setting or employer"),
            Row("sector", "Sector", "code", choices=offered(lists, "sector", draft.sector)),
            Row("basis", "Basis", "code", choices=offered(lists, "basis", draft.basis)),
            Row("employing_agency", "Employing agency", hint="Where it is not the place of work"),
            Row("started", "Began", "day", read=read_day(today)),
            Row("ended", "Ended", "day", read=read_day(today, is_future=True), hint="Blank while it goes on"),
            Row("length_of_service", "Length of service", hint="Where no dates are known"),
        ]
        super().__init__(rows, draft, office.desk.people.save_role)
        field = self.fields["setting_name"]
        if isinstance(field, TextField):
            field.suggest(settings)
