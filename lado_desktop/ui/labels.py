"""Sentences for codes: the only module that turns a trouble or a problem into words.

It knows no Qt, so that the command line reads it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lado_desktop.errors import Trouble
from lado_desktop.ui import search_sentences
from lado_desktop.ui.document_sentences import DOCUMENTS
from lado_desktop.ui.match_sentences import WHY
from lado_desktop.ui.sheet_sentences import REASONS, ROLES, SHEETS, SURENESS, WORK
from lado_desktop.ui.tracker_sentences import TRACKER
from lado_desktop.ui.work_sentences import UNDOING, WORKS

if TYPE_CHECKING:
    from lado_desktop.services.search import Results

UNKNOWN = "Something went wrong ({code}). Nothing was changed. If it happens again, tell whoever supports the program."

BUG = (
    "A fault of ours stopped what you were doing. What was saved before is safe. Where it happened is in the log, "
    "without any name. If it happens again, tell whoever supports the program."
)
KEYS = (
    "Ctrl+N: new contact. Ctrl+R: record check. Ctrl+K: find. Ctrl+F: filter this list.\n"
    "Enter opens, Esc goes back, Tab moves on. Alt+1 to Alt+5: the pages of the rail.\n"
    "Ctrl+N: new contact. Ctrl+K: find. Ctrl+F: filter this list.\n"
    "Enter opens, Esc goes back, Tab moves on. Alt and a number: the pages of the rail.\n"
    "Ctrl+Z: undo what was done last. Ctrl+Y: do it again. In a field they are about its text.\n"
    "Ctrl+H: the history of this record.\n"
    "Ctrl+S: save. Ctrl+P: print. Ctrl+E: export. Ctrl+L: lock. Ctrl+Q: close the program.\n"
    "Ctrl+D: documents of this record. F4: panel at the side. F5: read again.\n"
    "Ctrl and plus, minus or 0: the size of the text.\n"
    "In dates: Alt+Down opens the month; 12/5, today, fri and +5wd are understood.\n"
    "In lines that are added: Ctrl+Enter adds one, Ctrl+Shift+Delete removes it, Ctrl+Shift+Up and Down move it.\n"
    "On a case: Space ticks an action, F2 changes the facts, Insert adds to the card one stands in. "
    "From anywhere Ctrl+Shift adds: A allegation, C child, T action, D review date, O onward referral, M meeting, "
    "K linked case, X transfer.\n"
    "On a meeting: F6 action, F7 decision, F9 next heading."
)
ABOUT = (
    "An encrypted, offline tracker for Local Authority Designated Officers. It has no network part. "
    "It uses Qt (LGPL), SQLCipher, SQLite, SQLAlchemy, ReportLab and other open libraries."
)

# Each sentence says what happened, what it means, what to do. Facts stand in braces.
SENTENCES: dict[str, str] = {
    "invalid": "{count} fields need another look before this can be saved.",
    "cancelled": "Stopped, as you asked. Nothing was changed.",
    "not_found": "That {kind} is not in this tracker. It may have been removed in the meantime.",
    # Files the program writes
    "cannot_write": (
        "The file could not be written, and nothing was left behind. It may be open in another program, "
        "or the folder may be closed to you. Close the file or choose another folder, then try again."
    ),
    "disk_full": ("The disk is full, so nothing was written. Make room or choose another disk, then try again."),
    # Paper
    "paper_differs": (
        "The PDF, read back, did not say what was typed ({wrong} passages differ, {left_out} are missing), "
        "so it was not made. Nothing was changed. Tell whoever supports the program."
    ),
    # Records
    "has_case": "That contact belongs to a case already. Open the case from the contact.",
    "reason_needed": (
        "That {kind} is restricted. It opens only after you have said why; what you say is kept in the record."
    ),
    "never_parked": "Why, when and on which grounds a case is closed cannot be left open. Enter it.",
    "closed_already": "That case is closed already. Open it again first, with a reason.",
    "not_closed": "That case is not closed, so there is nothing to open again.",
    "case_without_contact": (
        "No contact belongs to this case, and a threshold decision is taken on a contact. Record the contact first."
    ),
    "decision_unchanged": (
        "This is the decision that stands already, so nothing was added. Change what is new in it, then record it."
    ),
    "restricted_already": "That record is restricted already. Lift the restriction first if its reason has changed.",
    "not_restricted": "That record is not restricted, so there is nothing to lift.",
    "not_held": "That meeting was not held yet, so it has no minutes. Record that it was held, then print.",
    "merge_self": "That is one and the same record. Choose another one to merge it with.",
    "merge_again": "One of the two was merged already, so nothing was changed. Open the one that was kept.",
    "part_later": "The one that was kept was merged itself since. Part that first; then these two can be parted.",
    # The command line
    "passphrase_not_given": (
        "There is no terminal to ask for the passphrase. Put it into a file that only you can read and name that file "
        "with --passphrase-file or in LADO_PASSPHRASE_FILE."
    ),
    "passphrase_file_unreadable": (
        "The passphrase file cannot be read. Check its name, and that it is a small text file that is open to you."
    ),
    "passphrases_differ": "The passphrase typed the second time was not the same, so nothing was made. Start again.",
    "code_not_shown": (
        "The tracker was made, but its recovery code could not be shown, and it is shown only once. "
        "Delete the new tracker with its key files and make it again."
    ),
    "output_cut": "What was asked for could not be written to its end. Is the disk full? What was saved is safe.",
    "file_exists": (
        "There is a file of that name already, and it was left as it is. "
        "Choose another name, or say --force to put the new one in its place."
    ),
    "file_is_tracker": (
        "That name is one of a tracker or its keys, which no other file may take the place of. Choose another name."
    ),
    "tracker_not_whole": "The tracker is not whole; checks that failed: {count}. Put back a backup and keep this file.",
    "no_screen": (
        "No screen was found, so the window cannot be shown. On a computer without one, use the command line: "
        "lado-desktop --help."
    ),
    "window_unavailable": (
        "The window cannot be shown: a library it needs is missing on this computer. "
        "Set the program up again, or use the command line: lado-desktop --help."
    ),
    # Value lists and counts
    "vocabulary_unknown": "There is no vocabulary called {name}. Choose one of those that ship with the program.",
    "vocabulary_unreadable": "The vocabulary {name} cannot be read ({position}). Mend that page, or choose another.",
    "profile_unknown": "There is no report profile called {name}. Choose one of those that ship with the program.",
    "profile_unreadable": "The report profile {name} cannot be read ({position}). Mend that page, or choose another.",
    "sheet_not_written": "Row {row}, column {column} cannot be written to a workbook. Export as CSV instead.",
    "export_unknown": "Counts are saved as .csv or .xlsx. Choose a name that ends in one of these.",
    "table_unknown": "There is no table called {name}. Ask for one of the tables of the report.",
    "period_backwards": "The period ends {to:%d %b %Y}, before it begins {start:%d %b %Y}. Put the earlier day first.",
}
SENTENCES |= SHEETS | TRACKER | DOCUMENTS | UNDOING

# Beside a field: what to enter.
PROBLEMS: dict[str, str] = {
    "text_missing": "Enter what it is, in a few words",
    "owner_missing": "Enter who does it",
    "child_safe_missing": "Enter how the child, or children, are known to be safe",
    "risk_missing": "Enter what is concluded for the work with children, as the employer is told",
    "learning_missing": "Enter what is learned, or that there is nothing",
    "note_missing": "Enter the closing note and the reasons for closing",
    "strand_unknown": "Record whether they are involved",
    "strand_open": "Record that it has ended",
    "allegation_missing": "Record the allegation the outcome is about",
    "outcome_missing": "Record the outcome and the reasons for it",
    "why_missing": "Record the reasons for the outcome",
    "voice_missing": "Record what the child says, or why it was not gathered",
    "referral_open": "Record that it was made, or why not",
    "action_open": "Record that it is done, or hand it on",
    "minutes_unsent": "Record when the minutes were sent",
    "parent_untold": "Record when the parent or carer was told the outcome",
    "limb_not_met": "Tick the limb, or move this to the reasons",
    "access_reason_missing": "Enter why, in a few words",
    "reason_missing": "Enter why it was cancelled",
    "setting_there": "There is a setting of this name already. Merge the two, or choose another name",
    "reason_needed": "Enter the reason",
    "at_least_two": "Enter 2 or more",
    "at_least_one": "Enter 1 or more",
    "before_opened": "Enter the day the case was opened, or a later one",
    "adult_unnamed": "Enter a name, or choose above that the adult is not named",
    "unknown_choice": "This is not in the list any more. Choose another",
    "rationale_missing": "Enter the reasons for the decision",
    "name_missing": "Enter a name, or initials",
    "case_not_chosen": "Type part of the reference or the name, and choose one of what is found",
    "record_not_chosen": "Choose one of what is found, or leave this empty",
    "same_case": "Choose another case than this one",
    "linked_already": "These two cases are linked already",
    "authority_missing": "Enter which authority the other LADO is of",
    "child_here": "A child of that name and birthday is in this case already",
    "limb_missing": "Tick the limbs that are met",
    "no_adult": "The contact names no adult. Open it and add one",
    "restricted": "The record is restricted. Open it by itself",
    "view_unnamed": "Enter a name of at most 60 letters",
    "view_exists": "There is a view of this name. Enter another",
    "in_future": "Enter today or an earlier date",
    "date_unread": "Enter a date, such as 12/5/2026, today or fri",
    "date_no_such_day": "There is no such day. Enter a date, such as 12/5/2026",
    "date_missing": "Enter a date, such as 12/5/2026 or today",
    "choice_missing": "Choose one of the list",
    "before_start": "Enter the first day, or a later one",
    "before_sent": "Enter the day it was passed on, or a later one",
    "before_received": "Enter the day the contact was received, or a later one",
    "birthday_unread": "Enter day, month and year, such as 4/3/1995",
    "label_unusable": "Enter one line of at most 200 characters, such as Cover 1; not a full name",
    "window_unusable": "Enter a last day that is not before the first; a cover needs both",
    "not_a_date": "Enter a date, such as 12/5/2026 or today",
    "not_a_number": "Enter a whole number",
    "not_a_time": "Enter a time, such as 14:05",
    "required": "Enter something here",
    "several_same": "Only one of them can be the person asked about",
    "decision_stands": "A decision that was taken stays. Choose the decision that takes its place",
    "passphrase_empty": "Enter a passphrase, or take the five words that are offered",
    "passphrase_control": "Use letters, digits and plain spaces only: no tab or line break",
    "passphrase_long": "Enter at most 1,000 characters",
    "passphrase_weak": "Too easy to guess. Use five words that do not belong together, or the five that are offered",
}

# What each check of a tracker found good; and what it means when it did not.
CHECKS: dict[str, tuple[str, str]] = {
    "encrypted": ("The file is encrypted", "The file is not encrypted"),
    "pages_sealed": ("Every page carries its seal", "Pages whose seal is broken: {count}"),
    "structure_whole": ("The structure is whole", "Faults in the structure: {count}"),
    "links_whole": ("Every link leads to a record", "Links that lead nowhere: {count}"),
    "is_tracker": ("It is a tracker of this program", "It is not marked as a tracker of this program"),
    "version_right": ("It is at this version's form", "It is not at this version's form"),
    "tables_whole": ("Every table is there", "Tables that are missing: {count}"),
    "index_whole": ("Every record is found by search", "Records that search misses or still names: {count}"),
    "triggers_whole": ("Every write is being recorded", "Recorders of writes that are missing: {count}"),
    "documents_whole": ("Every document is as it was attached", "Documents that are missing or changed: {count}"),
    "changes_chained": ("The record of changes is unbroken", "The record of changes is broken at entry {count}"),
}

# On the progress page: what is being done now.
PROGRESS: dict[str, str] = {
    "making_sample": "Making up people, contacts and cases",
    "": "Working",
    "counting": "Counting",
    "minutes": "Laying out the minutes",
    "chronology": "Laying out the chronology",
    "saving": "Saving",
    "comparing": "Comparing everybody with everybody",
    "exporting": "Exporting everything",
    "attaching": "Attaching the document",
    "searching": "Searching",
    "checking": "Looking for everybody on the list",
    "recording_checks": "Recording checks",
    "writing_list": "Writing the file",
    "looking": "Looking at what would change",
    "changing": "Changing",
}
PROGRESS |= WORK


def sentence(trouble: Trouble) -> str:
    """The words for `trouble`, its facts filled in."""
    words = SENTENCES.get(trouble.code, UNKNOWN.replace("{code}", trouble.code))
    facts = {**trouble.facts}
    if "kind" in facts:
        facts["kind"] = str(facts["kind"]).replace("_", " ")
    if "later" in facts:
        facts["later"] = work(str(facts["later"]))
    return words.format(**facts)


def work(code: str) -> str:
    """What undo calls a work: "close case" for close_case; one nobody has words for is called by its code."""
    return WORKS.get(code, code.replace("_", " "))


def problem(code: str) -> str:
    """The words to stand beside a field that has the problem `code`."""
    return PROBLEMS.get(code, f"Look at this again ({code})")


def overtaken(said: str) -> str:
    """Beside a field whose record was changed while something else was being typed; `said` is what it holds now."""
    now = f" It says now: {said}." if said else ""
    return f"Changed elsewhere since you typed this.{now} Saving puts yours in its place"


def check(code: str, *, is_good: bool, count: int = 0) -> str:
    """What a check of a tracker found."""
    good, bad = CHECKS.get(code, (code, f"{code}: {{count}}"))
    return (good if is_good else bad).format(count=count)


def reason(code: str) -> str:
    """Why a line or a cell of a spreadsheet was set aside."""
    return REASONS.get(code, code)


def why(reasons: Iterable[str]) -> str:
    """Why somebody came up in a record check, as one phrase."""
    said = ", ".join(WHY.get(code, code) for code in reasons)
    return said[:1].upper() + said[1:]


def sureness(code: str) -> str:
    """How sure a proposed mapping is of a column or a text."""
    return SURENESS.get(code, code)


def sheet_role(code: str) -> str:
    """What a sheet of a workbook is taken as."""
    return ROLES.get(code, code)


def progress(code: str, done: int = 0, total: int = 0) -> str:
    """How far a long piece of work is: "Reading rows: 8,000 of 20,000"."""
    words = PROGRESS.get(code, PROGRESS[""])
    return f"{words}: {done:,} of {total:,}" if total else words


def search_kind(kind: str) -> str:
    """What records of a kind are called above those that were found."""
    return search_sentences.KINDS[kind]


def search_where(place: str) -> str:
    """Where in a record a word was found; nowhere in particular is blank."""
    return search_sentences.where(place) if place else ""


def search_remarks(found: Results) -> str:
    """What somebody should know about how it was looked for."""
    return search_sentences.remarks(found)
