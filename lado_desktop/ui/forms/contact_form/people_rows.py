"""The rows of everybody a contact names: adults with their own children, people at the setting, children."""

from __future__ import annotations

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, OwnChildDraft, SettingPersonDraft
from lado_desktop.ui.forms.contact_form.age import age_words
from lado_desktop.ui.forms.contact_form.linked import LinkedField
from lado_desktop.ui.forms.contact_form.sections import (
    ABOUT,
    AT_SETTING,
    CHILDREN,
    MORE_ADULT,
    MORE_CHILD,
    OTHER_NAMES,
    SERVICE,
)
from lado_desktop.ui.forms.contact_form.words import Words
from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Form, Row

KNOWN = "Is the adult known"
OWN_CHILDREN = "Own children and children cared for"
OF_THE_NAMED = (
    *("name", "former_names", "known_as", "date_of_birth", "age", "age_note", "sex", "ethnicity", "address"),
    *("gender", "disability", "language", "needs_interpreter", "characteristics", "dbs_certificate", "dbs_issued_on"),
    *("registration_body", "registration", "started", "length_of_service", "other_work", "previous_concerns"),
    *("low_level_concerns", "own_children"),
)
"""What can be known of an adult only once they are named."""


def people_rows(words: Words) -> list[Row]:
    """One row for each kind of people."""

    def adults() -> DraftsField:
        return DraftsField(
            "",
            lambda: adult_rows(words),
            AdultDraft(),
            noun="adult",
            add="Add another adult",
            headed=True,
            keeps_one=True,
            settle=lambda form: settle_adult(form, words),
        )

    def at_setting() -> DraftsField:
        return DraftsField(
            "", lambda: setting_person_rows(words), SettingPersonDraft(), noun="person", add="Add a person", most=4
        )

    def children() -> DraftsField:
        return DraftsField("", lambda: child_rows(words), ChildDraft(), noun="child", add="Add a child", headed=True)

    return [
        Row("adults", "", section=ABOUT, width=3, make=adults, blank=()),
        Row("setting_people", "", section=AT_SETTING, width=3, make=at_setting, blank=()),
        Row("children", "", section=CHILDREN, width=3, make=children, blank=()),
    ]


def settle_adult(form: Form, words: Words) -> None:
    """Ask only for what can be known of somebody who is named, or is not."""
    values = form.values()
    is_named = values["known"] == "named"
    form.show_rows(dict.fromkeys(OF_THE_NAMED, is_named) | {"description": not is_named or bool(values["description"])})
    form.show_rows({"person_id": is_named and values["person_id"] is not None})
    said = form.fields["age"]
    if is_named and isinstance(said, SaidField):
        said.say(age_words(values["date_of_birth"], words.today()), icon="info")


def adult_rows(words: Words) -> list[Row]:
    """Who they are, what they do where; then what a referral form asks besides, and what is rarely known."""
    pick = words.choices
    return [
        Row("known", KNOWN, make=lambda: CodeField(KNOWN, pick("adult_known"), blank=None), blank="named"),
        Row("name", "Name of the adult"),
        Row("person_id", "", make=LinkedField),
        Row("date_of_birth", "Date of birth", "day", read=words.birthday()),
        Row("age_note", "Age, if that is all", hint="Such as about 30"),
        Row("age", "Age", make=lambda: SaidField("Age")),
        Row("description", "Description", width=2, hint="What is known of them, such as night worker on the unit"),
        Row("job_title", "Role"),
        Row("setting_name", "Setting or employer", make=words.setting_field, blank=""),
        Row("sector", "Sector", "code", choices=pick("sector")),
        Row("former_names", "Former names", hint="Separated by commas", fold=OTHER_NAMES),
        Row("known_as", "Known as", hint="Separated by commas", fold=OTHER_NAMES),
        Row("sex", "Sex", "code", choices=pick("sex"), fold=OTHER_NAMES),
        Row("ethnicity", "Ethnicity", "code", choices=pick("ethnicity"), fold=OTHER_NAMES),
        *_service_rows(words),
        *_rare_rows(words),
    ]


def _service_rows(words: Words) -> list[Row]:
    def own_children() -> DraftsField:
        return DraftsField(
            OWN_CHILDREN,
            lambda: own_child_rows(words),
            OwnChildDraft(),
            noun="own child",
            add="Add an own child",
            headed=True,
        )

    return [
        Row("basis", "Employed as", "code", choices=words.choices("basis"), fold=SERVICE),
        Row("employing_agency", "Employer, where it is another", hint="Such as an agency", fold=SERVICE),
        Row("started", "Started on", "day", read=words.read, fold=SERVICE),
        Row("length_of_service", "Length of service", fold=SERVICE),
        Row("address", "Home address", width=2, fold=SERVICE),
        Row("is_told", "Told of the allegation", "yes_no", fold=SERVICE),
        Row("told_on", "Told on", "day", read=words.read, fold=SERVICE),
        Row("told_by", "Told by", fold=SERVICE),
        Row("other_work", "Other work with children or adults at risk", "long", width=3, fold=SERVICE),
        Row("previous_concerns", "Previous concerns and allegations", "long", width=3, fold=SERVICE),
        Row("own_children", OWN_CHILDREN, width=3, make=own_children, blank=(), fold=SERVICE),
    ]


def _rare_rows(words: Words) -> list[Row]:
    return [
        Row("low_level_concerns", "Low-level concerns the employer holds", "long", width=3, fold=MORE_ADULT),
        Row("gender", "Gender", fold=MORE_ADULT),
        Row("disability", "Disability", fold=MORE_ADULT),
        Row("characteristics", "Other protected characteristics", fold=MORE_ADULT),
        Row("language", "Language", fold=MORE_ADULT),
        Row("needs_interpreter", "Needs an interpreter", "yes_no", fold=MORE_ADULT),
        Row("dbs_certificate", "DBS certificate number", fold=MORE_ADULT),
        Row("dbs_issued_on", "DBS certificate of", "day", read=words.read, fold=MORE_ADULT),
        Row("registration_body", "Registered with", "code", choices=words.choices("body"), fold=MORE_ADULT),
        Row("registration", "Registration number", fold=MORE_ADULT),
    ]


def own_child_rows(words: Words) -> list[Row]:
    return [
        Row("name", "Name or initials"),
        Row("date_of_birth", "Date of birth", "day", read=words.birthday(is_adult=False)),
        Row("relationship_to_adult", "Relationship"),
        Row("is_shared_with_social_care", "Social care told", "yes_no"),
    ]


def setting_person_rows(words: Words) -> list[Row]:
    return [
        Row("part", "Part", "code", choices=words.choices("setting_part")),
        Row("name", "Name"),
        Row("phone", "Telephone"),
        Row("email", "Secure email"),
    ]


def child_rows(words: Words) -> list[Row]:
    pick = words.choices
    return [
        Row("name", "Name or initials"),
        Row("date_of_birth", "Date of birth", "day", read=words.birthday(is_adult=False)),
        Row("age_note", "Age, if that is all"),
        Row("relationship_to_adult", "Relationship to the adult"),
        Row("made_allegation", "Made the allegation", "yes_no"),
        Row("sex", "Sex", "code", choices=pick("sex"), fold=MORE_CHILD),
        Row("ethnicity", "Ethnicity", "code", choices=pick("ethnicity"), fold=MORE_CHILD),
        Row("needs", "Disability, SEND", fold=MORE_CHILD),
        Row("communication", "Communication needs", fold=MORE_CHILD),
        Row("address", "Address", width=2, fold=MORE_CHILD),
        Row("is_looked_after", "Looked after", "yes_no", fold=MORE_CHILD),
        Row("placing_authority", "By which authority", fold=MORE_CHILD),
        Row("social_worker", "Social worker, team", fold=MORE_CHILD),
    ]
