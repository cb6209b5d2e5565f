"""What is being typed, in plain types that can be kept in the tracker and shown again after a lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.form import Form

LINES: Mapping[str, type[AdultDraft] | type[ChildDraft]] = {"adults": AdultDraft, "children": ChildDraft}
AS_TYPED = "as typed"
"""Under this key: the text of fields that could not be read yet."""


def plain_values(form: Form) -> dict[str, Any]:
    """The values of the form, adults and children as plain records."""
    values = form.values()
    for key in LINES:
        values[key] = [asdict(draft) for draft in values[key]]
    typed = {
        key: field.edit.text()
        for key, field in form.fields.items()
        if isinstance(field, TextField) and field.own_problem()
    }
    return values | {AS_TYPED: typed}


def show_plain(form: Form, values: Mapping[str, Any]) -> None:
    """Show kept values; fields that this version does not know are passed over."""
    for key, value in values.items():
        if key in LINES:
            form.fields[key].set_value(tuple(_draft(LINES[key], line) for line in value))
        elif key in form.fields:
            form.fields[key].set_value(value)
    for key, text in values.get(AS_TYPED, {}).items():
        if isinstance(field := form.fields.get(key), TextField):
            field.edit.setText(text)


def _draft(kind: type[AdultDraft] | type[ChildDraft], line: Mapping[str, Any]) -> AdultDraft | ChildDraft:
    known = {field.name for field in fields(kind)}
    return kind(**{key: value for key, value in line.items() if key in known})
