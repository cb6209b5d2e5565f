"""The lock file: one program at a time, and never locked out for good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import OpenElsewhere, Trouble
from lado_desktop.models.lockfile import LockFile

NOON = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    return tmp_path / "Tracker.lado"


def written_by(tracker: Path, moment: datetime = NOON, **said: Any) -> Path:
    """A lock as another program left it."""
    path = tracker.with_suffix(".lock")
    holder = {"who": "Cover 1", "host": "other-laptop", "pid": 1, "since": moment.isoformat(), "nonce": "n"} | said
    path.write_text(json.dumps(holder), encoding="ascii")
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    return path


def ended_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_lock_says_who_where_and_since_when_and_goes_when_it_is_released(tracker: Path, clock: FixedClock) -> None:
    held = LockFile.take(tracker, "owner", clock)
    said = json.loads((tracker.parent / "Tracker.lock").read_text())
    assert (said["who"], said["pid"], said["since"]) == ("owner", os.getpid(), "2026-08-03T12:00:00+00:00")
    held.release()
    held.release()
    assert list(tracker.parent.iterdir()) == []


def test_a_second_opener_is_told_who_has_it(tracker: Path, clock: FixedClock) -> None:
    with LockFile.take(tracker, "owner", clock) as held, pytest.raises(OpenElsewhere) as found:
        LockFile.take(tracker, "Cover 1", clock, take_over=True)
    assert found.value.code == "open_elsewhere"
    local = NOON.astimezone().replace(tzinfo=None)
    assert found.value.facts == {"who": "owner", "host": held.holder.host, "since": local}


def test_the_lock_is_free_after_the_holder_let_go(tracker: Path, clock: FixedClock) -> None:
    LockFile.take(tracker, "owner", clock).release()
    with LockFile.take(tracker, "Cover 1", clock) as held:
        assert held.is_ours()


def test_a_lock_left_by_a_dead_program_of_this_machine_is_taken_over_at_once(tracker: Path, clock: FixedClock) -> None:
    own_host = _own_host(tracker, clock)
    written_by(tracker, host=own_host, pid=ended_process())
    with LockFile.take(tracker, "owner", clock) as held:
        assert held.is_ours()
        assert [path.name for path in tracker.parent.iterdir()] == ["Tracker.lock"]


def test_a_lock_of_another_machine_is_respected_while_it_beats_even_with_consent(
    tracker: Path, clock: FixedClock
) -> None:
    written_by(tracker, NOON - timedelta(minutes=9), pid=ended_process())
    for consent in (False, True):
        with pytest.raises(OpenElsewhere) as found:
            LockFile.take(tracker, "owner", clock, take_over=consent)
        assert (found.value.code, found.value.facts["host"]) == ("open_elsewhere", "other-laptop")


def test_a_lock_of_another_machine_that_stopped_beating_is_taken_over_with_consent_only(
    tracker: Path, clock: FixedClock
) -> None:
    path = written_by(tracker, NOON - timedelta(minutes=11))
    before = path.read_bytes()
    with pytest.raises(OpenElsewhere) as found:
        LockFile.take(tracker, "owner", clock)
    assert (found.value.code, found.value.facts["who"]) == ("open_stale", "Cover 1")
    assert path.read_bytes() == before
    with LockFile.take(tracker, "owner", clock, take_over=True) as held:
        assert held.is_ours()


def test_a_beating_lock_stays_fresh(tracker: Path, clock: FixedClock) -> None:
    with LockFile.take(tracker, "owner", clock) as held:
        clock.moment += timedelta(minutes=30)
        assert held.touch()
        clock.moment += timedelta(minutes=9)
        with pytest.raises(OpenElsewhere, match="open_elsewhere"):
            LockFile.take(tracker, "Cover 1", clock, take_over=True)


def test_a_holder_whose_lock_was_taken_over_is_told_and_removes_nothing(tracker: Path, clock: FixedClock) -> None:
    first = LockFile.take(tracker, "owner", clock)
    clock.moment += timedelta(minutes=11)
    with LockFile.take(tracker, "Cover 1", clock, take_over=True) as second:
        assert not first.touch()
        first.release()
        assert second.is_ours()


def test_a_lock_that_was_deleted_by_hand_is_noticed_at_the_next_beat(tracker: Path, clock: FixedClock) -> None:
    held = LockFile.take(tracker, "owner", clock)
    held.path.unlink()
    assert not held.touch()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"who":1}',
        "[" * 3000,
        '{"who":"a","host":"b","pid":true,"since":"2026-01-01","nonce":"c"}',
        '{"who":"a","host":"b","pid":1,"since":"yesterday","nonce":"c"}',
        '{"who":"a\\nb","host":"b","pid":1,"since":"2026-01-01","nonce":"c"}',
    ],
)
def test_a_lock_that_cannot_be_read_holds_for_ten_minutes_and_then_gives_way_with_consent(
    tracker: Path, clock: FixedClock, text: str
) -> None:
    path = written_by(tracker)
    path.write_text(text)
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    with pytest.raises(OpenElsewhere, match=r"^open_unknown$"):
        LockFile.take(tracker, "owner", clock, take_over=True)
    clock.moment += timedelta(minutes=11)
    with pytest.raises(OpenElsewhere, match=r"^open_unknown_stale$"):
        LockFile.take(tracker, "owner", clock)
    LockFile.take(tracker, "owner", clock, take_over=True).release()


def test_a_heartbeat_from_the_far_future_does_not_lock_everybody_out(tracker: Path, clock: FixedClock) -> None:
    written_by(tracker, NOON + timedelta(days=400))
    with pytest.raises(OpenElsewhere, match="open_stale"):
        LockFile.take(tracker, "owner", clock)
    LockFile.take(tracker, "owner", clock, take_over=True).release()


def test_a_clock_a_few_minutes_behind_the_holders_does_not_make_its_lock_stale(
    tracker: Path, clock: FixedClock
) -> None:
    written_by(tracker, NOON + timedelta(minutes=20))
    with pytest.raises(OpenElsewhere, match="open_elsewhere"):
        LockFile.take(tracker, "owner", clock, take_over=True)


def test_a_folder_that_is_not_there_is_trouble_and_not_a_crash(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(Trouble) as found:
        LockFile.take(tmp_path / "gone" / "Tracker.lado", "owner", clock)
    assert found.value.code == "lock_not_written"


def test_of_many_openers_at_once_one_holds_the_lock(tracker: Path) -> None:
    race = (
        "import sys, pathlib\n"
        "from lado_desktop.clock import SystemClock\n"
        "from lado_desktop.errors import OpenElsewhere\n"
        "from lado_desktop.models.lockfile import LockFile\n"
        "try:\n"
        "    LockFile.take(pathlib.Path(sys.argv[1]), 'x', SystemClock())\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
        "except OpenElsewhere:\n"
        "    print('elsewhere', flush=True)\n"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", race, str(tracker)]
    openers = [
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    said = [opener.stdout.readline().strip() for opener in openers if opener.stdout]
    for opener in openers:
        opener.communicate()
    assert sorted(said) == ["elsewhere"] * 5 + ["held"]


def test_a_disk_without_links_has_its_lock_all_the_same(
    tracker: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    with LockFile.take(tracker, "owner", clock) as held:
        assert held.is_ours()
        assert [path.name for path in tracker.parent.iterdir()] == ["Tracker.lock"]
        with pytest.raises(OpenElsewhere, match="open_elsewhere"):
            LockFile.take(tracker, "Cover 1", clock)
    assert list(tracker.parent.iterdir()) == []


def _own_host(tracker: Path, clock: FixedClock) -> str:
    with LockFile.take(tracker, "owner", clock) as held:
        return held.holder.host
