"""Disks that are full, folders that may only be read: said as what they are, with nothing half done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from lado_desktop.errors import Trouble
from lado_desktop.models.tables import Setting, Work
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import verify

from .conftest import PASSPHRASE


def fill_disk(tracker: Tracker, pages_left: int) -> None:
    """From here on the file may grow by so many pages; SQLite reports the end of them as it does a full disk."""
    with tracker.inspecting() as connection:
        now = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {now + pages_left}")


def test_a_full_disk_is_called_that_and_earlier_and_later_work_is_whole(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker]
) -> None:
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak"))
    fill_disk(tracker, 2)
    with pytest.raises(Trouble, match="disk_full"), tracker.writing("add") as session:
        session.add_all(Setting(name="x" * 3000) for _ in range(20))
    fill_disk(tracker, 1000)
    with tracker.writing("add") as session:
        session.add(Setting(name="Elm"))
    tracker.close()
    reopened = unlock(office)
    with reopened.reading() as session:
        assert session.execute(select(Setting.name).order_by(Setting.id)).scalars().all() == ["Oak", "Elm"]
    assert all(check.is_good for check in verify(reopened))


def test_a_disk_that_is_full_at_the_first_word_of_a_work_is_called_that_too(tracker: Tracker) -> None:
    with tracker.reading() as session:
        works = session.execute(select(func.count(Work.id))).scalar_one()
    fill_disk(tracker, 0)
    with pytest.raises(Trouble, match="disk_full"):
        for _ in range(200):
            with tracker.writing("w" * 3000):
                pass
    fill_disk(tracker, 1000)
    with tracker.writing("after"):
        pass
    with tracker.reading() as session:
        assert session.execute(select(func.count(Work.id))).scalar_one() > works
    assert all(check.is_good for check in verify(tracker))


AS_SOMEBODY_ELSE = """
import os, pathlib, sys
from datetime import datetime
from lado_desktop.clock import FixedClock
from lado_desktop.errors import Trouble
from lado_desktop.models import keys, opening
from lado_desktop.models.tables import Setting

folder, passphrase = pathlib.Path(sys.argv[1]), sys.argv[2]
path, clock = folder / "office.lado", FixedClock(datetime(2026, 5, 18, 11, 31))
tracker = opening.create(path, passphrase, clock, lambda session: None, kdf=keys.CHEAP)[0].tracker
tracker.close()
if os.getuid() == 0:  # rights mean nothing to root
    for place in (folder, *folder.iterdir()):
        os.chown(place, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)

def attempt(work):
    try:
        work()
        print("done")
    except Trouble as found:
        print(found.code)

def unlock():
    opening.unlock(path, passphrase, clock, floor=keys.CHEAP_FLOOR).tracker.close()

def write():
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak"))

path.chmod(0o444)
attempt(unlock)
path.chmod(0o644)
path.chmod(0o000)
attempt(unlock)
path.chmod(0o644)
folder.chmod(0o555)
attempt(unlock)
attempt(lambda: opening.create(folder / "other.lado", passphrase, clock, lambda session: None, kdf=keys.CHEAP))
folder.chmod(0o755)
tracker = opening.unlock(path, passphrase, clock, floor=keys.CHEAP_FLOOR).tracker
folder.chmod(0o555)
attempt(write)
folder.chmod(0o755)
attempt(write)
tracker.close()
print(*sorted(file.name for file in folder.iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_files_and_folders_that_may_only_be_read_are_called_that_and_nothing_is_left_half_done(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="lado-") as folder:  # pytest's own folders are closed to others
        ran = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY_ELSE, folder, PASSPHRASE],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.stderr == ""
        assert ran.stdout.split("\n") == [
            "tracker_read_only",
            "tracker_unreadable",
            "lock_not_written",
            "lock_not_written",
            "tracker_read_only",
            "done",
            "office.keys office.keys.bak office.lado",
            "",
        ]
