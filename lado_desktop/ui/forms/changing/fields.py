"""Fields for what can be changed in a list, under the titles of its columns."""

from __future__ import annotations

from typing import Any

from lado_desktop.services.field_changes import ChangedField, Value
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import Today, read_day, short_date
from lado_desktop.ui.widgets.fields import Field, TextField
from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.fields_date import DayField
from lado_desktop.ui.widgets.record_form import offered


def field_for(about: ChangedField, title: str, lists: Lists, today: Today, kept: Any = None) -> Field:
    """A field for one value, `kept` to begin with."""
    field: Field
    if about.kind == "code":
        field = CodeField(title, offered(lists, about.vocabulary, kept if isinstance(kept, str) else None))
    elif about.kind == "day":
        field = DayField(title, read_day(today))
    else:
        field = TextField(title)
    field.set_value(kept)
    return field


def value_of(about: ChangedField, said: Any) -> Value:
    """What a field says as it is stored: no code is None."""
    return said or None if about.kind == "code" else said


def words_of(about: ChangedField, value: Value, lists: Lists) -> str:
    """A value as a person reads it."""
    if about.kind == "code":
        return lists.label(about.vocabulary, value if isinstance(value, str) else None)
    return value if isinstance(value, str) else short_date(value)
