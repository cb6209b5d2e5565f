"""The office's words for what a mapping says: fields, codes, rules."""

from __future__ import annotations

from collections.abc import Mapping

from lado_desktop.services.exchange.fields import FIELDS, IGNORE, KEEP, find
from lado_desktop.services.exchange.mapping import ANYTHING, Rule
from lado_desktop.services.lists import Lists
from lado_desktop.ui.widgets.fields_choice import Choice

NOTHING = ":nothing"
"""Stands for the code "" in a list of choices, where "" says that nothing was decided."""

_MEANINGS = {
    "text": "Text, as it stands",
    "name": "A name",
    "reference": "Your own number for it",
    "date": "A day",
    "time": "A time of day",
    "meetings": "Days of meetings, or how many there were",
    "yes_no": "Yes or no",
    "code": "One of a list; see the cell texts",
    "codes": "One or more of a list; see the cell texts",
    "tick": "Ticked where it applies",
}
_KEPT = {
    KEEP: "Goes into the notes of the contact, under its heading",
    IGNORE: "Not brought in; the original row is kept all the same",
}
_QUALIFIED = {
    "meeting": "meeting_type",
    "onward_made": "body",
    "onward_made_on": "body",
    "category": "category",
    "limb": "limb",
}


class Words:
    """Looks codes up in the tracker's own lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def field(self, key: str) -> str:
        """ "Date received"; a qualified field names its code in words: "Meeting: Initial meeting"."""
        what = find(key)
        if what is None:
            return key
        base, _, code = what.label.partition(": ")
        return f"{base}: {self._lists.label(what.list_name, code)}" if ":" in key else what.label

    def fields(self, keys: tuple[str, ...]) -> str:
        return " and ".join(map(self.field, keys))

    def code(self, key: str, code: str | None) -> str:
        """What a cell text of the field stands for."""
        if code is None:
            return "No code, kept with the notes"
        what = find(key)
        return self._lists.label(what.list_name, code) if code and what else "Nothing is recorded"

    def field_choices(self) -> list[Choice]:
        """Every field a column may become: notes and nothing first, then in the order of the form."""
        keys = [KEEP, IGNORE]
        for key in FIELDS:
            keys += [key] if key not in keys else []
            keys += [f"{key}:{one.code}" for one in self._lists.choices(_QUALIFIED.get(key, "")) if not one.is_retired]
        return [Choice(key, self.field(key), self._meaning(key)) for key in keys]

    def code_choices(self, key: str) -> list[Choice]:
        """Every code a text of this field may mean."""
        what = find(key)
        own = self._lists.choices(what.list_name) if what else ()
        used = [Choice(one.code, one.label, one.definition) for one in own if not one.is_retired]
        rest = [Choice(one.code, f"{one.label} (not in use)", one.definition) for one in own if one.is_retired]
        return [Choice(NOTHING, "Nothing is recorded", "The cell is read as if it were empty"), *used, *rest]

    def rule(self, rule: Rule) -> str:
        """ "Where Became a case is yes, Contact type is Referral."."""
        when = " and ".join(self._says(key, value) for key, value in rule.when.items())
        then = " and ".join(self._says(key, value) for key, value in rule.then.items())
        return f"Where {when}, {then}." if when else f"{then}."

    def constants(self, constants: Mapping[str, str]) -> str:
        """What holds for every row of a sheet."""
        said = [self._says(key, value) for key, value in constants.items()]
        return f"In every row {' and '.join(said)}." if said else ""

    def _says(self, key: str, value: str) -> str:
        what = find(key)
        if value == ANYTHING:
            said = "filled in"
        elif not value:
            said = "empty"
        else:
            said = self._lists.label(what.list_name, value) if what and what.list_name else value
        return f"{self.field(key)} is {said}"

    @staticmethod
    def _meaning(key: str) -> str:
        what = find(key)
        return _KEPT.get(key) or (_MEANINGS.get(what.kind, "") if what else "")
