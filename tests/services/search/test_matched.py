"""Matching words are marked where they stand, as people write them."""

from __future__ import annotations

import pytest

from lado_desktop.services.search.matched import Marked, Words, marked, snippet


def shown(found: Marked) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Siobhán O’Neill's class", (("oneill", False),), ["O’Neill"]),
        ("Siobhán", (("siobhan", False),), ["Siobhán"]),
        ("Smith-Jones", (("smith jones", False),), ["Smith-Jones"]),
        ("an arm, armed", (("arm", False),), ["arm", "arm"]),
        ("an arm, armed", (("arm", True),), ["arm"]),
        ("charm", (("arm", False),), []),
        ("C26/0413", (("c26 0413", False),), ["C26/0413"]),
        ("<b>arm</b>", (("arm", False),), ["arm"]),
    ],
)
def test_words_are_marked(text: str, words: Words, expected: list[str]) -> None:
    assert shown(marked(text, words)) == expected


def test_a_snippet_is_one_line_cut_at_words_around_the_first_match() -> None:
    text = "Nothing here.\n" + "before " * 40 + "the bruise\x07 was seen " + "after " * 60
    place, found = snippet(["no match", text], (("bruise", False),)) or (9, Marked(""))
    assert place == 1
    assert found.text.startswith("…before")
    assert found.text.endswith("after…")
    assert len(found.text) < 200
    assert shown(found) == ["bruise"]
    assert found.text.isprintable()


def test_a_short_text_is_shown_whole() -> None:
    assert snippet(["Held by\tthe arm"], (("arm", False),)) == (0, Marked("Held by the arm", ((12, 15),)))


def test_where_nothing_is_looked_for_in_words_there_is_no_snippet() -> None:
    assert snippet(["anything"], ()) is None
    assert marked("anything", ()) == Marked("anything")
