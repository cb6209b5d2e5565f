"""Garbage collection rests during work on many rows, and only then."""

from __future__ import annotations

import gc

import pytest

from lado_desktop.services.exchange.steady import steady


def test_collecting_rests_inside_and_goes_on_afterwards_even_after_trouble() -> None:
    with pytest.raises(ValueError, match="x"), steady():
        assert not gc.isenabled()
        raise ValueError("x")
    assert gc.isenabled()


def test_collecting_that_rested_before_rests_afterwards() -> None:
    gc.disable()
    try:
        with steady():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
