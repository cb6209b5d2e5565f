"""A chronology as PDF: one table, a line for each thing that happened."""

from __future__ import annotations

from typing import Final

from lado_desktop.services.paper.check import assure, shown_by_number
from lado_desktop.services.paper.dates import in_full, in_table
from lado_desktop.services.paper.documents import ChronologyLine, ChronologyPaper
from lado_desktop.services.paper.layout import Cell, Column, Story, build
from lado_desktop.services.paper.page import Furniture

TITLE: Final = "Chronology"
COLUMNS: Final = (Column("Date", 16), Column("What happened", 48), Column("From", 18), Column("Who", 18))


def chronology_pdf(paper: ChronologyPaper) -> bytes:
    """The chronology as PDF/UA-1, made in memory; the same paper gives the same bytes.

    `Trouble("paper_differs")` when the PDF, read back, does not say what the paper says.
    """
    story = Story()
    story.title(TITLE, paper.subject)
    story.facts(
        (
            ("About", paper.about),
            ("Shown", paper.part),
            ("Prepared", in_full(paper.prepared_on)),
            ("By", paper.prepared_by),
            ("Marking", paper.marking),
        )
    )
    if paper.lines:
        story.table(COLUMNS, [_row(line) for line in paper.lines])
    else:
        story.paragraph("Nothing is recorded.")
    if numbers := shown_by_number(paper):
        story.note(f"Characters that this paper's fonts do not have are shown by number: {', '.join(numbers)}.")
    pdf = build(story, Furniture(paper.marking, paper.reference), TITLE)
    assure(pdf, story.root, paper)
    return pdf


def _row(line: ChronologyLine) -> tuple[Cell, ...]:
    return (in_table(line.day), line.at), (line.event, line.significance, line.late), line.source, line.who
