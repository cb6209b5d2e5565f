"""Between a form and a frozen draft whose fields have the names of the form's rows."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.form import Form

Draft = TypeVar("Draft")


def values_of(draft: Any) -> dict[str, Any]:
    """The fields of a draft by name."""
    return {field.name: getattr(draft, field.name) for field in fields(draft)}


def filled(form: Form, draft: Draft) -> Draft:
    """`draft` with what stands in the form; nothing chosen is None. Rows that are no field of it are passed over."""
    known = values_of(draft)
    said = {
        key: (field.value() or None) if isinstance(field, CodeField) else field.value()
        for key, field in form.fields.items()
        if key in known
    }
    return replace(draft, **said)  # type: ignore[type-var]  # drafts are dataclasses
