"""The interpreter outlives any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

TWENTY_THOUSAND_CALLS = """
import lado_desktop.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("thing")
    thing.blockSignals(False)
print("alive")
"""


def test_twenty_thousand_calls_into_qt_do_not_use_up_none_or_false() -> None:
    done = subprocess.run([sys.executable, "-c", TWENTY_THOUSAND_CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "alive", "")
