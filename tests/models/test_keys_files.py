"""The two copies of the key file: either is enough, and each heals the other."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from lado_desktop.errors import Damaged, Refused, Trouble
from lado_desktop.models import keys, keys_files
from lado_desktop.models.keys_format import LARGEST, serialise
from lado_desktop.models.keys_parse import parse

VAULT = "ab" * 16
ROOT = bytes(range(20))
OWNER = keys.make_slot(VAULT, "owner's own words", ROOT, "owner", "owner", kdf=keys.CHEAP)
FIRST = keys.new_key_file(VAULT, ROOT, (OWNER,))
SECOND = keys.replace_slots(FIRST, ROOT, (OWNER,))


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "Tracker 2026.27.lado"
    keys.write_keys(path, SECOND)
    return path


def read(tracker: Path) -> keys.KeyFile:
    return keys.read_keys(tracker, floor=keys.CHEAP_FLOOR)


def both(tracker: Path) -> list[bytes]:
    return [path.read_bytes() for path in keys_files.copies(tracker)]


def test_both_copies_stand_beside_the_tracker_and_nothing_else(tracker: Path) -> None:
    names = sorted(path.name for path in tracker.parent.iterdir())
    assert names == ["Tracker 2026.27.keys", "Tracker 2026.27.keys.bak"]
    assert both(tracker) == [serialise(SECOND)] * 2
    assert read(tracker) == SECOND


@pytest.mark.parametrize("which", [0, 1])
def test_a_flip_in_any_byte_of_one_copy_is_healed_from_the_other(tracker: Path, which: int) -> None:
    whole = serialise(SECOND)
    path = keys_files.copies(tracker)[which]
    for at in range(len(whole)):
        path.write_bytes(flipped(whole, at, 1 << at % 8))
        assert read(tracker) == SECOND
        assert both(tracker) == [whole, whole]


def test_a_flip_of_any_bit_in_both_copies_is_called_damage() -> None:
    whole = serialise(SECOND)
    for at in range(len(whole)):
        for bit in range(8):
            with pytest.raises(Damaged, match="keys_damaged"):
                parse(flipped(whole, at, 1 << bit), floor=keys.CHEAP_FLOOR)


def test_two_damaged_copies_are_called_damaged_and_left_as_they_are(tracker: Path) -> None:
    for path in keys_files.copies(tracker):
        path.write_bytes(flipped(serialise(SECOND), 400, 1))
    before = both(tracker)
    with pytest.raises(Damaged, match="keys_damaged"):
        read(tracker)
    assert both(tracker) == before


def test_every_shortened_copy_is_damage() -> None:
    whole = serialise(SECOND)
    for length in range(len(whole)):
        with pytest.raises(Damaged, match="keys_damaged"):
            parse(whole[:length], floor=keys.CHEAP_FLOOR)


@pytest.mark.parametrize("which", [0, 1])
def test_a_missing_copy_is_written_anew(tracker: Path, which: int) -> None:
    keys_files.copies(tracker)[which].unlink()
    assert read(tracker) == SECOND
    assert both(tracker) == [serialise(SECOND)] * 2


@pytest.mark.parametrize("which", [0, 1])
def test_the_later_generation_is_believed_and_the_other_brought_up_to_it(tracker: Path, which: int) -> None:
    keys_files.copies(tracker)[which].write_bytes(serialise(FIRST))
    assert read(tracker) == SECOND
    assert both(tracker) == [serialise(SECOND)] * 2


def test_no_copy_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as found:
        read(tmp_path / "Tracker.lado")
    assert found.value.code == "keys_missing"


def test_one_damaged_and_one_missing_is_damage(tracker: Path) -> None:
    first, second = keys_files.copies(tracker)
    first.write_bytes(b"")
    second.unlink()
    with pytest.raises(Damaged, match="keys_damaged"):
        read(tracker)


def test_a_folder_in_the_place_of_a_copy_is_unreadable_and_not_a_crash(tmp_path: Path) -> None:
    for path in keys_files.copies(tmp_path / "Tracker.lado"):
        path.mkdir()
    with pytest.raises(Trouble) as found:
        read(tmp_path / "Tracker.lado")
    assert found.value.code == "keys_unreadable"


def test_a_copy_of_another_tracker_does_not_overwrite_ours(tracker: Path) -> None:
    stranger = keys.new_key_file("cd" * 16, ROOT, (OWNER,), generation=99)
    keys_files.copies(tracker)[1].write_bytes(serialise(stranger))
    assert read(tracker) == SECOND
    assert both(tracker) == [serialise(SECOND), serialise(stranger)]


def test_a_later_format_is_refused_by_name_and_never_rewritten(tracker: Path) -> None:
    body = b'{"format":"lado-keys","version":2}'
    later = b"LADOKEYS 2 " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body
    keys_files.copies(tracker)[0].write_bytes(later)
    with pytest.raises(Refused) as found:
        read(tracker)
    assert (found.value.code, found.value.facts) == ("keys_newer", {"version": 2})
    assert both(tracker) == [later, serialise(SECOND)]


def test_cheap_keys_are_refused_unless_they_are_asked_for(tracker: Path) -> None:
    with pytest.raises(Damaged, match="keys_damaged"):
        keys.read_keys(tracker)


def test_a_file_of_gigabytes_is_not_read_in(tracker: Path) -> None:
    for path in keys_files.copies(tracker):
        os.truncate(path, 1 << 30) if os.name == "posix" else path.write_bytes(bytes(LARGEST + 1))
    with pytest.raises(Damaged, match="keys_damaged"):
        read(tracker)


def test_a_key_file_that_would_not_read_back_is_not_written(tracker: Path) -> None:
    with pytest.raises(Damaged, match="keys_damaged"):
        keys.write_keys(tracker, replace(SECOND, generation=0))
    assert both(tracker) == [serialise(SECOND)] * 2


def test_a_full_disk_changes_nothing_and_leaves_nothing_behind(tracker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("lado_desktop.models.whole_file.os.fsync", full)
    with pytest.raises(Trouble) as found:
        keys.write_keys(tracker, keys.replace_slots(SECOND, ROOT, (OWNER,)))
    assert (found.value.code, found.value.facts) == ("keys_not_written", {"reason": 28})
    assert both(tracker) == [serialise(SECOND)] * 2
    assert len(list(tracker.parent.iterdir())) == 2


def test_when_only_the_second_copy_fails_the_change_stands_and_the_next_reading_completes_it(tracker: Path) -> None:
    third = keys.replace_slots(SECOND, ROOT, (OWNER,))
    in_the_way = keys_files.copies(tracker)[1].with_name("Tracker 2026.27.keys.bak.tmp")
    in_the_way.mkdir()
    keys.write_keys(tracker, third)
    assert both(tracker) == [serialise(third), serialise(SECOND)]
    in_the_way.rmdir()
    assert read(tracker) == third
    assert both(tracker) == [serialise(third)] * 2


@pytest.mark.parametrize(
    ("name", "beside"), [("A.lado", "A.keys"), ("A.B.LADO", "A.B.keys"), ("A", "A.keys"), ("A.b", "A.b.keys")]
)
def test_the_key_file_is_named_after_the_tracker(tmp_path: Path, name: str, beside: str) -> None:
    assert keys_files.copies(tmp_path / name)[0].name == beside


def flipped(whole: bytes, at: int, bits: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ bits]) + whole[at + 1 :]
