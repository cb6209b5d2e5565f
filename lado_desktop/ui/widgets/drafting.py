"""Between a form and a frozen draft whose fields have the names of the form's rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any, TypeVar, get_args, get_type_hints

from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.form import Form

Draft = TypeVar("Draft")
BEFORE = "before"
"""Under this name beside a kept draft: what was stored in the fields where something else is typed."""
UNREAD = "as typed"
"""And under this: text that could not be read yet."""


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


def plain_values(draft: Any) -> dict[str, Any]:
    """A draft with the drafts inside it as dicts and lists: what can be kept as text, and comes back as it was."""
    found: dict[str, Any] = _listed(asdict(draft))
    return found


def from_plain(kind: type[Draft], values: Mapping[str, Any]) -> Draft:
    """The draft of `kind` that `plain_values` was made from; names it does not know are passed over."""
    kinds = get_type_hints(kind)
    known = {name: _read(kinds[name], value) for name, value in values.items() if name in kinds}
    return kind(**known)


def _listed(value: Any) -> Any:
    """Tuples as the lists they come back as."""
    if isinstance(value, dict):
        return {name: _listed(one) for name, one in value.items()}
    return [_listed(one) for one in value] if isinstance(value, list | tuple) else value


def _read(kind: Any, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    inside: Any = next(iter(get_args(kind)), None)
    is_draft = isinstance(inside, type) and is_dataclass(inside)
    return tuple(from_plain(inside, each) if is_draft else each for each in value)
