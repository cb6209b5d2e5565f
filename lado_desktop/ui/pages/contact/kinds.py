"""The kinds of record the page of a contact shows something of: it reads again when one of them changes."""

from __future__ import annotations

from typing import Final

KINDS: Final = frozenset(
    {
        "Contact",
        "ContactAdult",
        "ContactCategory",
        "ContactChild",
        "ContactNature",
        "Case",
        "Child",
        "PatternDismissal",
        "Person",
        "PersonChild",
        "PersonName",
        "Referrer",
        "Role",
        "Setting",
        "SettingContact",
        "ThresholdDecision",
        "Transfer",
    }
)
