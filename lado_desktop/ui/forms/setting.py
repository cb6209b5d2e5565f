"""The form of a setting's own facts."""

from __future__ import annotations

from lado_desktop.services.setting_drafts import OtherNameDraft, SettingContactDraft, SettingDraft
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

WHAT, WHOSE, CONTACTS, NOTES = "What it is", "Who answers for it", "Who the office deals with", "Notes"
REGULATORS = ("Ofsted", "Independent Schools Inspectorate", "Care Quality Commission", "Youth Custody Service")


class SettingForm(RecordForm):
    """The facts of one setting or employer (domain: 1.3)."""

    def __init__(self, office: Office, draft: SettingDraft) -> None:
        self._office = office
        lists = office.desk.lists
        rows = [
            Row("name", "Name", section=WHAT),
            Row("names", "", section=WHAT, make=self._names),
            Row("sector", "Sector", "code", WHAT, choices=offered(lists, "sector", draft.sector)),
            Row("phase", "Phase", "code", WHAT, choices=offered(lists, "phase", draft.phase)),
            Row("ownership", "Ownership", "code", WHAT, choices=offered(lists, "ownership", draft.ownership)),
            Row("urn", "URN", section=WHAT),
            Row("address", "Address", "long", WHAT),
            Row("operator", "Operator", section=WHOSE, hint="The trust, company or charity that runs it"),
            Row("local_authority", "Local authority", section=WHOSE),
            Row("placing_authorities", "Authorities that placed children there", "long", WHOSE),
            Row("regulator", "Regulator", section=WHOSE),
            Row("contacts", "", section=CONTACTS, make=self._contacts),
            Row("contact_details", "Other contact details", "long", CONTACTS),
            Row("notes", "Notes", "long", NOTES),
        ]
        super().__init__(rows, draft, office.desk.settings.save)
        field = self.fields["regulator"]
        if isinstance(field, TextField):
            field.suggest(REGULATORS)

    @staticmethod
    def _names() -> DraftsField:
        rows = [Row("name", "Other name")]
        return DraftsField("", lambda: rows, OtherNameDraft(), noun="other name", add="Add another name", most=1)

    def _contacts(self) -> DraftsField:
        blank = SettingContactDraft()
        return DraftsField("", self._contact_rows, blank, noun="contact", add="Add somebody there", most=1)

    def _contact_rows(self) -> list[Row]:
        return [
            Row("part", "Part", "code", choices=offered(self._office.desk.lists, "setting_part")),
            Row("name", "Name"),
            Row("phone", "Phone"),
            Row("email", "Email"),
        ]
