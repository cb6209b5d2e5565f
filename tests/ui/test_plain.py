"""Text is text."""

from __future__ import annotations

from lado_desktop.ui import plain


def test_a_name_that_looks_like_markup_is_escaped_in_a_tip() -> None:
    assert plain.tip('<img src="//host/x.png">') == "<span>&lt;img src=&quot;//host/x.png&quot;&gt;</span>"


def test_ordinary_words_stay_as_they_are_in_a_tip() -> None:
    assert plain.tip("Smith & Sons") == "Smith & Sons"


def test_an_ampersand_is_no_access_key() -> None:
    assert plain.face("Smith & Sons") == "Smith && Sons"
