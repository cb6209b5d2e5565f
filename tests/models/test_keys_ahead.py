"""A passphrase tried ahead answers as one tried when it is asked for, and never for another file or other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import WrongKey
from lado_desktop.models import keys, opening
from lado_desktop.models.keys_ahead import KeysAhead
from lado_desktop.models.tracker import Tracker

from .conftest import PASSPHRASE


def ahead(path: Path, passphrase: str) -> KeysAhead:
    return KeysAhead(path, passphrase, keys.CHEAP_FLOOR)


def test_the_right_words_tried_ahead_open_the_tracker(closed: Path, unlock: Callable[..., Tracker]) -> None:
    assert unlock(closed, ahead=ahead(closed, PASSPHRASE)).actor == "owner"


def test_wrong_words_tried_ahead_are_wrong(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        opening.unlock(closed, "no", clock, floor=keys.CHEAP_FLOOR, ahead=ahead(closed, "no"))


def test_words_tried_ahead_do_not_open_for_others(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        opening.unlock(closed, "no", clock, floor=keys.CHEAP_FLOOR, ahead=ahead(closed, PASSPHRASE))


def test_a_key_file_that_could_not_be_read_ahead_is_read_again(
    closed: Path, tmp_path: Path, unlock: Callable[..., Tracker]
) -> None:
    assert unlock(closed, ahead=ahead(tmp_path / "nowhere.lado", PASSPHRASE)).actor == "owner"
