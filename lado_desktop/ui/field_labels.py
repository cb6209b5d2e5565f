"""What columns are called where they are shown by themselves, and how their values read: see resources/words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any, Final

from lado_desktop import paths
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import clock_time, long_date

EVERYWHERE: Final = "everywhere"
NOUN: Final = "noun"


@dataclass(frozen=True)
class FieldLabel:
    """A column in words; its codes are of one of these value lists, or are its own."""

    words: str
    lists: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)

    def said(self, value: str | int | bool | date | time | None, lists: Lists) -> str:
        """A value as it is read: labels for codes, days in words, yes and no; nothing for nothing."""
        if value is None or isinstance(value, str):
            return self._coded(value or "", lists)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return long_date(value)
        return clock_time(value) if isinstance(value, time) else str(value)

    def _coded(self, value: str, lists: Lists) -> str:
        known = (lists.labels(name).get(value) for name in self.lists)
        return next((label for label in known if label), self.codes.get(value, value))


def field_label(table: str, column: str) -> FieldLabel:
    """The label of a column; a column nobody has words for is called by its name."""
    return labelled(table, column) or FieldLabel(column.replace("_", " ").capitalize())


def labelled(table: str, column: str) -> FieldLabel | None:
    """The label of a column, if it has one."""
    page = _page()
    found = page.get(table, {}).get(column) or page[EVERYWHERE].get(column)
    if found is None or isinstance(found, str):
        return FieldLabel(found) if found else None
    lists = found.get("list", ())
    return FieldLabel(found["words"], (lists,) if isinstance(lists, str) else tuple(lists), found.get("codes", {}))


def noun(table: str) -> str:
    """What one row of a table is: "Action"."""
    return str(_page().get(table, _page()[EVERYWHERE])[NOUN])


@cache
def _page() -> dict[str, dict[str, Any]]:
    return tomllib.loads((paths.resources() / "words" / "fields.toml").read_text("utf-8"))
