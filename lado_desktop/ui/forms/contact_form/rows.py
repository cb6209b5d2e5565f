"""Every row of the contact form but those of people: its key in the draft, its label, its kind.

A key with a dot is a field of a part of the draft: "referrer.name".
"""

from __future__ import annotations

from lado_desktop.ui.forms.contact_form.people_rows import people_rows
from lado_desktop.ui.forms.contact_form.sections import (
    ADVICE,
    CALL,
    CHECK,
    CLOSING,
    MORE_CALL,
    MORE_CLOSING,
    MORE_INCIDENT,
    MORE_REFERRER,
    REFERRER,
    SAID,
    THRESHOLD,
    TRANSFER,
)
from lado_desktop.ui.forms.contact_form.words import Words
from lado_desktop.ui.forms.transfer import transfer_rows
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Row


def contact_rows(words: Words) -> list[Row]:
    """All of them, in the order of a referral form."""
    parts = (call_rows, referrer_rows, check_rows, people_rows, said_rows, advice_rows, decision_rows)
    return [
        *(row for part in parts for row in part(words)),
        *transfer_rows(words.read, "transfer.", TRANSFER),
        *closing_rows(words),
    ]


def call_rows(words: Words) -> list[Row]:
    pick, read = words.choices, words.read
    return [
        Row("received_on", "Received", "day", CALL, read=read),
        Row("received_at", "Time received", "time", CALL),
        Row("route", "How it came in", "code", CALL, choices=pick("route")),
        Row("contact_type", "Type", "code", CALL, hint="Can change later", choices=pick("contact_type")),
        Row("taken_by", "Taken by", section=CALL),
        Row("handled_by", "Handled by", section=CALL),
        Row("response", "Response", section=CALL, width=3, make=lambda: SaidField("Response")),
        Row("taken_as_cover", "Taken as cover", "yes_no", CALL, fold=MORE_CALL),
        Row("own_reference", "Own reference", section=CALL, hint="As the office numbered it before", fold=MORE_CALL),
    ]


def referrer_rows(words: Words) -> list[Row]:
    pick, read, more = words.choices, words.read, MORE_REFERRER
    return [
        Row("referrer.name", "Name of the referrer", section=REFERRER),
        Row("referrer.job_title", "Job title", section=REFERRER),
        Row("referrer.agency", "Agency", "code", REFERRER, choices=pick("agency")),
        Row("referrer.phone", "Telephone", section=REFERRER),
        Row("referrer.email", "Secure email", section=REFERRER),
        Row("referrer_learned_on", "Learned of it on", "day", REFERRER, read=read, fold=more),
        Row(
            "referrer_relationship",
            "Relationship to child or adult",
            "code",
            REFERRER,
            choices=pick("referrer_relationship"),
            fold=more,
        ),
        Row("referrer_is_employer", "Is the employer", "yes_no", REFERRER, fold=more),
        Row("referrer_wishes_outcome", "Wishes to be told the outcome", "yes_no", REFERRER, fold=more),
        Row("referrer_told_on", "Told the outcome on", "day", REFERRER, read=read, fold=more),
    ]


def check_rows(words: Words) -> list[Row]:
    return [
        Row("check_kind", "Kind of check", "code", CHECK, choices=words.choices("check_kind")),
        Row("consent_seen", "Was consent seen", "yes_no", CHECK),
        Row("check_found", "Result", "code", CHECK, choices=words.choices("check_result")),
        Row("check_purpose", "Purpose", section=CHECK, width=2),
        Row("check_replied_on", "Replied on", "day", CHECK, read=words.read),
        Row("check_result", "What was found", "long", CHECK, width=3),
        Row("check_reply", "Text of the reply", "long", CHECK, width=3),
    ]


def said_rows(words: Words) -> list[Row]:
    pick, read, more = words.choices, words.read, MORE_INCIDENT
    return [
        Row("summary", "Summary, in the caller's words", "long", SAID, width=3, lines=4),
        Row("incident_from", "Happened on, or from", "day", SAID, read=read),
        Row("incident_to", "Until", "day", SAID, read=read),
        Row("disclosed_on", "First disclosed on", "day", SAID, read=read),
        Row("employer_aware_on", "Employer aware on", "day", SAID, read=read),
        Row("employer_aware_at", "Time the employer was aware", "time", SAID),
        Row("recency", "Recent or non-recent", "code", SAID, choices=pick("recency")),
        Row("lateness", "Reported", section=SAID, width=3, make=lambda: SaidField("Reported")),
        Row("late_reason", "Why it was late", "code", SAID, choices=pick("late_reason")),
        Row("late_note", "Note on why it was late", section=SAID),
        Row("late_challenged", "Was the delay challenged", "yes_no", SAID),
        Row("incident_place", "Place", section=SAID, fold=more),
        Row("incident_note", "Times, more than one incident", section=SAID, fold=more),
        Row("is_at_work", "At work", "yes_no", SAID, fold=more),
        Row("alleged_by", "Who said so, to whom, how", section=SAID, fold=more),
        Row("witnesses", "Witnesses", section=SAID, fold=more),
        Row("injury", "Injury", section=SAID, fold=more),
        Row(
            "actions_taken",
            "Done so far",
            "long",
            SAID,
            width=3,
            hint="Suspension, statements, police, social care, regulator, who else was told",
            fold=more,
        ),
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


def advice_rows(words: Words) -> list[Row]:
    read = words.read
    return [
        Row("advice", "Advice given", "long", ADVICE, width=3, lines=3),
        Row("advice_on", "Advice given on", "day", ADVICE, read=read),
        Row("confirmed_on", "Confirmed in writing on", "day", ADVICE, read=read),
        Row("first_response_on", "First response on", "day", ADVICE, read=read),
        Row("first_response_at", "Time of first response", "time", ADVICE),
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


def closing_rows(words: Words) -> list[Row]:
    return [
        Row("disposal", "What became of it", "code", CLOSING, choices=words.choices("disposal")),
        Row("notes", "Notes", "long", CLOSING, width=3),
        Row("feedback_sent_on", "Sent on", "day", CLOSING, read=words.read, fold=MORE_CLOSING),
        Row("feedback_returned_on", "Returned on", "day", CLOSING, read=words.read, fold=MORE_CLOSING),
    ]
