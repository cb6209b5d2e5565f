"""From the start of the process to the lock page, and to the first list, each against the bare minimum."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benches.figure import Figure, Timed, compare, whole
from benches.office import NOW, PASSPHRASE
from lado_desktop.clock import FixedClock
from lado_desktop.models import keys, opening
from lado_desktop.models.cipher import SAFE, connect, epoch_of

CHILD = Path(__file__).with_name("started.py")


def figures(folder: Path, tracker: Path, code: str, size: str, rounds: int, *, is_first: bool) -> Iterator[Figure]:
    """Lock page and first list; by its recovery `code` the tracker gets keys that cost what they cost."""
    opening.recover(tracker, code, PASSPHRASE, FixedClock(NOW), kdf=keys.PRODUCTION).tracker.close()
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LADO_HOME": str(folder / "home")}
    dearest, raw = _secret(tracker)
    to_lock_page = _until_painted(variables, "lock", str(tracker))
    if is_first:
        bare = _until_painted(variables, "bare")
        yield compare("start to the lock page / a bare window", 1.4, bare, to_lock_page, rounds=rounds)
        yield compare("open with the raw key / the engine without one", 4.0, *_openings(folder, tracker), rounds=9)
    yield compare(
        f"start, unlock, first list, {size} / the bare minimum",
        2.0,
        _until_painted(variables, "bare-list", str(tracker), f"{dearest}:{raw}"),
        _until_painted(variables, "list", str(tracker), PASSPHRASE),
        rounds=rounds,
    )


def _secret(tracker: Path) -> tuple[str, str]:
    """What the derivation costs ("KiB:passes:lanes") and the raw key of a made-up office."""
    key_file, epoch = keys.read_keys(tracker), epoch_of(tracker)
    slot, payload = keys.unlock_slots(key_file, PASSPHRASE)
    raw = keys.raw_key(keys.data_key_from(slot, payload, epoch), epoch)
    return f"{slot.kdf.memory_kib}:{slot.kdf.passes}:{slot.kdf.lanes}", raw


def _until_painted(variables: Mapping[str, str], *words: str) -> Timed:
    def timed() -> float:
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, str(CHILD), *words],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as child:
            assert child.stdout is not None  # noqa: S101 - it was asked for
            said = child.stdout.readline()
            seconds = time.perf_counter() - started
        if said.strip() != "painted" or child.returncode:
            raise AssertionError(f"{words[0]}: nothing was painted")
        return seconds

    return timed


def _openings(folder: Path, tracker: Path) -> tuple[Timed, Timed]:
    """The same engine and settings without a key, and ours with one; each reads one row."""
    from sqlcipher3 import dbapi2

    epoch, key_file = epoch_of(tracker), keys.read_keys(tracker)
    slot, payload = keys.unlock_slots(key_file, PASSPHRASE)
    dek = keys.data_key_from(slot, payload, epoch)
    plain = folder / "plain-engine.db"
    made = dbapi2.connect(str(plain))
    with connect(tracker, dek, epoch) as full:
        for (sql,) in full.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            made.execute(sql)
    full.close()
    made.commit()
    made.close()

    def floor() -> None:
        connection = dbapi2.connect(str(plain), isolation_level=None)
        for name, (value, _) in SAFE.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        connection.execute("SELECT count(*) FROM meta").fetchone()
        connection.close()

    def ours() -> None:
        connection = connect(tracker, dek, epoch)
        connection.execute("SELECT count(*) FROM meta").fetchone()
        connection.close()

    return whole(floor), whole(ours)
