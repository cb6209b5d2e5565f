"""What the rows of the contact form are made with: the office's lists and the readers of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import Read, Today, read_birthday, read_day
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.fields_choice import Choice


@dataclass(frozen=True)
class Words:
    """`settings` are names to offer while one is typed."""

    lists: Lists
    today: Today
    settings: Sequence[str] = ()

    def choices(self, name: str) -> Sequence[Choice]:
        """A value list as a form offers it; a retired entry says so, for the records that have it."""
        return [
            Choice(one.code, f"{one.label} (no longer used)" if one.is_retired else one.label, one.definition)
            for one in self.lists.choices(name)
        ]

    @property
    def read(self) -> Read:
        return read_day(self.today)

    def birthday(self, *, is_adult: bool = True) -> Read:
        return read_birthday(self.today, is_adult=is_adult)

    def setting_field(self) -> TextField:
        """A field that offers the settings on record."""
        field = TextField("Setting or employer")
        field.suggest(self.settings)
        return field
