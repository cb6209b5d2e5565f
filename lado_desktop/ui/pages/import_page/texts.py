"""Every text found in columns of codes, and the code it means."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.overview import TextSeen
from lado_desktop.services.exchange.words import fold
from lado_desktop.ui.pages.import_page.checklist import Checklist, Line, sureness_column
from lado_desktop.ui.pages.import_page.words import NOTHING, Words
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields_choice import CodeField
from lado_desktop.ui.widgets.table_columns import Cell, Column

LONG = 36


class TextsList(Checklist):
    """A text means one code, or nothing; one without a code is kept with the notes."""

    def __init__(self, correction: Correction, words: Words) -> None:
        self._correction, self._words = correction, words
        self._offered = ""
        self.means = CodeField("It means", blank=words.code("", None))
        self.right = Button("This is right", icon="check")
        super().__init__("Cell texts and what they mean", _columns(words), [self.means, self.right])
        nothing = Empty("list", "No column of codes", "Texts are listed here for columns that become one of a list.")
        self.table.set_empty(nothing)
        self.means.changed.connect(self._correct)
        self.right.clicked.connect(self._correct)

    def found(self) -> Sequence[Line]:
        return [Line(0, (one.field, fold(one.text)), one, one.sureness) for one in self._correction.texts()]

    def show_line(self, line: Line) -> None:
        seen: TextSeen = line.seen
        if self._offered != seen.field:
            self._offered = seen.field
            self.means.set_choices(self._words.code_choices(seen.field))
        self.panel.title.setText(" ".join(seen.text.split()))
        whole = f"{seen.text}\n\n" if len(seen.text) > LONG else ""  # the title gives way, this does not
        self.about.setText(f"{whole}{self._words.field(seen.field)}, found {_times(seen.times)}.")
        self.means.set_value(NOTHING if seen.code == "" else seen.code)
        self.right.setVisible(line.sureness in ("check", "likely") and seen.code is not None)

    def focus_first(self) -> None:
        self.means.focus()

    def _correct(self) -> None:
        line, code = self.current(), self.means.value()
        if line is not None:
            meant = "" if code == NOTHING else code or None
            self._correction.set_meaning(line.seen.field, line.seen.text, meant)
            self.corrected.emit()


def _columns(words: Words) -> list[Column[Line]]:
    return [
        Column("text", "Text", 220, lambda line: Cell(line.seen.text, "strong")),
        Column("field", "In", 180, lambda line: Cell(words.field(line.seen.field), "muted")),
        Column("means", "Means", 220, lambda line: Cell(words.code(line.seen.field, line.seen.code))),
        sureness_column(),
        Column("times", "Times", 88, lambda line: Cell(f"{line.seen.times:,}", key=line.seen.times), "number"),
    ]


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times:,} times"
