"""What follows from what a row says: rules of the mapping, in their order."""

from __future__ import annotations

from lado_desktop.services.exchange.draft import Draft
from lado_desktop.services.exchange.fields import Field, find
from lado_desktop.services.exchange.mapping import ANYTHING, Rule, WorkbookMapping
from lado_desktop.services.exchange.reading import FieldValue


def apply(draft: Draft, mapping: WorkbookMapping) -> None:
    """Set the fields every fitting rule names; what a row says itself stays, unless the rule replaces it."""
    for rule in mapping.rules:
        if all(_fits(draft.values.get(key), wanted) for key, wanted in rule.when.items()):
            _set(draft, rule)


def _set(draft: Draft, rule: Rule) -> None:
    for key, text in rule.then.items():
        field = find(key)
        if field is not None and (rule.replaces or key not in draft.values):
            draft.values[key] = _typed(field, text)


def _fits(value: FieldValue | None, wanted: str) -> bool:
    if wanted in ("", ANYTHING):
        return (value is not None) == (wanted == ANYTHING)
    if isinstance(value, bool):
        return wanted == ("yes" if value else "no")
    if isinstance(value, tuple):
        return wanted in value
    return value is not None and str(value) == wanted


def _typed(field: Field, text: str) -> FieldValue:
    if field.kind == "yes_no":
        return text == "yes"
    return (text,) if field.kind == "codes" else text
