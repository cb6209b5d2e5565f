"""What each work is called where it can be undone: "Undo: close case". A test finds works without words."""

from __future__ import annotations

from typing import Final

WORKS: Final[dict[str, str]] = {
    # Contacts
    "add_contact": "add contact",
    "change_contact": "change contact",
    "change_targets": "change response targets",
    "reserve_reference": "give out a reference",
    "change_contacts": "change contacts",
    "paste_contacts": "paste contacts",
    "open_contact": "open contact",
    "view_contact": "look at contact",
    "record_check": "record a check",
    "check_people": "look people up",
    "print_check_reply": "print the reply to a check",
    # Documents
    "add_document": "attach document",
    "change_document": "describe document",
    "remove_document": "remove document",
    "put_back_document": "put document back",
    "open_document": "open document",
    "export_document": "save a copy of a document",
    # Cases
    "open_case_from_contact": "make case from contact",
    "join_case": "join contact to case",
    "leave_case": "take contact out of case",
    "change_case": "change case",
    "change_cases": "change cases",
    "open_case": "open case",
    "add_allegation": "add allegation",
    "change_allegation": "change allegation",
    "add_action": "add action",
    "change_action": "change action",
    "remove_action": "remove action",
    "add_review": "add review date",
    "change_review": "change review date",
    "remove_review": "remove review date",
    "add_onward_referral": "add onward referral",
    "change_onward_referral": "change onward referral",
    "remove_onward_referral": "remove onward referral",
    "add_case_child": "add child to case",
    "change_case_child": "change child of case",
    "remove_case_child": "take child off case",
    "add_case_link": "link cases",
    "change_case_link": "change link of cases",
    "remove_case_link": "take link of cases away",
    "add_transfer": "add transfer",
    "change_transfer": "change transfer",
    "remove_transfer": "remove transfer",
    "add_strand": "add strand",
    "change_strand": "change strand",
    "remove_strand": "remove strand",
    # Meetings
    "add_meeting": "add meeting",
    "change_meeting": "change meeting",
    "open_meeting": "open meeting",
    "print_minutes": "print minutes",
    # People, settings and patterns
    "open_person": "open person",
    "change_person": "change person",
    "add_role": "add role",
    "change_role": "change role",
    "remove_role": "remove role",
    "open_setting": "open setting",
    "change_setting": "change setting",
    "merge_people": "merge people",
    "merge_settings": "merge settings",
    "part_people": "part people again",
    "part_settings": "part settings again",
    "note_two_people": "note that two people are two",
    "put_pattern_aside": "put pattern aside",
    "change_pattern_rules": "change thresholds of patterns",
    "open_chronology": "open chronology",
    "print_chronology": "print chronology",
    "add_entry": "add line or note",
    "change_entry": "change line or note",
    "remove_entry": "remove line or note",
    "close_case": "close case",
    "reopen_case": "open case again",
    "park_blank": "park a blank",
    "unpark_blank": "ask for a blank again",
    "change_retention": "change how long records are kept",
    "record_decision": "record threshold decision",
    # Restricted records
    "restrict_record": "restrict record",
    "lift_restriction": "lift restriction",
    "say_why_opened": "say why a record was opened",
    # Everything else
    "put_back": "put back",
    "bring_in_spreadsheet": "bring in a spreadsheet",
    "export_everything": "export everything",
    "export_counts": "export counts",
    "export_list": "export a list",
    "create_tracker": "make this tracker",
    "recover_tracker": "open with the recovery code",
    "heal_keys": "put the key file right",
    "migrate": "bring to the form of a new version",
}

STANDS: Final = "Nothing was changed: the {kind} {called} "
ELSE: Final = " To get single fields back, open its history."

UNDOING: Final[dict[str, str]] = {
    "undo_changed": STANDS + 'was changed since ("{later}"). Undo that first.' + ELSE,
    "undo_gone": STANDS + 'had this part taken away since ("{later}"). Undo that first, or put it back in the history.',
    "undo_used": STANDS + "came to depend on it since. Undo what was done to it first." + ELSE,
    "undo_taken": STANDS + "has something else in that place now. Undo what was done to it first.",
    "undo_older_form": STANDS + "was recorded by an earlier version of the program, in another form." + ELSE,
    "undo_not_bring_in_spreadsheet": (
        "A spreadsheet that was brought in is not undone with everything else. What was done before it stays as it is."
    ),
}
