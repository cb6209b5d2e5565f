"""The form of a link between two cases: which other one, how they belong together."""

from __future__ import annotations

from lado_desktop.services.case_link_drafts import CaseLinkDraft
from lado_desktop.ui.forms.case_picking import case_field
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class CaseLinkForm(RecordForm):
    """One link of a case; it is shown on both."""

    def __init__(self, office: Office, draft: CaseLinkDraft) -> None:
        kinds = offered(office.desk.lists, "case_link_kind", draft.kind)
        rows = [
            Row("other_id", "The other case", make=lambda: case_field("The other case", office)),
            Row("kind", "How they belong together", "code", choices=kinds),
            Row("note", "Note", "long"),
        ]
        super().__init__(rows, draft, office.desk.case_links.save)
