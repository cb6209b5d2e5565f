"""Every column of the used sheets, and the field it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.exchange.correction import SAMPLES, Correction
from lado_desktop.services.exchange.fields import KEEP
from lado_desktop.services.exchange.overview import ColumnSeen
from lado_desktop.ui.pages.import_page.checklist import Checklist, Line, sureness_column
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.table_columns import Cell, Column
from lado_desktop.ui.widgets.text import Elide, Text

EXAMPLES = 3


class ColumnsList(Checklist):
    """A column becomes one field, seldom a second one too."""

    def __init__(self, correction: Correction, words: Words) -> None:
        self._correction, self._words = correction, words
        self._choices = words.field_choices()
        self.becomes = CodeField("It becomes", self._choices, blank=None)
        self.also = CodeField("And also", self._choices, blank="Nothing else")
        self.right = Button("This is right", icon="check")
        self.examples = [Elide(role="body") for _ in range(SAMPLES)]
        examples = vbox(Text("Found in it", "caption"), 4, *self.examples, gap=0)
        is_one = len({one.sheet for one in correction.columns()}) <= 1
        super().__init__(
            "Columns and what they become",
            _columns(words, is_one_sheet=is_one),
            [boxed(examples), self.becomes, self.also, self.right],
        )
        nothing = Empty("sheet", "No sheet is used", "Say under Sheets which of them holds the contacts.")
        self.table.set_empty(nothing)
        self.becomes.changed.connect(self._correct)
        self.also.changed.connect(self._correct)
        self.right.clicked.connect(self._correct)

    def found(self) -> Sequence[Line]:
        return [Line(0, (one.sheet, one.heading), one, one.sureness) for one in self._correction.columns()]

    def show_line(self, line: Line) -> None:
        seen: ColumnSeen = line.seen
        self.panel.title.setText(seen.heading)
        self.about.setText(_about(seen))
        found = [_short(text) for text in seen.samples] or ["Nothing"]
        for number, example in enumerate(self.examples):
            example.setText(found[number] if number < len(found) else "")
            example.setVisible(number < len(found))
        first, second = (*seen.fields, "")[:2]
        for field, key in ((self.becomes, first), (self.also, second)):
            self._offer(field, key)
            field.set_value(key)
        self.right.setVisible(line.sureness in ("check", "likely"))

    def focus_first(self) -> None:
        self.becomes.focus()

    def _offer(self, field: CodeField, key: str) -> None:
        """A field that is not among the usual ones is offered in words too."""
        if key and all(choice.code != key for choice in self._choices):
            field.set_choices([*self._choices, Choice(key, self._words.field(key))])

    def _correct(self) -> None:
        line = self.current()
        if line is None:
            return
        keys = tuple(dict.fromkeys(key for key in (self.becomes.value(), self.also.value()) if key))
        self._correction.set_fields(line.seen.sheet, line.seen.heading, keys or (KEEP,))
        self.corrected.emit()


def _columns(words: Words, *, is_one_sheet: bool) -> list[Column[Line]]:
    return [
        Column("heading", "Column", 196 if is_one_sheet else 176, lambda line: Cell(line.seen.heading, "strong")),
        Column("sheet", "Sheet", 128, lambda line: Cell(_sheets(line.seen), "muted"), hidden=is_one_sheet),
        Column("becomes", "Becomes", 204, lambda line: Cell(words.fields(line.seen.fields))),
        sureness_column(),
        Column("examples", "Found in it", 224 if is_one_sheet else 132, _examples, sortable=False),
        Column("filled", "Filled", 88, lambda line: Cell(f"{line.seen.filled:,}", key=line.seen.filled), "number"),
    ]


def _examples(line: Line) -> Cell:
    words = " · ".join(_short(text, 40) for text in line.seen.samples[:EXAMPLES])
    return Cell(words, "muted", spoken=f"such as {words}")


def _sheets(seen: ColumnSeen) -> str:
    return seen.sheet if seen.sheets == 1 else f"{seen.sheet} and {seen.sheets - 1} more"


def _about(seen: ColumnSeen) -> str:
    return f"Sheet {_sheets(seen)}. Filled in {seen.filled:,} of {seen.records:,} rows."


def _short(text: str, most: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
