"""Damage is found wherever it is, and said as checks that failed rather than as a crash."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from lado_desktop.errors import Damaged
from lado_desktop.models.tables import Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import record_counts, verify

PAGE = 4096


def damage_found(path: Path, unlock: Callable[..., Tracker]) -> set[str]:
    """The checks that fail, or the code of what keeps the tracker from being opened."""
    try:
        tracker = unlock(path)
    except Damaged as found:
        return {found.code}
    found_here = {check.code for check in verify(tracker) if not check.is_good}
    tracker.close()
    return found_here


def test_a_whole_tracker_passes_every_check(tracker: Tracker) -> None:
    assert {check.code: check.is_good for check in verify(tracker)} == dict.fromkeys(
        [
            "encrypted",
            "pages_sealed",
            "structure_whole",
            "links_whole",
            "is_tracker",
            "version_right",
            "tables_whole",
            "triggers_whole",
            "index_whole",
            "documents_whole",
            "changes_chained",
        ],
        True,
    )


def test_one_flipped_bit_anywhere_in_the_file_is_found(closed: Path, unlock: Callable[..., Tracker]) -> None:
    whole = closed.read_bytes()
    chance = random.Random(7)
    silent = []
    for _ in range(60):
        at = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        closed.write_bytes(flipped)
        if not damage_found(closed, unlock):
            silent.append(at)
    assert silent == []


@pytest.mark.parametrize("page", [1, 2, 3, 40, 90])
def test_a_page_of_zeros_and_two_swapped_pages_are_found(
    closed: Path, unlock: Callable[..., Tracker], page: int
) -> None:
    whole = closed.read_bytes()
    zeroed = bytearray(whole)
    zeroed[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    closed.write_bytes(zeroed)
    assert damage_found(closed, unlock)
    swapped = bytearray(whole)
    first, second = slice(page * PAGE, (page + 1) * PAGE), slice((page + 1) * PAGE, (page + 2) * PAGE)
    swapped[first], swapped[second] = whole[second], whole[first]
    closed.write_bytes(swapped)
    assert damage_found(closed, unlock)


def test_bytes_after_the_last_page_are_found(closed: Path, unlock: Callable[..., Tracker]) -> None:
    closed.write_bytes(closed.read_bytes() + bytes(PAGE))
    assert damage_found(closed, unlock)


def test_every_kind_of_record_is_counted_by_the_name_it_is_announced_by(tracker: Tracker) -> None:
    before = record_counts(tracker)
    with tracker.writing("add") as session:
        session.add_all([Setting(name="Oak"), Setting(name="Elm")])
    after = record_counts(tracker)
    assert {kind: after[kind] - before[kind] for kind in after if after[kind] != before[kind]} == {
        "Setting": 2,
        "Work": 1,
        "Change": 2,
    }
