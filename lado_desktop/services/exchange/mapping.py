"""A mapping: which sheet, which column is which field, which cell text means which code. A person can correct it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.typed_dates import DAY_FIRST

CONTACTS = "contacts"
JOINED = "joined"
ROLES = (CONTACTS, JOINED, IGNORE)
SEPARATORS = ("\n", ";", "&", "+", " and ", ",", "/", "|")
ANYTHING = "*"

Words = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column by its heading, and the fields it fills (usually one); `keep` makes it part of the notes."""

    heading: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """Where every field of `when` has the value named (`*` any, "" none, yes, no, a code), those of `then` are set.

    A field that has a value already keeps it, unless `replaces`.
    """

    when: Words
    then: Words
    replaces: bool = False


@dataclass(frozen=True)
class SheetMapping:
    """`name` may hold `*` and `?`. A joined row belongs to the contact whose `joins` column says the same as its `key`.

    Where several sheets of contacts are numbered alike, `to` names the one (also a pattern) a joined sheet belongs to.
    `heading_row` counts from 1; 0 means the row that looks like the headings. `constants` hold for every row.
    """

    name: str
    role: str = CONTACTS
    columns: tuple[Column, ...] = ()
    key: str = ""
    joins: str = ""
    to: str = ""
    heading_row: int = 0
    constants: Words = field(default_factory=dict)


@dataclass(frozen=True)
class WorkbookMapping:
    """The whole page. `values` maps a field or a list to {cell text: code}; the code "" means nothing is recorded."""

    title: str
    vocabulary: str = "england"
    sheets: tuple[SheetMapping, ...] = ()
    values: Mapping[str, Words] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    date_order: str = DAY_FIRST
    yes: tuple[str, ...] = words.YES
    no: tuple[str, ...] = words.NO
    separators: tuple[str, ...] = SEPARATORS
