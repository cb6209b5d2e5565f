"""Every field of the contact form: its key in the draft, its label, its kind. The only place where they are named.

A key with a dot is a field of a part of the draft: "referrer.name".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import Read, Today, read_birthday, read_day
from lado_desktop.ui.forms.contact_form.linked import LinkedField
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Form, Row

CALL, REFERRER, ABOUT, CHILDREN = "The call", "Who told us", "Who it is about", "Children"
SAID = "What was said"
OF_THE_NAMED = ("name", "former_names", "date_of_birth", "age_note", "sex", "ethnicity")
KNOWN = "Is the adult known"
THRESHOLD, ADVICE, CHECK, CLOSING = "Threshold decision", "Advice and reply", "Record check", "Closing"


@dataclass(frozen=True)
class Words:
    """What rows are made with: the office's lists and the readers of days."""

    lists: Lists
    today: Today

    def choices(self, name: str) -> Sequence[Choice]:
        """A value list as a form offers it; a retired entry says so, for the records that have it."""
        return [
            Choice(one.code, f"{one.label} (no longer used)" if one.is_retired else one.label, one.definition)
            for one in self.lists.choices(name)
        ]

    @property
    def read(self) -> Read:
        return read_day(self.today)


def contact_rows(words: Words, settings: Sequence[str]) -> list[Row]:
    """All of them, in the order of a referral form."""
    parts = (call_rows, referrer_rows, said_rows, decision_rows, advice_rows, check_rows, closing_rows)
    called, referred, *rest = (part(words) for part in parts)
    return [*called, *referred, *about_rows(words, settings), *(row for part in rest for row in part)]


def about_rows(words: Words, settings: Sequence[str]) -> list[Row]:
    def adults() -> DraftsField:
        return DraftsField(
            "",
            lambda: adult_rows(words, settings),
            AdultDraft(),
            noun="adult",
            add="Add another adult",
            headed=True,
            keeps_one=True,
            settle=settle_adult,
        )

    def children() -> DraftsField:
        return DraftsField("", lambda: child_rows(words), ChildDraft(), noun="child", add="Add a child", headed=True)

    return [
        Row("adults", "", section=ABOUT, width=3, make=adults),
        Row("children", "", section=CHILDREN, width=3, make=children),
    ]


def settle_adult(form: Form) -> None:
    """Ask only for what can be known of somebody who is named, or is not."""
    values = form.values()
    is_named = values["known"] == "named"
    form.show_rows(dict.fromkeys(OF_THE_NAMED, is_named) | {"description": not is_named or bool(values["description"])})
    form.show_rows({"person_id": is_named and values["person_id"] is not None})


def call_rows(words: Words) -> list[Row]:
    pick, read = words.choices, words.read
    return [
        Row("received_on", "Received", "day", CALL, read=read),
        Row("received_at", "Time received", "time", CALL),
        Row("route", "How it came in", "code", CALL, choices=pick("route")),
        Row("contact_type", "Type", "code", CALL, hint="Can change later", choices=pick("contact_type")),
        Row("taken_by", "Taken by", section=CALL),
        Row("handled_by", "Handled by", section=CALL),
        Row("recency", "Recent or non-recent", "code", CALL, choices=pick("recency")),
        Row("own_reference", "Own reference", section=CALL, hint="As the office numbered it before"),
    ]


def referrer_rows(words: Words) -> list[Row]:
    pick, read = words.choices, words.read
    return [
        Row("referrer.name", "Name of the referrer", section=REFERRER),
        Row("referrer.job_title", "Job title", section=REFERRER),
        Row("referrer.agency", "Agency", "code", REFERRER, choices=pick("agency")),
        Row("referrer.phone", "Telephone", section=REFERRER),
        Row("referrer.email", "Secure email", section=REFERRER),
        Row(
            "referrer_relationship",
            "Relationship to child or adult",
            "code",
            REFERRER,
            choices=pick("referrer_relationship"),
        ),
        Row("referrer_is_employer", "Is the employer", "yes_no", REFERRER),
        Row("referrer_learned_on", "Learned of it on", "day", REFERRER, read=read),
        Row("referrer_wishes_outcome", "Wishes to be told the outcome", "yes_no", REFERRER),
        Row("referrer_told_on", "Told the outcome on", "day", REFERRER, read=read),
    ]


def adult_rows(words: Words, settings: Sequence[str]) -> list[Row]:
    pick = words.choices

    def setting() -> TextField:
        field = TextField("Setting or employer")
        field.suggest(settings)
        return field

    return [
        Row("known", KNOWN, make=lambda: CodeField(KNOWN, pick("adult_known"), blank=None)),
        Row("name", "Name of the adult"),
        Row("person_id", "", make=LinkedField),
        Row("former_names", "Former names", hint="Separated by commas"),
        Row("date_of_birth", "Date of birth", "day", read=read_birthday(words.today)),
        Row("age_note", "Age, if that is all", hint="Such as about 30"),
        Row("sex", "Sex", "code", choices=pick("sex")),
        Row("ethnicity", "Ethnicity", "code", choices=pick("ethnicity")),
        Row("description", "Description", width=2, hint="What is known of them, such as night worker on the unit"),
        Row("job_title", "Role"),
        Row("setting_name", "Setting or employer", make=setting),
        Row("sector", "Sector", "code", choices=pick("sector")),
    ]


def child_rows(words: Words) -> list[Row]:
    return [
        Row("name", "Name or initials"),
        Row("date_of_birth", "Date of birth", "day", read=read_birthday(words.today, is_adult=False)),
        Row("age_note", "Age, if that is all"),
        Row("relationship_to_adult", "Relationship to the adult", width=2),
    ]


def said_rows(words: Words) -> list[Row]:
    pick, read = words.choices, words.read
    return [
        Row("summary", "Summary, in the caller's words", "long", SAID, width=3, lines=4),
        Row("incident_from", "Happened on, or from", "day", SAID, read=read),
        Row("incident_to", "Until", "day", SAID, read=read),
        Row("disclosed_on", "First disclosed on", "day", SAID, read=read),
        Row("employer_aware_on", "Employer aware on", "day", SAID, read=read),
        Row("lateness", "Reported", section=SAID, width=2, make=lambda: SaidField("Reported")),
        Row("late_reason", "Why it was late", "code", SAID, choices=pick("late_reason")),
        Row("late_note", "Note on why it was late", section=SAID),
        Row("late_challenged", "Was the delay challenged", "yes_no", SAID),
        Row(
            "categories",
            "Categories of harm",
            "codes",
            SAID,
            width=3,
            choices=pick("category"),
            main_label="The main one",
        ),
        Row("natures", "What else marks it", "codes", SAID, width=3, choices=pick("nature")),
    ]


def decision_rows(words: Words) -> list[Row]:
    pick, read = words.choices, words.read
    return [
        Row("threshold.decision", "Decision", "code", THRESHOLD, width=2, choices=pick("threshold")),
        Row("threshold.decided_on", "Decided on", "day", THRESHOLD, hint="Today unless you say otherwise", read=read),
        Row("decided", "Decided", section=THRESHOLD, make=lambda: SaidField("Decided")),
        Row("threshold.limbs", "Limbs met", "codes", THRESHOLD, width=3, choices=pick("limb"), is_explained=True),
        Row("threshold.rationale", "Reasons for the decision", "long", THRESHOLD, width=3, lines=3),
        Row("threshold.relied_on", "What it relied on", "long", THRESHOLD, width=3),
        Row("earlier", "Earlier decisions", section=THRESHOLD, width=3, make=lambda: SaidField("Earlier decisions")),
    ]


def advice_rows(words: Words) -> list[Row]:
    read = words.read
    return [
        Row("advice", "Advice given", "long", ADVICE, width=3, lines=3),
        Row("advice_on", "Advice given on", "day", ADVICE, read=read),
        Row("confirmed_on", "Confirmed in writing on", "day", ADVICE, read=read),
        Row("first_response_on", "First response on", "day", ADVICE, read=read),
        Row("first_response_at", "Time of first response", "time", ADVICE),
    ]


def check_rows(words: Words) -> list[Row]:
    return [
        Row("check_kind", "Kind of check", "code", CHECK, choices=words.choices("check_kind")),
        Row("consent_seen", "Was consent seen", "yes_no", CHECK),
        Row("check_replied_on", "Replied on", "day", CHECK, read=words.read),
        Row("check_purpose", "Purpose", section=CHECK, width=3),
        Row("check_result", "Result", "long", CHECK, width=3),
        Row("check_reply", "Text of the reply", "long", CHECK, width=3),
    ]


def closing_rows(words: Words) -> list[Row]:
    return [
        Row("disposal", "What became of it", "code", CLOSING, choices=words.choices("disposal")),
        Row("notes", "Notes", "long", CLOSING, width=3),
    ]
