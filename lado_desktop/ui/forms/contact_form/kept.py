"""What is being typed, in plain types that can be kept in the tracker and shown again after a lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, SettingPersonDraft
from lado_desktop.ui.widgets import drafting
from lado_desktop.ui.widgets.form import Form

LINES: Mapping[str, type[AdultDraft] | type[SettingPersonDraft] | type[ChildDraft]] = {
    "adults": AdultDraft,
    "setting_people": SettingPersonDraft,
    "children": ChildDraft,
}


def plain_values(form: Form) -> dict[str, Any]:
    """The values of the form, people as plain records."""
    return {key: plain(key, value) for key, value in form.values().items()} | {drafting.UNREAD: form.unread()}


def plain(key: str, value: Any) -> Any:
    """One value as it comes back from keeping."""
    if key in LINES:
        return [drafting.plain_values(draft) for draft in value]
    return list(value) if isinstance(value, tuple) else value


def show_plain(form: Form, values: Mapping[str, Any]) -> None:
    """Show kept values; fields that this version does not know are passed over, and those that show them already."""
    shown = form.values()
    for key, value in values.items():
        if key in shown and plain(key, shown[key]) != value:
            is_lines = key in LINES
            form.fields[key].set_value(
                tuple(drafting.from_plain(LINES[key], line) for line in value) if is_lines else value
            )
    form.show_unread(values.get(drafting.UNREAD, {}))
