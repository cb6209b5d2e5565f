"""What tests share: a fixed clock and a desk over a real encrypted tracker, with keys that are cheap to open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from lado_desktop.clock import FixedClock
from lado_desktop.models import keys
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk

PASSPHRASE = "gravel unhook pelican drowsy amber"


@pytest.fixture
def clock() -> FixedClock:
    """Monday 18 May 2026, 11:31."""
    return FixedClock(datetime(2026, 5, 18, 11, 31))


@pytest.fixture
def access(clock: FixedClock) -> Access:
    return Access(clock, keys.CHEAP, keys.CHEAP_FLOOR)


@pytest.fixture
def desk(access: Access, tmp_path: Path) -> Iterator[Desk]:
    """An empty tracker of the neutral vocabulary, open."""
    made, _ = access.create(tmp_path / "office.lado", PASSPHRASE, "england")
    yield made
    made.close()
