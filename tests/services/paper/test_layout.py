"""How the bricks stand on a page."""

from __future__ import annotations

import pytest

from lado_desktop.services.paper.layout import Story, build
from lado_desktop.services.paper.page import Furniture
from tests.services.paper.papers import pages

FURNITURE = Furniture("OFFICIAL-SENSITIVE", "M26/040")


@pytest.mark.parametrize("lines", range(24, 46))
def test_a_heading_stays_with_the_subheading_and_the_first_words_under_it(lines: int) -> None:
    story = Story()
    for _ in range(lines):
        story.paragraph("A line of text.")
    story.heading("Outcome of each allegation")
    story.subheading("Allegation 1")
    story.paragraph("Substantiated.")
    here = [page for page in pages(build(story, FURNITURE, "Paper")) if "Outcome of each" in page]
    assert len(here) == 1
    assert "Substantiated." in here[0]
