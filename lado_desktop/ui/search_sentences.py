"""What search says: what its kinds of record are called, where a word was found, and how one asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # sentences are there before the services
    from lado_desktop.services.search import Results

KINDS: Final[dict[str, str]] = {
    "person": "People",
    "setting": "Settings and employers",
    "contact": "Contacts",
    "case": "Cases",
    "meeting": "Meetings and minutes",
    "action": "Actions",
    "entry": "Notes and chronology",
    "child": "Children",
    "referrer": "Referrers",
    "document": "Documents",
}
STATES: Final[dict[str, str]] = {
    "open": "Open",
    "closed": "Closed",
    "planned": "Planned",
    "held": "Held",
    "cancelled": "Cancelled",
}
_WHERE: Final[dict[str, str]] = {
    "contact.own_reference": "Own reference",
    "contact.check_reply": "Reply to the check",
    "threshold_decision.rationale": "Threshold, why",
    "threshold_limb.evidence": "Threshold, evidence",
    "allegation.statement": "Allegation",
    "allegation_outcome.rationale": "Outcome, why",
    "minutes_section.text": "Minutes",
    "minutes_section.heading": "Minutes",
    "decision.text": "Decision",
    "decision.rationale": "Decision, why",
    "decision.dissent": "Dissent",
    "action.text": "Action",
    "action.owner": "Owner of an action",
    "entry.text": "Note",
    "strand.note": "Strand",
    "attendance.name": "Asked to the meeting",
    "person.name": "Name",
    "person_name.name": "Another name",
    "setting.name": "Setting",
    "child.name": "Child",
    "referrer.name": "Referrer",
    "document.name": "Document",
    "check_candidate.name": "Found by a check",
    "case_child.voice": "Voice of the child",
}
FIELD_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("status:open", "cases, contacts and actions that are open, or closed"),
    ("outcome:none", "without an outcome, or with one: outcome:unfounded"),
    ('setting:"Oak Lane"', "at a setting; person:, child: and referrer: work alike"),
    ("type:advice", "contacts or meetings of a type; sector:, category:, agency:, threshold: too"),
    ("officer:ashdown", "taken or handled by, or chaired by"),
    (
        "received:2026-05",
        "in a month, a year, on a day, >=2026-04-01, or 1/4/2026..30/6/2026; opened:, closed:, born: too",
    ),
    ("kind:case", "one kind of record alone"),
    ("no:outcome  has:document", "where something is blank, or is not"),
)
TEACHES: Final = "Type words in any order, names as they sound, references or days. Closed records are found too."
HINT: Final = 'Narrow with status:open, outcome:none, setting:"Oak Lane", received:2026-05, kind:case'
HELP: Final = (
    "Type words in any order, or the beginnings of words: all text of all records is searched, closed ones too. "
    '"Words in quotation marks" stand in a row. A reference is found with or without its marks: C26/0413, c260413. '
    "A day is found however it is written: 12/5/2026. Misspelt names are looked for when nothing else is found.\n\n"
    + "\n".join(f"{words}: {what}" for words, what in FIELD_WORDS)
)


def where(place: str) -> str:
    """Where in a record a word was found, by its table and column."""
    return _WHERE.get(place) or place.partition(".")[2].replace("_", " ").capitalize()


def counted(count: int, *, is_more: bool) -> str:
    return f"{count}+" if is_more else f"{count:,}"


def remarks(found: Results) -> str:
    """What somebody should know about how it was looked for."""
    said = [f"Nothing is spelt {typed}. Shown: {spelt}" for typed, spelt in found.instead]
    if found.unknown:
        words = ", ".join(f"{name}:" for name in found.unknown)
        said.append(f"No field is called {words} so it was looked for as a word")
    return ". ".join(said)
