"""The form of a written line of a chronology, or of a note."""

from __future__ import annotations

from lado_desktop.services.chronology_drafts import EntryDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_radio import RadioField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class EntryForm(RecordForm):
    """One line (domain: 5.7). Who entered it and when is recorded by itself."""

    def __init__(self, office: Office, draft: EntryDraft) -> None:
        kinds = offered(office.desk.lists, "entry_kind", draft.kind)
        rows = [
            Row("happened_on", "When", "day", read=read_day(office.desk.clock.today)),
            Row("happened_at", "At", "time"),
            Row("text", "What happened", "long", width=3, lines=4),
            Row("source", "Source", width=3, hint="Who said so, or where it is written"),
            Row("significance", "What it means", "long", width=3),
            Row("kind", "Kept as", width=3, make=lambda: RadioField("Kept as", kinds)),
        ]
        super().__init__(rows, draft, office.desk.chronology.save)
