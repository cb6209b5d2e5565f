"""A letter or reply as PDF: a heading, the day, and paragraphs as they were typed."""

from __future__ import annotations

from lado_desktop.services.paper.check import assure
from lado_desktop.services.paper.documents import Letter
from lado_desktop.services.paper.layout import Story, build
from lado_desktop.services.paper.page import Furniture


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1, made in memory; the same letter gives the same bytes.

    `Trouble("paper_differs")` when the PDF, read back, does not say what the letter says.
    """
    story = Story()
    story.title(letter.title, letter.below)
    for paragraph in letter.paragraphs:
        story.paragraph(paragraph)
    story.note(f"{letter.marking}. Our reference: {letter.reference}")
    pdf = build(story, Furniture(letter.marking, letter.reference), letter.title)
    assure(pdf, story.root, letter)
    return pdf
