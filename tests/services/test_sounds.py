"""Words that sound alike have one key, and words that do not have two."""

from __future__ import annotations

import pytest

from lado_desktop.services.matching.sounds import sound


@pytest.mark.parametrize(
    "alike",
    [
        "stephen steven",
        "cathryn katherine kathryn catherine",
        "lee leigh lea li",
        "smith smyth smythe",
        "philip phillip filip",
        "knowles nowles",
        "wright right",
        "mcdonald macdonald",
        "hussain hussein husain",
        "geoffrey jeffrey",
        "clark clarke klark",
        "reid reed read",
        "thompson tompson",
        "christopher kristopher",
        "vaughan vaughn",
        "pearce peirce pierce",
        "shaw shah",
        "quereshi kureshi",
        "hughes huws",
    ],
)
def test_alike(alike: str) -> None:
    assert len({sound(word) for word in alike.split()}) == 1, {word: sound(word) for word in alike.split()}


@pytest.mark.parametrize("unlike", ["lee lou", "smith jones", "martin morris", "anna ian", "ng na", "khan cohen"])
def test_unlike(unlike: str) -> None:
    words = unlike.split()
    assert len({sound(word) for word in words}) == len(words)
