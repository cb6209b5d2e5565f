"""The form of a person's own facts."""

from __future__ import annotations

from lado_desktop.services.contact_drafts import OwnChildDraft
from lado_desktop.services.person_drafts import NameDraft, PersonDraft
from lado_desktop.ui.dates import read_birthday, read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_radio import RadioField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

WHO, THEMSELVES, WORK, CONCERNS, CHILDREN = "Who", "About them", "Work with children", "Concerns", "Own children"
KINDS = (Choice("known_as", "Known as"), Choice("former", "Former"), Choice("spelling", "Other spelling"))


class PersonForm(RecordForm):
    """The facts of one adult (domain: 1.2)."""

    def __init__(self, office: Office, draft: PersonDraft) -> None:
        self._office = office
        lists, today = office.desk.lists, office.desk.clock.today
        rows = [
            Row("name", "Name", section=WHO),
            Row("names", "", section=WHO, make=self._names),
            Row("date_of_birth", "Date of birth", "day", WHO, read=read_birthday(today)),
            Row("age_note", "Age, if no date is known", section=WHO),
            Row("address", "Home address", "long", WHO),
            Row("sex", "Sex", "code", THEMSELVES, choices=offered(lists, "sex", draft.sex)),
            Row("gender", "Gender, as they say it", section=THEMSELVES),
            Row("ethnicity", "Ethnicity", "code", THEMSELVES, choices=offered(lists, "ethnicity", draft.ethnicity)),
            Row("disability", "Disability", section=THEMSELVES),
            Row("language", "Languages", section=THEMSELVES),
            Row("needs_interpreter", "Needs an interpreter", "yes_no", THEMSELVES),
            Row("characteristics", "Other protected characteristics", "long", THEMSELVES),
            Row("dbs_certificate", "DBS certificate number", section=WORK),
            Row("dbs_issued_on", "DBS certificate of", "day", WORK, read=read_day(today)),
            Row(
                "registration_body",
                "Registered with",
                "code",
                WORK,
                choices=offered(lists, "body", draft.registration_body),
            ),
            Row("registration", "Registration number", section=WORK),
            Row("other_work", "Other work or volunteering", "long", WORK, hint="With children or vulnerable adults"),
            Row("previous_concerns", "Previous concerns", "long", CONCERNS),
            Row("low_level_concerns", "Low-level concerns held by employers", "long", CONCERNS),
            Row("notes", "Notes", "long", CONCERNS),
            Row("children", "", section=CHILDREN, make=self._children),
        ]
        super().__init__(rows, draft, office.desk.people.save)

    def _names(self) -> DraftsField:
        return DraftsField("", self._name_rows, NameDraft(), noun="other name", add="Add another name", most=1)

    @staticmethod
    def _name_rows() -> list[Row]:
        return [
            Row("name", "Other name"),
            Row("kind", "Which is", make=lambda: RadioField("Which is", KINDS)),
        ]

    def _children(self) -> DraftsField:
        blank = OwnChildDraft()
        return DraftsField("", self._child_rows, blank, noun="child", add="Add a child of theirs", most=1)

    def _child_rows(self) -> list[Row]:
        today = self._office.desk.clock.today
        return [
            Row("name", "Name of the child"),
            Row("date_of_birth", "Date of birth", "day", read=read_birthday(today, is_adult=False)),
            Row("relationship_to_adult", "Is to them", hint="Son, stepdaughter, fostered ..."),
            Row("is_shared_with_social_care", "Social care was told", "yes_no"),
        ]
