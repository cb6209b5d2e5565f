"""The sheets of the workbook: which hold the contacts, which say more about them, which are left out."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.mapping import CONTACTS, JOINED, ROLES
from lado_desktop.services.exchange.overview import SheetSeen
from lado_desktop.ui import labels
from lado_desktop.ui.pages.import_page.checklist import Checklist, Line
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.fields import NumberField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.table_columns import Cell, Chip, Column


class SheetsList(Checklist):
    """A joined sheet says by which of its columns its rows find their contact."""

    def __init__(self, correction: Correction, words: Words) -> None:
        self._correction, self._words = correction, words
        self.role = CodeField("Taken as", [Choice(role, labels.sheet_role(role)) for role in ROLES], blank=None)
        self.heading_row = NumberField("Headings are in row", least=1, most=500)
        self.key = CodeField("Its rows say which contact in", blank=None)
        self.joins = CodeField("and mean the contact whose", blank=None)
        super().__init__("Sheets", _columns(), [self.role, self.heading_row, self.key, self.joins])
        self.role.changed.connect(self._correct_role)
        self.heading_row.left.connect(self._correct_heading)
        self.key.changed.connect(self._correct_join)
        self.joins.changed.connect(self._correct_join)

    def found(self) -> Sequence[Line]:
        return [Line(0, one.name, one, "check" if one.missing else "sure") for one in self._correction.sheets()]

    def show_line(self, line: Line) -> None:
        seen: SheetSeen = line.seen
        self.panel.title.setText(seen.name)
        self.about.setText(" ".join(filter(None, (_about(seen), self._words.constants(seen.mapping.constants)))))
        self.role.set_value(seen.role)
        self.role.set_read_only(not seen.heading_row)
        self.heading_row.set_value(seen.heading_row or None)
        for field, heading, offered in (
            (self.key, seen.mapping.key, seen.headings),
            (self.joins, seen.mapping.joins, self._headings_of_contacts()),
        ):
            field.setVisible(seen.role == JOINED)
            field.set_choices([Choice(one, one) for one in offered])
            field.set_value(heading)

    def focus_first(self) -> None:
        self.role.focus()

    def _headings_of_contacts(self) -> list[str]:
        sheets = [one for one in self._correction.sheets() if one.role == CONTACTS]
        return list(dict.fromkeys(heading for one in sheets for heading in one.headings))

    def _correct_role(self) -> None:
        if line := self.current():
            self._correction.set_role(line.seen.name, self.role.value())
            self.corrected.emit()

    def _correct_heading(self) -> None:
        line, row = self.current(), self.heading_row.value()
        if line and row and row != line.seen.heading_row:
            self._correction.set_heading_row(line.seen.name, row)
            self.corrected.emit()

    def _correct_join(self) -> None:
        if line := self.current():
            self._correction.set_join(line.seen.name, self.key.value(), self.joins.value())
            self.corrected.emit()


def _columns() -> list[Column[Line]]:
    return [
        Column("name", "Sheet", 280, lambda line: Cell(line.seen.name, "strong")),
        Column("role", "Taken as", 220, _role, "chips"),
        Column("rows", "Rows", 80, lambda line: Cell(f"{line.seen.records:,}", key=line.seen.records), "number"),
        Column("row", "Headings in row", 130, lambda line: Cell(str(line.seen.heading_row or "")), "number"),
    ]


def _role(line: Line) -> Cell:
    seen: SheetSeen = line.seen
    chips: list[Chip] = [
        (labels.sheet_role(seen.role), "neutral" if seen.role not in (CONTACTS, JOINED) else "accent", "")
    ]
    if seen.is_hidden:
        chips.append(("Hidden", "neutral", "eye"))
    return Cell(chips=tuple(chips))


def _about(seen: SheetSeen) -> str:
    if not seen.heading_row:
        return "No table was found in it, so it is left out."
    said = [f"{seen.records:,} rows below the headings in row {seen.heading_row}."]
    said += ["The sheet is hidden in the workbook."] if seen.is_hidden else []
    said += [f"Hidden rows come in as well: {seen.hidden_rows:,}."] if seen.hidden_rows else []
    said += [f"Formulas without a saved value, read as empty: {seen.uncalculated:,}."] if seen.uncalculated else []
    said += [f"The mapping names columns that are not there: {', '.join(seen.missing)}."] if seen.missing else []
    return " ".join(said)
