"""What follows from what a row says: rules of the mapping, in their order."""

from __future__ import annotations

from lado_desktop.services.exchange.draft import Draft
from lado_desktop.services.exchange.fields import MEETINGS, Field, find
from lado_desktop.services.exchange.mapping import ANYTHING, WorkbookMapping
from lado_desktop.services.exchange.reading import FieldValue


class Rules:
    """The rules of one mapping, ready to be applied to many rows."""

    def __init__(self, mapping: WorkbookMapping) -> None:
        self._rules = [
            (
                [(key, key.partition(":")[0] in MEETINGS, wanted) for key, wanted in rule.when.items()],
                [(key, _typed(field, text)) for key, text in rule.then.items() if (field := find(key))],
                rule.replaces,
            )
            for rule in mapping.rules
        ]

    def apply(self, draft: Draft) -> None:
        """Set the fields every fitting rule names; what a row says itself stays, unless the rule replaces it."""
        values = draft.values
        for when, then, replaces in self._rules:
            for key, is_meeting, wanted in when:
                if not _fits(_held(draft, key) if is_meeting else values.get(key), wanted):
                    break
            else:
                for key, value in then:
                    if replaces or key not in values:
                        values[key] = value


def _held(draft: Draft, key: str) -> FieldValue | None:
    """The types of the meetings held that a column would stand for, so that a rule can ask whether there was one."""
    base, _, qualifier = key.partition(":")
    kind = qualifier or MEETINGS[base]
    return tuple(one.meeting_type for one in draft.meetings if one.meeting_type == kind or not kind) or None


def _fits(value: FieldValue | None, wanted: str) -> bool:
    if value is None or wanted in ("", ANYTHING):
        return (wanted == "") if value is None else (wanted == ANYTHING)
    if isinstance(value, bool):
        return wanted == ("yes" if value else "no")
    if isinstance(value, tuple):
        return wanted in value
    return str(value) == wanted


def _typed(field: Field, text: str) -> FieldValue:
    if field.kind == "yes_no":
        return text == "yes"
    return (text,) if field.kind == "codes" else text
