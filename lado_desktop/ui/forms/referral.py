"""The form of an onward referral: to whom, whether it was made, and what came back."""

from __future__ import annotations

from dataclasses import replace

from lado_desktop.services.case_drafts import ReferralDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_radio import TickField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class ReferralForm(RecordForm):
    """One referral of a case to the DBS or a regulator (domain: 1.11)."""

    def __init__(self, office: Office, draft: ReferralDraft) -> None:
        past, coming = read_day(office.desk.clock.today), read_day(office.desk.clock.today, is_future=True)
        rows = [
            Row("body", "To", "code", choices=offered(office.desk.lists, "body", draft.body)),
            Row("advised_on", "Advised on", "day", read=past),
            Row("due_on", "To be made by", "day", read=coming),
            Row("must_refer", "Who has to refer", hint="As a rule the last employer"),
            Row("is_made", "Made", make=lambda: TickField("Made", "The referral was made")),
            Row("made_on", "Made on", "day", read=past),
            Row("made_by", "Made by"),
            Row("reference", "Their reference"),
            Row("not_made_because", "Or why it is not made", "long"),
            Row("chased_on", "Last chased on", "day", read=past),
            Row("result_on", "Result known on", "day", read=past),
            Row("result", "Result", "long"),
        ]
        super().__init__(rows, draft, office.desk.cases.save_part)

    def draft(self) -> ReferralDraft:
        """A day on which it was made says that it was made."""
        found: ReferralDraft = super().draft()
        return replace(found, is_made=found.is_made or found.made_on is not None)
