"""One form: rows declared as data, sections with columns that fall from three to one, problems beside their fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from lado_desktop.ui import labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField, CodesField
from lado_desktop.ui.widgets.form_parts import Fold, Section, order_after, stops_in
from lado_desktop.ui.widgets.form_rows import Row, blank_of
from lado_desktop.ui.widgets.layout import vbox

__all__ = ["Form", "Row"]


NOTHING = ("", None, ())
WITHIN = "|"


class Fields(dict[str, Field]):
    """The fields of a form by key, in reading order. One that is asked for is made; the others need not be."""

    def __init__(self, keys: Collection[str], make: Callable[[str], None]) -> None:
        super().__init__()
        self._keys, self._make = keys, make

    def __missing__(self, key: str) -> Field:
        if key not in self._keys:
            raise KeyError(key)
        self._make(key)
        return dict.__getitem__(self, key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def is_made(self, key: str) -> bool:
        return dict.__contains__(self, key)

    def put_in_order(self) -> None:
        made = {key: dict.__getitem__(self, key) for key in self._keys if self.is_made(key)}
        self.clear()
        self.update(made)


class Form(QWidget):
    """`changed` follows each change by hand. Tab goes in reading order; values travel as a dict by key."""

    changed = Signal()

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        notes: Mapping[str, str] | None = None,
        most: int = 3,
        late: Collection[str] = (),
    ) -> None:
        """`most` columns stand side by side where there is room; `notes` are by section.

        Sections in `late` are made when one of their fields is asked for, or a moment after the form is shown.
        """
        super().__init__()
        self._declared = {row.key: row for row in rows}
        self.fields = Fields(self._declared.keys(), self._make)
        self._sections: dict[str, Section] = {}
        self._hidden: set[str] = set()
        self._waiting: dict[str, Any] = {}  # values for fields that are not made yet
        self._is_read_only = False
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._make_more)
        column = vbox(gap=16)
        for title, members in groupby(rows, key=lambda row: row.section):
            part = Section(
                title,
                list(members),
                most,
                self._take_in,
                note=(notes or {}).get(title, ""),
                is_first=not self._sections,
            )
            self._sections[title] = part
            if title not in late:
                part.make()
            part.made.connect(lambda part=part: self._came(part))
            column.addWidget(part)
        column.addStretch(1)
        self.setLayout(column)
        self._saved = self.values()

    # ---- what is made when ----

    def _take_in(self, row: Row, field: Field) -> None:
        dict.__setitem__(self.fields, row.key, field)
        field.changed.connect(self.changed)
        if row.key in self._hidden:
            field.hide()
        if self._is_read_only:
            field.set_read_only(True)
        if row.key in self._waiting:
            value = self._waiting.pop(row.key)
            field.set_value(value)
            self._was_made(row.key, value)

    def _was_made(self, key: str, value: Any) -> None:
        """A field may say what it was given in its own way: that is no change by hand."""
        if self._saved[key] == value:
            self._saved[key] = self.fields[key].value()

    def _make(self, key: str) -> None:
        row = self._declared[key]
        section = self._sections[row.section]
        section.make()
        if row.fold:
            section.folds[row.fold].make()
        self.fields.put_in_order()

    def _came(self, section: Section) -> None:
        """A section that was made late comes where it is read."""
        self.fields.put_in_order()
        order_after(None, stops_in(self))
        for fold in section.folds:
            self._settle_fold(section.folds[fold])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def make_all(self) -> None:
        """All that is wanted is there at once, and not a moment later."""
        while self.make_next():
            continue

    def _make_more(self) -> None:
        """One section or fold at a time, so that nothing waits for them."""
        if self.make_next():
            self._rest.start()

    def make_next(self) -> bool:
        """Make the next part that is shown or says something; False where all are there."""
        if any(part.isVisibleTo(self) and self.make_section(title) for title, part in self._sections.items()):
            return True
        return any(self.open_fold(self._declared[key].fold) for key in list(self._waiting) if self._says(key))

    def _says(self, key: str) -> bool:
        return bool(self._declared[key].fold) and self._waiting.get(key) not in NOTHING

    def make_section(self, title: str) -> bool:
        """Make the fields of a section; False where they were there already."""
        was_made = self._sections[title].is_made
        self._sections[title].make()
        return not was_made

    def open_fold(self, words: str) -> bool:
        """Open what stands behind these words; False where it was open already."""
        key = next(row.key for row in self._declared.values() if row.fold == words)
        was_open = self.fields.is_made(key)
        self._make(key)
        return not was_open

    def values(self) -> dict[str, Any]:
        return {
            key: self.fields[key].value() if self.fields.is_made(key) else self._unmade(row)
            for key, row in self._declared.items()
        }

    def _unmade(self, row: Row) -> Any:
        value = self._waiting.get(row.key)
        return blank_of(row) if value is None else value

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record: what is in `values` is set, the form counts as saved, problems are gone."""
        for key, value in values.items():
            if self.fields.is_made(key):
                self.fields[key].set_value(value)
            elif key in self.fields:
                self._waiting[key] = value
        self.mark_saved()
        self._rest.start()

    def update_values(self, values: Mapping[str, Any]) -> None:
        """As `set_values`, but what a field shows already is left alone, and so is the cursor in it."""
        shown = self.values()
        self.set_values({key: value for key, value in values.items() if key in shown and shown[key] != value})

    def unread(self) -> dict[str, str]:
        """Text that no field could read yet, by key; within a field that holds others, by key and theirs."""
        return {
            f"{key}{WITHIN}{inner}" if inner else key: text
            for key, field in self.fields.items()
            for inner, text in field.unread().items()
        }

    def show_unread(self, texts: Mapping[str, str]) -> None:
        """Show again what `unread` gave, once the values stand that were there with it."""
        for key in self._declared:
            own = {inner.removeprefix(WITHIN): text for inner, text in _below(texts, key) if inner[:1] in ("", WITHIN)}
            if own:
                self.fields[key].show_unread(own)

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
        wrong = [key for key in self._declared if key in problems]
        for key in wrong:
            self.fields[key].show_problem(labels.problem(problems[key]))
        for key, field in self.fields.items():
            if key not in problems:
                field.show_problem("")
        return wrong

    def go_to_problem(self, key: str) -> None:
        """To the field, which says what is wrong with it."""
        field = self.fields[key]
        field.focus()
        self.reveal(key)
        announce(field.control, f"{field.label.text()}: {field.problem}")

    def show_rows(self, keys: Mapping[str, bool]) -> None:
        """Show or hide fields; a hidden field leaves no hole and keeps its value."""
        self._hidden = self._hidden - keys.keys() | {key for key, is_shown in keys.items() if not is_shown}
        for key, is_shown in keys.items():
            if self.fields.is_made(key):
                self.fields[key].setVisible(is_shown)
        for section in self._sections.values():
            for fold in section.folds.values():
                self._settle_fold(fold)

    def _settle_fold(self, fold: Fold) -> None:
        """A fold with nothing to show in it is not offered."""
        fold.setVisible(any(row.key not in self._hidden for row in fold.rows))

    def show_section(self, title: str, is_shown: bool) -> None:
        """Show or hide a section with its heading; its fields keep their values."""
        self._sections[title].setVisible(is_shown)

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for field in self.fields.values():
            field.set_read_only(is_read_only)

    def focus_first(self) -> None:
        next(iter(self.fields.values())).focus()

    def reveal(self, key: str) -> None:
        """Scroll to the field, its label and the words below it."""
        self.reveal_widget(self.fields[key])

    def reveal_widget(self, field: QWidget) -> None:
        """Scroll to something inside the form."""
        if area := _scroll_area_round(self):
            at = area.viewport().mapFromGlobal(field.mapToGlobal(field.rect().center()))
            at += QPoint(area.horizontalScrollBar().value(), area.verticalScrollBar().value())
            area.ensureVisible(at.x(), at.y(), 0, field.height() // 2 + 24)


def _below(texts: Mapping[str, str], key: str) -> list[tuple[str, str]]:
    return [(name.removeprefix(key), text) for name, text in texts.items() if name.startswith(key)]


def _scroll_area_round(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None
