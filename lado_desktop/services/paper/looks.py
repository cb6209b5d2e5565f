"""How papers look: colours, kinds of passage, kinds of table. The one place to change it for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus.tables import TableStyle

from lado_desktop.services.paper.fonts import FAMILIES, Face

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

# Cells hold passages, which bring their fonts; this keeps ReportLab's own, which cannot be embedded, out of the file.
FONT = ("FONTNAME", (0, 0), (-1, -1), FAMILIES["regular"][0])
PADDING = [
    FONT,
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
AIR = [("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
GRID = TableStyle(
    [
        *PADDING,
        *AIR,
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, STRONG_RULE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
    ]
)
FACTS = TableStyle(
    [*PADDING, *AIR, ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE), ("LINEABOVE", (0, 0), (-1, 0), 0.8, STRONG_RULE)]
)
SIGNATURE = TableStyle(
    [
        *PADDING,
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        *(("LINEABOVE", (column, 0), (column, 0), 0.6, INK) for column in (0, 2)),
    ]
)
