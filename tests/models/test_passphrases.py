"""Passphrases: drawn by the machine, thought of by somebody, typed on any keyboard."""

from __future__ import annotations

import unicodedata

import pytest

from lado_desktop.errors import WrongKey
from lado_desktop.models import passphrases


def test_the_list_has_7776_different_words_to_type_without_shift() -> None:
    words = passphrases.word_list()
    assert len(set(words)) == len(words) == 7776
    assert all(word.replace("-", "").isalpha() and word.islower() and len(word) >= 3 for word in words)


def test_a_generated_passphrase_is_five_words_of_the_list() -> None:
    words = set(passphrases.word_list())
    for _ in range(50):
        drawn = passphrases.generated().split(" ")
        assert len(drawn) == 5
        assert set(drawn) <= words


def test_a_generated_passphrase_is_worth_over_60_bits_and_never_drawn_twice() -> None:
    assert passphrases.bits_of_generated() == pytest.approx(64.6, abs=0.05)
    assert len({passphrases.generated() for _ in range(500)}) == 500


def test_what_the_machine_draws_passes_the_test_for_ones_own() -> None:
    assert all(passphrases.is_strong_enough(passphrases.generated()) for _ in range(50))


@pytest.mark.parametrize(
    "weak",
    ["a", "Password123!", "solihull2026", "correcthorse", "qwertyuiop[]", "aaaaaaaaaaaaaaaaaaaaaaaa", "12/05/1978"],
)
def test_a_passphrase_that_is_guessed_soon_is_not_strong_enough(weak: str) -> None:
    assert passphrases.bits(weak) < passphrases.ENOUGH_BITS
    assert not passphrases.is_strong_enough(weak)


def test_a_passphrase_of_several_odd_words_is_strong_enough() -> None:
    assert passphrases.is_strong_enough("the heron wore my grandmother's slippers on Tuesday")


def test_a_very_long_passphrase_is_measured_by_its_beginning() -> None:
    assert passphrases.bits("heron slippers gravel " * 40) >= passphrases.ENOUGH_BITS


def test_one_passphrase_on_two_keyboards_gives_the_same_bytes() -> None:
    typed = "Tŷ Gwyn café 7"
    assert passphrases.normalised(unicodedata.normalize("NFD", typed)) == passphrases.normalised(typed)
    assert passphrases.normalised("two\u00a0words") == passphrases.normalised("two words") == b"two words"
    assert passphrases.normalised("Two words") != passphrases.normalised("two words")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "passphrase_empty"),
        ("a\tb", "passphrase_control"),
        ("a\n", "passphrase_control"),
        ("a\x00b", "passphrase_control"),
        ("a\ud800", "passphrase_control"),
        ("x" * 1001, "passphrase_long"),
    ],
)
def test_a_passphrase_that_cannot_be_typed_again_is_refused(typed: str, code: str) -> None:
    with pytest.raises(WrongKey) as found:
        passphrases.normalised(typed)
    assert found.value.code == code
