"""A tracker without value lists, and the bare way to its rows that a stranger with the key would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from lado_desktop.clock import FixedClock
from lado_desktop.models import keys, opening
from lado_desktop.models.cipher import connect, epoch_of
from lado_desktop.models.tracker import Tracker

PASSPHRASE = "gravel unhook pelican drowsy amber"


def nothing(_session: Session) -> None:
    """Seed a tracker with no more than it makes itself."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path / "office.lado"


@pytest.fixture
def made(office: Path, clock: FixedClock) -> Iterator[tuple[Tracker, str]]:
    """An open tracker and its recovery code."""
    opened, code = opening.create(office, PASSPHRASE, clock, nothing, kdf=keys.CHEAP)
    yield opened.tracker, code
    opened.tracker.close()


@pytest.fixture
def tracker(made: tuple[Tracker, str]) -> Tracker:
    return made[0]


@pytest.fixture
def closed(made: tuple[Tracker, str], office: Path) -> Path:
    """The path of a tracker that was made and shut."""
    made[0].close()
    return office


@pytest.fixture
def unlock(clock: FixedClock) -> Iterator[Callable[..., Tracker]]:
    """Open a tracker by passphrase; it is shut after the test."""
    opened: list[Tracker] = []

    def open_it(path: Path, passphrase: str = PASSPHRASE, **more: Any) -> Tracker:
        found = opening.unlock(path, passphrase, clock, floor=keys.CHEAP_FLOOR, **more)
        opened.append(found.tracker)
        return found.tracker

    yield open_it
    for tracker in opened:
        tracker.close()


@pytest.fixture
def stranger() -> Iterator[Callable[[Path], Any]]:
    """A bare connection with the right key, as somebody's script would have it: no authorizer, nothing recorded."""
    opened: list[Any] = []

    def open_it(path: Path) -> Any:
        key_file = keys.read_keys(path, floor=keys.CHEAP_FLOOR)
        slot, payload = keys.unlock_slots(key_file, PASSPHRASE)
        epoch = epoch_of(path)
        connection = connect(path, keys.data_key_from(slot, payload, epoch), epoch)
        opened.append(connection)
        return connection

    yield open_it
    for connection in opened:
        connection.close()
