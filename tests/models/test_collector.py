"""The collector goes back to work after a rest, whatever happened."""

from __future__ import annotations

import gc

import pytest

from lado_desktop.models import collector


def test_it_rests_for_a_while_and_goes_back_to_work() -> None:
    with collector.at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector.at_rest():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
