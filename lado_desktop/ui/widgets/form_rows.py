"""Rows: the fields of a form declared as data, and the field each of them becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lado_desktop.ui.widgets.fields import Field, LongField, NumberField, SecretField, TextField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField, CodesField, YesNoField
from lado_desktop.ui.widgets.fields_date import DayField, ReadDay, TimeField


@dataclass(frozen=True)
class Row:
    """One field of a form.

    `kind` is a key of KINDS; `make` gives a field of the form's own instead, whose value is `blank` while nothing is
    in it. `width` counts columns (three at most). `read` understands days, `choices` are for codes, `main_label` asks
    which of several codes is the main one, `is_explained` shows what each of them means. Rows of the same `fold` stand
    behind a button with its words until one of them says something.
    """

    key: str
    label: str
    kind: str = "text"
    section: str = ""
    hint: str = ""
    width: int = 1
    help_words: str = ""
    choices: Sequence[Choice] = ()
    read: ReadDay | None = None
    main_label: str = ""
    is_explained: bool = False
    lines: int = 2
    make: Callable[[], Field] | None = None
    blank: Any = None
    fold: str = ""


def field_of(row: Row) -> Field:
    """The field of a row."""
    return row.make() if row.make else KINDS[row.kind](row)


def blank_of(row: Row) -> Any:
    """The value of the row's field while nothing is in it."""
    return row.blank if row.make else BLANKS.get(row.kind)


def _plain(kind: Callable[..., Field], *names: str) -> Callable[[Row], Field]:
    def make(row: Row) -> Field:
        chosen = {name: getattr(row, name) for name in names}
        return kind(row.label, hint=row.hint, help_words=row.help_words, **chosen)

    return make


def _day(row: Row) -> Field:
    if row.read is None:
        raise ValueError(f"the day field {row.key} has no reader")
    return DayField(row.label, row.read, hint=row.hint, help_words=row.help_words)


KINDS: Final[Mapping[str, Callable[[Row], Field]]] = {
    "text": _plain(TextField),
    "secret": _plain(SecretField),
    "long": _plain(LongField, "lines"),
    "number": _plain(NumberField),
    "day": _day,
    "time": _plain(TimeField),
    "code": _plain(CodeField, "choices"),
    "codes": _plain(CodesField, "choices", "main_label", "is_explained"),
    "yes_no": _plain(YesNoField),
}
BLANKS: Final[Mapping[str, Any]] = {"text": "", "secret": "", "long": "", "code": "", "codes": ()}
"""By kind; a day, a time, a number, yes or no is None."""
