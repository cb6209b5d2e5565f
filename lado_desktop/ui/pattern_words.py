"""Patterns in words: how many contacts, about whom, in how many months. Counts, never a judgement."""

from __future__ import annotations

from typing import Final

from lado_desktop.services.lists import Lists
from lado_desktop.services.pattern_rules import RuleDraft
from lado_desktop.services.patterns import Pattern, PatternContact
from lado_desktop.ui.dates import short_date

ORDINALS: Final = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
COUNTED: Final = {
    "any": "contact",
    "met": "contact that met the threshold",
    "low_level": "low-level concern",
}
OFFERED: Final = {
    "any": "Contacts of any kind",
    "met": "Contacts that met the threshold",
    "low_level": "Low-level concerns",
}


def pattern_title(pattern: Pattern, lists: Lists) -> str:
    """ "Third contact about Oak Lane in 12 months"."""
    return f"{_counted(pattern)} about {pattern.name} {_within(pattern.rule, lists)}"


def pattern_brief(pattern: Pattern, lists: Lists) -> str:
    """ "Third contact in 12 months", where it is plain or said elsewhere about whom."""
    return f"{_counted(pattern)} {_within(pattern.rule, lists)}"


def _counted(pattern: Pattern) -> str:
    count = len(pattern.contacts)
    ordinal = ORDINALS[count] if count < len(ORDINALS) else _ordinal(count)
    return f"{ordinal} {COUNTED.get(pattern.rule.counts, 'contact')}"


def _within(rule: RuleDraft, lists: Lists) -> str:
    category = "" if rule.counts in COUNTED else f": {lists.label('category', rule.counts)}"
    return f"in {months(rule)}{category}"


def pattern_line(pattern: Pattern) -> str:
    """ "Latest 12 May 2026, first 3 Nov 2025", or why it was put aside."""
    if pattern.put_aside:
        return f"Put aside {short_date(pattern.put_aside.on)}: {pattern.put_aside.reason}"
    latest, first = pattern.contacts[0], pattern.contacts[-1]
    return f"The latest {short_date(latest.received_on)}, the first {short_date(first.received_on)}"


def rule_words(rule: RuleDraft, lists: Lists) -> str:
    """ "3 contacts about one setting in 12 months"."""
    counted = COUNTED.get(rule.counts, f"contact in the category {lists.label('category', rule.counts)}")
    first, _, rest = counted.partition(" ")
    plural = f"{first}s {rest}".strip() if first == "contact" else "low-level concerns"
    return f"{rule.at_least} {plural} about one {rule.subject} in {months(rule)}"


def contact_line(contact: PatternContact, lists: Lists) -> str:
    """The kind of a contact behind a pattern, its categories and what was decided."""
    if contact.is_restricted:
        return "Restricted"
    kind = lists.label("contact_type", contact.contact_type)
    categories = ", ".join(lists.label("category", code) for code in contact.categories if code)
    return " · ".join(part for part in (kind, categories, lists.label("threshold", contact.threshold)) if part)


def months(rule: RuleDraft) -> str:
    """ "12 months"."""
    return "1 month" if rule.months == 1 else f"{rule.months} months"


def _ordinal(count: int) -> str:
    tail = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{tail}"
