"""A form over one draft: it shows the draft, gives it back changed, and stores it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from lado_desktop.errors import Invalid
from lado_desktop.services.lists import Lists
from lado_desktop.ui import labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.dates import long_date
from lado_desktop.ui.widgets.drafting import BEFORE, UNREAD, filled, from_plain, plain_values, values_of
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.form import Form, Row

Store = Callable[[Any], int]


def offered(lists: Lists, name: str, *kept: str | None) -> list[Choice]:
    """What a field of the list `name` offers: entries in use, and those that the record has already."""
    return [
        Choice(choice.code, choice.label, choice.definition)
        for choice in lists.choices(name)
        if not choice.is_retired or choice.code in kept
    ]


class RecordForm(Form):
    """`store` saves a draft and returns the id of the record; what it refuses is shown beside the fields.

    Problems of fields inside blocks are called "actions.2.owner": the key of the blocks, a number, a field.
    """

    def __init__(
        self, rows: Sequence[Row], draft: Any, store: Store, *, most: int = 3, late: Collection[str] = ()
    ) -> None:
        super().__init__(rows, most=most, late=late)
        self._draft, self._store = draft, store
        self.set_values(self.shown(draft))

    def shown(self, draft: Any) -> dict[str, Any]:
        """The values of the rows for a draft, by key."""
        return values_of(draft)

    def draft(self) -> Any:
        """The draft as the form stands now."""
        return filled(self, self._draft)

    def show_draft(self, draft: Any) -> None:
        """Show the stored record; fields that show it already keep their cursor."""
        self._draft = draft
        self.update_values(self.shown(draft))

    def show_typed(self, typed: Any) -> None:
        """Show what was typed earlier over the stored record: it still is to be saved."""
        self.update_values(self.shown(typed))
        self._saved = dict.fromkeys(self._saved)

    # ---- what is kept while it is not stored ----

    def kept(self) -> dict[str, Any]:
        """What stands here in plain types, what was stored where something else is typed, and text not read yet."""
        typed, stored = plain_values(self.draft()), plain_values(self._draft)
        before = {name: stored[name] for name, value in typed.items() if value != stored[name]}
        return typed | {BEFORE: before, UNREAD: self.unread()}

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Show what was kept: what was typed, over the record as it is stored now.

        Where that was changed since, it says so beside the field: what is typed here would take its place.
        """
        typed, stored = from_plain(type(self._draft), kept), plain_values(self._draft)
        before: Mapping[str, Any] = kept.get(BEFORE) or {}
        if BEFORE in kept:
            typed = replace(self._draft, **{name: getattr(typed, name) for name in before if name in stored})
        self.show_typed(typed)
        self.show_unread(kept.get(UNREAD, {}))
        self.mark_overtaken(
            {name: stored[name] for name, was in before.items() if name in stored and was != stored[name]}
        )

    def mark_overtaken(self, stored: Mapping[str, Any]) -> None:
        """Beside fields whose stored value was changed while something else was typed: what is stored now."""
        for key, value in stored.items():
            if key in self.fields:
                said = value if isinstance(value, str) and key not in self._coded else ""
                said = long_date(value) if isinstance(value, date) else said
                self.fields[key].show_problem(labels.overtaken(said))

    @property
    def _coded(self) -> set[str]:
        """Fields whose value is a code and no words."""
        return {key for key, field in self.fields.items() if isinstance(field, CodeField)}

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed is not stored, be it readable or not."""
        return self.is_changed or bool(self.problems())

    def save(self) -> int | None:
        """Store the draft; returns the id of the record, or None where something is shown that has to be mended.

        Raises `Trouble` for anything that no field can mend.
        """
        if found := self.problems():
            self.show_problems(found)
            return None
        try:
            saved = self._store(self.draft())
        except Invalid as refused:
            if self.show_problems(refused.problems):
                raise
            return None
        self.mark_saved()
        return saved

    def problems(self) -> dict[str, str]:
        found = super().problems()
        for key, blocks in self._blocks():
            found |= {f"{key}.{line}": code for line, code in blocks.line_problems().items()}
        return found

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """As every form's, and beside the fields of blocks; the first one in reading order gets the keyboard."""
        first: tuple[str, QWidget] | None = None
        shown: set[str] = set()
        for key, blocks in self._blocks():
            lines = {name.removeprefix(f"{key}."): name for name in problems if name.startswith(f"{key}.")}
            wrong = blocks.show_line_problems({line: problems[name] for line, name in lines.items()})
            shown |= set(lines.values()) if wrong else set()
            first = first or ((key, wrong) if wrong else None)
        own = {name: code for name, code in problems.items() if name not in shown}
        wrong_here = self.mark_problems(own)
        places = list(self.fields)
        if first and (not wrong_here or places.index(first[0]) < places.index(wrong_here[0])):
            _go_to(first[1])
        elif wrong_here:
            self.go_to_problem(wrong_here[0])
        return [code for key, code in own.items() if key not in self.fields]

    def _blocks(self) -> list[tuple[str, DraftsField]]:
        return [(key, field) for key, field in self.fields.items() if isinstance(field, DraftsField)]


def _go_to(control: QWidget) -> None:
    control.setFocus()
    above = control.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(control, 0, 64)
    announce(control, f"{control.accessibleName()}: {control.accessibleDescription()}")
