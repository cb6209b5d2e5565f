"""How papers look: colours, kinds of passage, kinds of table. The one place to change it for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor

from lado_desktop.services.paper.fonts import Face

INK = HexColor("#1c2126")
QUIET = HexColor("#565e67")
RULE = HexColor("#c9ced4")
STRONG_RULE = HexColor("#7d858e")
SHADE = HexColor("#f1f3f5")


@dataclass(frozen=True)
class Look:
    """How a kind of passage looks: measures in points."""

    role: str
    size: float
    leading: float
    colour: Color
    face: Face = "regular"
    before: float = 0
    after: float = 0


TITLE = Look("H1", 21, 26, INK, "bold")
SUBTITLE = Look("P", 12, 16, QUIET, after=10)
HEADING = Look("H2", 13, 17, INK, "bold", before=16, after=5)
SUBHEADING = Look("H3", 10.5, 14.5, INK, "bold", before=8, after=2)
BODY = Look("P", 10.5, 14.5, INK, after=6)
CELL = Look("P", 9.5, 12.5, INK)
CELL_LABEL = Look("P", 9.5, 12.5, QUIET)
CELL_HEAD = Look("P", 9, 12, INK, "bold")
NOTE = Look("P", 9, 12, QUIET, before=4, after=4)


class Stroke(NamedTuple):
    """A line: its thickness in points, its colour."""

    thickness: float
    colour: Color


@dataclass(frozen=True)
class GridLook:
    """How a table looks: room around what its cells hold; lines over it, over each filled cell, under each row."""

    left: float = 0
    right: float = 10
    over: Stroke | None = None
    over_cells: Stroke | None = None
    under_rows: Stroke | None = None
    above: float = 4
    below: float = 5


LISTING = GridLook(left=5, right=5, under_rows=Stroke(0.4, RULE))
FACTS = GridLook(over=Stroke(0.8, STRONG_RULE), under_rows=Stroke(0.4, RULE))
SIGNATURE = GridLook(over_cells=Stroke(0.6, INK))
HEAD_STROKE = Stroke(0.8, STRONG_RULE)
