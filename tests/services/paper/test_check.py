"""A paper that does not say what it was given is not offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lado_desktop.errors import Trouble
from lado_desktop.services.paper.check import assure
from lado_desktop.services.paper.layout import Column, Story, build
from lado_desktop.services.paper.minutes import minutes_pdf
from lado_desktop.services.paper.page import Furniture
from tests.services.paper.papers import SHORT, saying

FURNITURE = Furniture("OFFICIAL-SENSITIVE", "26/031")


def told(*paragraphs: str) -> Story:
    story = Story()
    story.title("Paper")
    for text in paragraphs:
        story.paragraph(text)
    story.table((Column("One", 1), Column("Two", 2)), (("a", ("b", "c")),))
    return story


def test_a_paper_that_says_what_it_was_given_passes() -> None:
    story = told("As typed", "דוד (כהן)")
    assure(build(story, FURNITURE, "Paper"), story.root, ("As typed", "b"))


def test_a_paper_with_another_text_is_refused() -> None:
    pdf = build(told("Substantiated"), FURNITURE, "Paper")
    with pytest.raises(Trouble) as caught:
        assure(pdf, told("Unsubstantiated").root, ())
    assert caught.value.code == "paper_differs"


def test_one_changed_letter_is_found() -> None:
    story = told("M. H. was not there.")
    pdf = build(story, FURNITURE, "Paper")
    paragraph = next(element for element in story.root.walk() if element.said == "M. H. was not there.")
    paragraph.said = "M. H. was now there."
    with pytest.raises(Trouble) as caught:
        assure(pdf, story.root, ())
    assert dict(caught.value.facts) == {"wrong": 1, "left_out": 0}


def test_a_text_that_never_reached_the_paper_is_found() -> None:
    story = told("As typed")
    with pytest.raises(Trouble) as caught:
        assure(build(story, FURNITURE, "Paper"), story.root, ("As typed", "Forgotten"))
    assert dict(caught.value.facts) == {"wrong": 0, "left_out": 1}


def test_the_trouble_names_nothing_that_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from lado_desktop.services.paper import lines

    monkeypatch.setattr(lines, "settable", lambda text: text.replace("Ashdown", "Ash"))
    with pytest.raises(Trouble) as caught:
        minutes_pdf(replace(SHORT, opening=saying("R. Ashdown spoke.").opening))
    assert "Ash" not in repr((caught.value.args, dict(caught.value.facts)))
