"""One contact while it is being read: values are put in column by column, and nothing that does not fit is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lado_desktop.services.exchange.fields import Field
from lado_desktop.services.exchange.reading import CellProblem, FieldValue, SaidMeeting, SaidReferral, SheetRow


@dataclass
class Place:
    """Where a cell stands, for problems and notes."""

    sheet: str
    row_number: int
    heading: str


@dataclass
class Draft:
    """What has been read of one contact so far, its own row and the rows joined to it."""

    sheet: str
    row_number: int
    values: dict[str, FieldValue] = field(default_factory=dict)
    meetings: list[SaidMeeting] = field(default_factory=list)
    onward: dict[str, SaidReferral] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    original: dict[str, str] = field(default_factory=dict)
    joined: list[tuple[str, int]] = field(default_factory=list)

    def put(self, what: Field, value: FieldValue, place: Place) -> None:
        """Add a value: codes and long texts gather, a second different single value is a problem and kept as text."""
        before = self.values.setdefault(what.key, value)
        if before is value or before == value:
            return
        if isinstance(before, tuple) and isinstance(value, tuple):
            self.values[what.key] = tuple(dict.fromkeys((*before, *value)))
        elif what.may_repeat and isinstance(before, str) and isinstance(value, str):
            self.values[what.key] = before if value in before else f"{before}\n{value}"
        elif not (isinstance(before, str) and isinstance(value, str) and before.casefold() == value.casefold()):
            self.problem(what.key, "differs", str(value), place)

    def problem(self, key: str, code: str, text: str, place: Place) -> None:
        """Note a cell that could not be read as its field; its text is kept."""
        self.problems.append(CellProblem(place.sheet, place.row_number, place.heading, key, code, text))
        self.keep(place.heading, text)

    def keep(self, heading: str, text: str) -> None:
        """Keep a text under its heading."""
        before = self.kept.get(heading)
        self.kept[heading] = text if before in (None, text) else f"{before}\n{text}"

    def refer(self, body: str, said: SaidReferral) -> None:
        """Note a referral to `body`; what is said later fills what was not said before."""
        before = self.onward.get(body, SaidReferral(body))
        self.onward[body] = replace(
            before,
            is_made=before.is_made if before.is_made is not None else said.is_made,
            made_on=before.made_on or said.made_on,
        )

    def row(self) -> SheetRow:
        """The finished row."""
        return SheetRow(
            self.sheet,
            self.row_number,
            self.values,
            tuple(self.meetings),
            tuple(self.onward.values()),
            tuple(self.problems),
            self.kept,
            self.original,
            tuple(self.joined),
        )
