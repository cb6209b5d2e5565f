"""What cannot be opened says why, each cause by its own name, and is left exactly as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Damaged, OpenElsewhere, Refused, Trouble, WrongKey
from lado_desktop.models import keys, opening
from lado_desktop.models.tables import Setting
from lado_desktop.models.tracker import Tracker

from .conftest import PASSPHRASE, nothing

PAGE = 4096


def empty(path: Path) -> None:
    path.write_bytes(b"")


def plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person(name TEXT)")
    connection.close()


def cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 20 * PAGE + 1000])


def cut_to_a_few_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10])


def cut_between_pages(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 20 * PAGE])


def cut_by_one_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-PAGE])


def damaged_in_page_1(path: Path) -> None:
    _flip(path, 2000)


def damaged_in_its_first_bytes(path: Path) -> None:
    _flip(path, 3)


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(40 * PAGE))


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _flip(path: Path, at: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[at] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("mishap", "kind", "code"),
    [
        (gone, Trouble, "tracker_missing"),
        (a_folder, Trouble, "tracker_unreadable"),
        (empty, Refused, "tracker_empty"),
        (plain, Refused, "tracker_plain"),
        (cut_in_a_page, Damaged, "tracker_truncated"),
        (cut_to_a_few_bytes, Damaged, "tracker_truncated"),
        (cut_between_pages, Damaged, "tracker_truncated"),
        (cut_by_one_page, Damaged, "tracker_truncated"),
        (damaged_in_page_1, Damaged, "tracker_damaged"),
        (damaged_in_its_first_bytes, Damaged, "tracker_damaged"),
        (noise, Damaged, "tracker_damaged"),
    ],
)
def test_each_mishap_has_its_own_name_and_the_file_is_left_alone(
    closed: Path, unlock: Callable[..., Tracker], mishap: Callable[[Path], None], kind: type[Trouble], code: str
) -> None:
    mishap(closed)
    before = closed.read_bytes() if closed.is_file() else None
    with pytest.raises(kind) as found:
        unlock(closed)
    assert found.value.code == code
    assert (closed.read_bytes() if closed.is_file() else None) == before
    assert not closed.with_suffix(".lock").exists()


def test_a_wrong_passphrase_for_a_damaged_tracker_is_a_wrong_passphrase_first(
    closed: Path, unlock: Callable[..., Tracker]
) -> None:
    damaged_in_page_1(closed)
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        unlock(closed, "walrus teapot lantern gravity plum")


@pytest.mark.parametrize(("table", "opens"), [("review", True), ("meta", False)])
def test_damage_in_a_page_that_unlocking_needs_is_called_damage_and_elsewhere_it_still_opens(
    closed: Path, unlock: Callable[..., Tracker], stranger: Callable[[Path], Any], table: str, opens: bool
) -> None:
    connection = stranger(closed)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    _flip(closed, (root - 1) * PAGE + 300)
    if opens:
        assert unlock(closed).still_ours()
        return
    with pytest.raises(Damaged, match="tracker_damaged"):
        unlock(closed)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("PRAGMA application_id = 7", "tracker_foreign"),
        ("PRAGMA user_version = 9999", "tracker_newer"),
    ],
)
def test_a_file_of_another_program_and_one_of_a_newer_program_are_told_apart(
    closed: Path, unlock: Callable[..., Tracker], stranger: Callable[[Path], Any], statement: str, code: str
) -> None:
    connection = stranger(closed)
    connection.execute(statement)
    connection.close()
    before = closed.read_bytes()
    with pytest.raises(Refused) as found:
        unlock(closed)
    assert found.value.code == code
    assert closed.read_bytes() == before


def test_the_tracker_of_another_key_file_is_not_called_a_wrong_passphrase(
    closed: Path, clock: FixedClock, unlock: Callable[..., Tracker], tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    other, _ = opening.create(tmp_path / "b" / "office.lado", PASSPHRASE, clock, nothing, kdf=keys.CHEAP)
    other.tracker.close()
    shutil.copy(tmp_path / "b" / "office.lado", closed)
    with pytest.raises(Damaged, match="tracker_damaged"):
        unlock(closed)


def test_opening_it_a_second_time_in_the_same_program_says_where_it_is_open_and_disturbs_nothing(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker]
) -> None:
    with pytest.raises(OpenElsewhere, match="open_elsewhere"):
        unlock(office)
    assert _asked_of_a_second_program(office, without_lock_file=True) == "open_elsewhere_silent"
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak"))


def test_a_second_program_is_told_by_the_lock_file_and_without_one_by_the_file_itself(
    tracker: Tracker, office: Path
) -> None:
    assert _asked_of_a_second_program(office) == "open_elsewhere"
    assert _asked_of_a_second_program(office, without_lock_file=True) == "open_elsewhere_silent"


def _asked_of_a_second_program(path: Path, *, without_lock_file: bool = False) -> str:
    """What another process is told; one that sees no lock file stands for a share that hides it."""
    if without_lock_file:
        path.with_suffix(".lock").unlink()
    script = (
        "import sys, pathlib, datetime\n"
        "from lado_desktop.clock import FixedClock\n"
        "from lado_desktop.errors import Trouble\n"
        "from lado_desktop.models import keys, opening\n"
        "try:\n"
        "    clock = FixedClock(datetime.datetime(2026, 5, 18, 11, 31))\n"
        "    opening.unlock(pathlib.Path(sys.argv[1]), sys.argv[2], clock, floor=keys.CHEAP_FLOOR)\n"
        "    print('opened')\n"
        "except Trouble as found:\n"
        "    print(found.code)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path), PASSPHRASE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def test_a_lock_that_stopped_beating_gives_way_with_consent(
    closed: Path, clock: FixedClock, unlock: Callable[..., Tracker]
) -> None:
    lock = closed.with_suffix(".lock")
    lock.write_text(
        '{"who":"Cover 1","host":"other-laptop","pid":1,"since":"2026-05-18T08:00:00+00:00","nonce":"n"}', "ascii"
    )
    os.utime(lock, (clock.now().timestamp() - 700,) * 2)
    with pytest.raises(OpenElsewhere, match="open_stale"):
        unlock(closed)
    assert unlock(closed, take_over=True).still_ours()
