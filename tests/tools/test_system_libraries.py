"""What a system lacks is installed when allowed, or named in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

import system_libraries
from environment import CannotSetUp
from system_libraries import Need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring what Qt needs")

ABSENT = Need("libnobody-made-this.so.7", ("libnobody7t64", "libnobody7"))


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who is not root, on a system with apt-get that does not know our package."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    answer = subprocess.CompletedProcess([], 0, stdout="", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_kwargs: answer)


@pytest.mark.usefixtures("somebody")
def test_somebody_who_may_not_install_is_told_the_one_line() -> None:
    with pytest.raises(CannotSetUp) as told:
        system_libraries.prepare(frozenset({ABSENT}))
    assert str(told.value).splitlines()[-1] == "  sudo apt-get install -y --no-install-recommends libnobody7"


def test_a_system_without_apt_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(CannotSetUp, match=r"libnobody-made-this\.so\.7"):
        system_libraries.prepare(frozenset({ABSENT}))


def test_the_name_a_release_knows_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = subprocess.CompletedProcess([], 0, stdout="libnobody7t64:\n  Candidate: 7.1-2\n", stderr="")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_kwargs: answer)
    with pytest.raises(CannotSetUp, match=r"recommends libnobody7t64$"):
        system_libraries.prepare(frozenset({ABSENT}))


def test_what_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    system_libraries.prepare(frozenset({Need("libc.so.6", ("libc6",)), Need("/", ("base-files",))}))
    with pytest.raises(CannotSetUp):
        system_libraries.prepare(frozenset({Need("/nowhere/at/all", ("base-files",))}))
