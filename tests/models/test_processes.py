"""Telling the living from the dead."""

from __future__ import annotations

import os
import subprocess
import sys

from lado_desktop.models.processes import is_running


def test_this_process_runs_and_one_that_ended_does_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_running(os.getpid())
    assert is_running(child.pid)
    child.communicate()
    assert not is_running(child.pid)


def test_numbers_that_are_no_process_do_not_run() -> None:
    assert not any(is_running(pid) for pid in (0, -1, 10**30))
