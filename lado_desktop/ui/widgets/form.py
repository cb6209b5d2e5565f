"""One form: rows declared as data, sections with columns that fall from three to one, problems beside their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from lado_desktop.ui import labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.widgets.card import section
from lado_desktop.ui.widgets.columns import Columns
from lado_desktop.ui.widgets.fields import Field, LongField, NumberField, SecretField, TextField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField, CodesField, YesNoField
from lado_desktop.ui.widgets.fields_date import DayField, ReadDay, TimeField
from lado_desktop.ui.widgets.layout import boxed, line, vbox


@dataclass(frozen=True)
class Row:
    """One field of a form.

    `kind` is a key of KINDS; `make` gives a field of the form's own instead. `width` counts columns (three at most).
    `read` understands days, `choices` are for codes, `main_label` asks which of several codes is the main one,
    `is_explained` shows what each of them means.
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


def _plain(kind: Callable[..., Field], *names: str) -> Callable[[Row], Field]:
    def make(row: Row) -> Field:
        chosen = {name: getattr(row, name) for name in names}
        return kind(row.label, hint=row.hint, help_words=row.help_words, **chosen)

    return make


def _day(row: Row) -> Field:
    if row.read is None:
        raise ValueError(f"the day field {row.key} has no reader")
    return DayField(row.label, row.read, hint=row.hint, help_words=row.help_words)


def _field(row: Row) -> Field:
    return row.make() if row.make else KINDS[row.kind](row)


KINDS: dict[str, Callable[[Row], Field]] = {
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


class Form(QWidget):
    """`changed` follows each change by hand. Tab goes in reading order; values travel as a dict by key."""

    changed = Signal()

    def __init__(self, rows: Sequence[Row], *, notes: Mapping[str, str] | None = None, most: int = 3) -> None:
        """`most` columns stand side by side where there is room; `notes` are by section."""
        super().__init__()
        self._most = most
        self.fields: dict[str, Field] = {row.key: _field(row) for row in rows}
        self._sections: dict[str, QWidget] = {}
        column = vbox(gap=16)
        for title, members in groupby(rows, key=lambda row: row.section):
            part = self._section(title, list(members), (notes or {}).get(title, ""))
            self._sections[title] = part if not self._sections else boxed(vbox(line(), part, gap=16))
            column.addWidget(self._sections[title])
        column.addStretch(1)
        self.setLayout(column)
        for field in self.fields.values():
            field.changed.connect(self.changed)
        self._saved = self.values()

    def _section(self, title: str, rows: list[Row], note: str) -> QWidget:
        columns = Columns(self._most) if self._most <= 3 else Columns(self._most, least_width=152)
        for row in rows:
            columns.add(self.fields[row.key], row.width)
        body = QWidget()
        body.setLayout(columns)
        return section(title, body, note) if title else body

    def values(self) -> dict[str, Any]:
        return {key: field.value() for key, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record: what is in `values` is set, the form counts as saved, problems are gone."""
        for key, value in values.items():
            if key in self.fields:
                self.fields[key].set_value(value)
        self.mark_saved()

    def update_values(self, values: Mapping[str, Any]) -> None:
        """As `set_values`, but what a field shows already is left alone, and so is the cursor in it."""
        shown = self.values()
        self.set_values({key: value for key, value in values.items() if key in shown and shown[key] != value})

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        field = self.fields[key]
        if isinstance(field, CodeField | CodesField):
            field.set_choices(choices)

    @property
    def is_changed(self) -> bool:
        """True while the form differs from what was last set or saved."""
        return self.values() != self._saved

    def mark_saved(self) -> None:
        self._saved = self.values()
        self.show_problems({})

    def problems(self) -> dict[str, str]:
        """What the fields themselves cannot read, as codes by key: nothing of it is in `values`."""
        return {key: code for key, field in self.fields.items() if (code := field.own_problem())}

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Put the words for each code beside its field and go to the first; codes of no field here come back."""
        if wrong := self.mark_problems(problems):
            self.go_to_problem(wrong[0])
        return [code for key, code in problems.items() if key not in self.fields]

    def mark_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Put the words for each code beside its field and stay where one is; the keys of fields that are wrong."""
        for key, field in self.fields.items():
            field.show_problem(labels.problem(problems[key]) if key in problems else "")
        return [key for key in self.fields if key in problems]

    def go_to_problem(self, key: str) -> None:
        """To the field, which says what is wrong with it."""
        field = self.fields[key]
        field.focus()
        self.reveal(key)
        announce(field.control, f"{field.label.text()}: {field.problem}")

    def show_rows(self, keys: Mapping[str, bool]) -> None:
        """Show or hide fields; a hidden field leaves no hole and keeps its value."""
        for key, is_shown in keys.items():
            self.fields[key].setVisible(is_shown)

    def show_section(self, title: str, is_shown: bool) -> None:
        """Show or hide a section with its heading; its fields keep their values."""
        self._sections[title].setVisible(is_shown)

    def set_read_only(self, is_read_only: bool) -> None:
        for field in self.fields.values():
            field.set_read_only(is_read_only)

    def focus_first(self) -> None:
        next(iter(self.fields.values())).focus()

    def reveal(self, key: str) -> None:
        """Scroll to the field, its label and the words below it."""
        field = self.fields[key]
        if area := _scroll_area_round(self):
            at = area.viewport().mapFromGlobal(field.mapToGlobal(field.rect().center()))
            at += QPoint(area.horizontalScrollBar().value(), area.verticalScrollBar().value())
            area.ensureVisible(at.x(), at.y(), 0, field.height() // 2 + 24)


def _scroll_area_round(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None
