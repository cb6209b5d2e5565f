"""What is being typed, in plain types that can be kept in the tracker and shown again after a lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, SettingPersonDraft
from lado_desktop.ui.widgets import drafting
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.form import Form

LINES: Mapping[str, type[AdultDraft] | type[SettingPersonDraft] | type[ChildDraft]] = {
    "adults": AdultDraft,
    "setting_people": SettingPersonDraft,
    "children": ChildDraft,
}
AS_TYPED = "as typed"
"""Under this key: the text of fields that could not be read yet."""


def plain_values(form: Form) -> dict[str, Any]:
    """The values of the form, people as plain records."""
    values = form.values()
    for key in LINES:
        values[key] = [drafting.plain_values(draft) for draft in values[key]]
    typed = {
        key: field.edit.text()
        for key, field in form.fields.items()
        if isinstance(field, TextField) and field.own_problem()
    }
    return values | {AS_TYPED: typed}


def show_plain(form: Form, values: Mapping[str, Any]) -> None:
    """Show kept values; fields that this version does not know are passed over, and those that show them already."""
    shown = form.values()
    for key, value in values.items():
        if key in LINES:
            form.fields[key].set_value(tuple(drafting.from_plain(LINES[key], line) for line in value))
        elif key in shown and _as_compared(shown[key]) != _as_compared(value):
            form.fields[key].set_value(value)
    for key, text in values.get(AS_TYPED, {}).items():
        if key in form.fields and isinstance(field := form.fields[key], TextField):
            field.edit.setText(text)


def _as_compared(value: Any) -> Any:
    """What was a tuple comes back as a list."""
    return tuple(value) if isinstance(value, list) else value
