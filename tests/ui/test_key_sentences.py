"""Whatever goes wrong with keys, codes and locks is said in a sentence with its facts."""

from __future__ import annotations

from datetime import datetime

import pytest

from lado_desktop.errors import Fact, Invalid, OpenElsewhere, Trouble
from lado_desktop.ui import labels

SINCE = datetime(2026, 8, 3, 9, 5)
HELD: dict[str, Fact] = {"who": "Cover 1", "host": "OFFICE-7", "since": SINCE}


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("wrong_passphrase", {}),
        ("epoch_past", {}),
        ("passphrase_empty", {}),
        ("passphrase_long", {"longest": 1000}),
        ("passphrase_control", {}),
        ("code_length", {"typed": 35, "wanted": 36}),
        ("code_group", {"group": 3, "typed": 5}),
        ("code_character", {"group": 3}),
        ("code_slip_in", {"group": 3}),
        ("code_slip", {}),
        ("keys_missing", {}),
        ("keys_damaged", {}),
        ("keys_unreadable", {"reason": 13}),
        ("keys_not_written", {"reason": 28}),
        ("keys_newer", {"version": 2}),
        ("keys_altered", {}),
        ("keys_full", {"most": 16}),
        ("keys_memory", {"mebibytes": 256}),
        ("last_owner", {}),
        ("open_elsewhere", HELD),
        ("open_stale", HELD),
        ("open_unknown", {}),
        ("open_unknown_stale", {}),
        ("lock_not_written", {"reason": 13}),
    ],
)
def test_every_trouble_with_keys_has_a_sentence_that_tells_its_facts(code: str, facts: dict[str, Fact]) -> None:
    said = labels.sentence(Trouble(code, **facts))
    assert code not in said
    assert "{" not in said
    assert all(str(fact) in said for fact in facts.values() if not isinstance(fact, datetime))


def test_whoever_has_the_tracker_open_is_named_with_place_and_hour() -> None:
    said = labels.sentence(OpenElsewhere("open_elsewhere", **HELD))
    assert "Cover 1 on OFFICE-7, since 09:05 on 03/08/2026" in said


def test_a_slot_that_cannot_be_made_says_what_to_enter() -> None:
    found = Invalid({"label": "label_unusable", "valid_until": "window_unusable"})
    assert all(labels.problem(code).startswith("Enter ") for code in found.problems.values())
