"""Making, unlocking and recovering a tracker: files, keys and lock brought together."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Refused, Trouble, WrongKey
from lado_desktop.models import keys, opening
from lado_desktop.models.cipher import PLAIN_HEADER
from lado_desktop.models.tables import Setting, User
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import verify

from .conftest import PASSPHRASE, nothing

OTHER = "walrus teapot lantern gravity plum"


def add_setting(tracker: Tracker, name: str) -> None:
    with tracker.writing("add") as session:
        session.add(Setting(name=name))


def names(tracker: Tracker) -> list[str]:
    with tracker.reading() as session:
        return list(session.execute(select(Setting.name).order_by(Setting.id)).scalars())


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def recover(path: Path, code: str, passphrase: str, clock: FixedClock) -> Tracker:
    return opening.recover(path, code, passphrase, clock, kdf=keys.CHEAP).tracker


def test_a_new_tracker_has_its_key_file_twice_and_a_lock_only_while_it_is_open(tracker: Tracker, office: Path) -> None:
    assert set(files(office)) >= {"office.lado", "office.keys", "office.keys.bak", "office.lock"}
    tracker.close()
    assert files(office) == ["office.keys", "office.keys.bak", "office.lado"]


def test_what_is_on_the_disk_is_no_sqlite_file_and_holds_no_word_of_a_record(tracker: Tracker, office: Path) -> None:
    add_setting(tracker, "Canary Lane Primary")
    tracker.close()
    written = office.read_bytes()
    assert not written.startswith(PLAIN_HEADER)
    assert not any(word in written for word in (b"Canary", b"setting", b"CREATE", b"owner"))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(office).execute("SELECT count(*) FROM sqlite_master")


def test_a_wrong_passphrase_is_called_that_and_leaves_no_lock(closed: Path, unlock: Callable[..., Tracker]) -> None:
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        unlock(closed, OTHER)
    assert files(closed) == ["office.keys", "office.keys.bak", "office.lado"]
    assert names(unlock(closed)) == []


def test_the_recovery_code_opens_without_any_key_file_and_the_old_passphrase_is_dead(
    made: tuple[Tracker, str], office: Path, clock: FixedClock, unlock: Callable[..., Tracker]
) -> None:
    tracker, code = made
    add_setting(tracker, "Oak")
    tracker.close()
    for copy in keys.copies(office):
        copy.unlink()
    with pytest.raises(Trouble, match="keys_missing"):
        unlock(office)
    recovered = recover(office, code.lower().replace("-", " "), OTHER, clock)
    assert names(recovered) == ["Oak"]
    recovered.close()
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        unlock(office, PASSPHRASE)
    reopened = unlock(office, OTHER)
    assert names(reopened) == ["Oak"]
    assert all(check.is_good for check in verify(reopened))


def test_the_key_file_of_the_old_passphrase_put_back_after_a_recovery_is_thrown_out_at_the_next_unlocking(
    made: tuple[Tracker, str], office: Path, clock: FixedClock, unlock: Callable[..., Tracker]
) -> None:
    tracker, code = made
    tracker.close()
    kept = [copy.read_bytes() for copy in keys.copies(office)]
    recover(office, code, OTHER, clock).close()
    for copy, old in zip(keys.copies(office), kept, strict=True):
        copy.write_bytes(old)
    unlock(office, PASSPHRASE).close()
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        unlock(office, PASSPHRASE)
    assert names(unlock(office, OTHER)) == []


def test_the_code_of_another_tracker_opens_nothing_and_changes_nothing(
    closed: Path, clock: FixedClock, tmp_path: Path, unlock: Callable[..., Tracker]
) -> None:
    (tmp_path / "b").mkdir()
    other, code = opening.create(tmp_path / "b" / "other.lado", PASSPHRASE, clock, nothing, kdf=keys.CHEAP)
    other.tracker.close()
    before = {file: file.read_bytes() for file in closed.parent.iterdir() if file.is_file()}
    with pytest.raises(WrongKey, match="code_of_another_tracker"):
        recover(closed, code, OTHER, clock)
    assert {file: file.read_bytes() for file in closed.parent.iterdir() if file.is_file()} == before
    assert names(unlock(closed)) == []


def test_the_right_code_for_a_damaged_tracker_says_that_the_tracker_is_damaged(
    made: tuple[Tracker, str], office: Path, clock: FixedClock
) -> None:
    made[0].close()
    broken = bytearray(office.read_bytes())
    broken[500] ^= 1
    office.write_bytes(broken)
    with pytest.raises(Trouble, match="tracker_damaged"):
        recover(office, made[1], OTHER, clock)


def test_an_altered_key_file_still_opens_for_its_owner_and_is_put_right(
    closed: Path, clock: FixedClock, unlock: Callable[..., Tracker]
) -> None:
    first, second = keys.copies(closed)
    whole = keys.read_keys(closed, floor=keys.CHEAP_FLOOR)
    stranger = keys.make_slot(whole.vault_id, OTHER, keys.new_root(), "owner", "Mallory", kdf=keys.CHEAP)
    keys.write_keys(closed, keys.new_key_file(whole.vault_id, keys.new_root(), (*whole.slots, stranger), generation=99))
    opened = opening.unlock(closed, PASSPHRASE, clock, floor=keys.CHEAP_FLOOR)
    opened.tracker.close()
    assert opened.keys_were_healed
    assert first.read_bytes() == second.read_bytes()
    assert [slot.label for slot in keys.read_keys(closed, floor=keys.CHEAP_FLOOR).slots] == ["owner"]
    again = opening.unlock(closed, PASSPHRASE, clock, floor=keys.CHEAP_FLOOR)
    again.tracker.close()
    assert not again.keys_were_healed
    with pytest.raises(WrongKey):
        unlock(closed, OTHER)


def test_the_owner_of_a_recovered_tracker_is_still_one_user(
    made: tuple[Tracker, str], office: Path, clock: FixedClock
) -> None:
    made[0].close()
    tracker = recover(office, made[1], OTHER, clock)
    with tracker.reading() as session:
        users = session.execute(select(User.label, User.role, User.slot)).all()
    tracker.close()
    [slot] = keys.read_keys(office, floor=keys.CHEAP_FLOOR).slots
    assert [tuple(user) for user in users] == [("owner", "owner", slot.id)]


def test_a_tracker_is_never_made_over_another(closed: Path, clock: FixedClock) -> None:
    before = {file: file.read_bytes() for file in closed.parent.iterdir()}
    with pytest.raises(Refused, match="tracker_exists"):
        opening.create(closed, OTHER, clock, nothing, kdf=keys.CHEAP)
    assert {file: file.read_bytes() for file in closed.parent.iterdir()} == before


def test_the_key_file_of_a_tracker_that_is_away_is_kept_when_another_of_its_name_is_made(
    closed: Path, clock: FixedClock
) -> None:
    away = closed.read_bytes()
    closed.unlink()
    old = keys.copies(closed)[0].read_bytes()
    opened, _ = opening.create(closed, OTHER, clock, nothing, kdf=keys.CHEAP)
    opened.tracker.close()
    closed.write_bytes(away)
    kept = keys.copies(closed)[0]
    assert kept.with_name(kept.name + ".old").read_bytes() == old


def test_a_seed_that_fails_leaves_an_empty_folder(tmp_path: Path, clock: FixedClock) -> None:
    def fail(_session: object) -> None:
        raise Trouble("cancelled")

    with pytest.raises(Trouble, match="cancelled"):
        opening.create(tmp_path / "office.lado", PASSPHRASE, clock, fail, kdf=keys.CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_tracker_that_cannot_be_settled_in_its_folder_is_not_left_there_without_its_keys(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError

    monkeypatch.setattr(opening, "settle_folder", fail)
    with pytest.raises(Trouble, match="cannot_write"):
        opening.create(tmp_path / "office.lado", PASSPHRASE, clock, nothing, kdf=keys.CHEAP)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left", [["office.keys"], ["office.keys", "office.keys.bak", "office.lado.new"]])
def test_making_a_tracker_that_was_killed_on_the_way_can_be_tried_again(
    tmp_path: Path, clock: FixedClock, unlock: Callable[..., Tracker], left: list[str]
) -> None:
    for name in left:
        (tmp_path / name).write_bytes(os.urandom(5000))
    opened, _ = opening.create(tmp_path / "office.lado", PASSPHRASE, clock, nothing, kdf=keys.CHEAP)
    add_setting(opened.tracker, "Oak")
    opened.tracker.close()
    assert names(unlock(tmp_path / "office.lado")) == ["Oak"]
    assert not (tmp_path / "office.lado.new").exists()
